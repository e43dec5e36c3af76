//! The integration tests: one crate, one module an area.

mod broken;
mod dom;
mod markdown;
mod own_site;
mod sandbox;
mod tidy;
