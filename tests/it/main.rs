//! The integration tests: one crate, one module an area.

mod broken;
mod bundle;
mod convert;
mod dom;
mod drafts;
mod editions;
mod exchange;
mod fallback;
mod guide;
mod incremental;
mod killed;
mod markdown;
mod output_rules;
mod own_site;
mod parity;
mod phrases;
mod pictures;
mod redirects;
mod reproducible;
mod sandbox;
mod serve;
mod sites;
mod spelling;
mod stale;
mod tidy;
mod translation;
