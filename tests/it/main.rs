//! The integration tests: one crate, one module an area.

mod dom;
mod markdown;
mod own_site;
mod sandbox;
