//! A preview of the built site on this computer.
//!
//! In: the output folder and the headers that a host would send. Out: an HTTP server on 127.0.0.1 that answers as a
//! host does: folders with their `index.html`, unknown addresses with `404.html`, every answer with the site's
//! security policy, so that what works here works there. Never listens to other computers.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// How many ports after the wanted one are tried.
const TRIES: u16 = 20;

/// Serves a folder until the process is interrupted (Ctrl-C).
///
/// `port` is the one to try first; if it is taken, the next free one is used. `ready` is told the address.
///
/// # Errors
///
/// Fails if none of the ports can be had.
pub fn serve(
    folder: &Path,
    port: u16,
    headers: &[(&'static str, &'static str)],
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = listen(port).await?;
        ready(listener.local_addr()?);
        axum::serve(listener, router(folder, headers)).with_graceful_shutdown(interrupted()).await
    })
}

async fn listen(port: u16) -> io::Result<TcpListener> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for candidate in port..=port.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn router(folder: &Path, headers: &[(&'static str, &'static str)]) -> Router {
    let files = ServeDir::new(folder).not_found_service(ServeFile::new(folder.join("404.html")));
    let mut router = Router::new().fallback_service(files);
    // A browser that is told to insist on https could not show the next preview.
    let local = headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("strict-transport-security"));
    for (name, value) in local.chain(&[("cache-control", "no-cache")]) {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("the names are ours");
        router = router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)));
    }
    router
}

async fn interrupted() {
    // Where signals cannot be waited for, the server ends with the process.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
