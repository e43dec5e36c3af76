//! The integration tests: one crate, one module an area.

mod broken;
mod markdown;
mod tidy;
