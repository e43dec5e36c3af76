//! A preview of the site on this computer, renewed while the writer works.
//!
//! In: finished sites, one after another, and the headers that a host would send. Out: an HTTP server on 127.0.0.1
//! that answers as a host does, from memory: folders with their `index.html`, unknown addresses with `404.html`, every
//! answer with the site's security policy, so that what works here works there. Browsers are told what has changed.
//! Never listens to other computers, and never looks at the disk for an answer.

mod answer;
mod looked_at;
mod news;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch as channel;

use crate::output::{KeptFile, OutputFile, Tree};
use looked_at::LookedAt;
use news::News;

pub use notify::Error as WatchError;
pub use watch::{Watch, Watching};

/// How many ports after the wanted one are tried.
const TRIES: u16 = 20;

/// What is shown, shared by the server and by whoever builds.
#[derive(Debug, Clone)]
pub struct Preview(Arc<State>);

#[derive(Debug)]
struct State {
    /// What is shown.
    tree: RwLock<Arc<Tree>>,
    /// The last site that was whole.
    whole: RwLock<Arc<Tree>>,
    looked_at: LookedAt,
    news: channel::Sender<News>,
    headers: Vec<(&'static str, &'static str)>,
}

impl Preview {
    /// A preview without a site yet; `headers` go with every answer.
    pub fn new(headers: &[(&'static str, &'static str)]) -> Preview {
        // A browser that is told to insist on https could not show the next preview.
        let local = headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("strict-transport-security"));
        Preview(Arc::new(State {
            tree: RwLock::default(),
            whole: RwLock::default(),
            looked_at: LookedAt::default(),
            news: channel::Sender::new(News::default()),
            headers: local.copied().collect(),
        }))
    }

    /// Shows another site, and tells the browsers what has changed.
    pub fn show(&self, tree: Arc<Tree>) {
        *self.0.whole.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&tree);
        self.exchange(tree);
    }

    /// Shows some files of a new site already; the others stay as they were until the site is whole.
    pub fn show_first(&self, files: Vec<OutputFile>) {
        let mut tree = Tree::clone(&self.tree());
        tree.extend(files.into_iter().map(|file| (Arc::from(file.path.as_str()), KeptFile::new(&file))));
        self.exchange(Arc::new(tree));
    }

    /// The paths of the pages that browsers look at.
    pub fn looked_at(&self) -> Vec<String> {
        self.0.looked_at.paths()
    }

    /// Shows over every page what stands in the way of a new site; the last good one stays.
    pub fn report(&self, problems: String) {
        let whole = Arc::clone(&self.0.whole.read().unwrap_or_else(PoisonError::into_inner));
        *self.0.tree.write().unwrap_or_else(PoisonError::into_inner) = whole;
        self.0.news.send_modify(|news| news.report(problems));
    }

    fn exchange(&self, tree: Arc<Tree>) {
        let before = self.tree();
        *self.0.tree.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&tree);
        self.0.news.send_modify(|news| news.renew(&before, &tree));
    }

    fn tree(&self) -> Arc<Tree> {
        Arc::clone(&self.0.tree.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Serves a preview until the process is interrupted (Ctrl-C).
///
/// `port` is the one to try first; if it is taken, the next free one is used. `ready` is told the address.
///
/// # Errors
///
/// Fails if none of the ports can be had.
pub fn serve(preview: Preview, port: u16, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = listen(port).await?;
        ready(listener.local_addr()?);
        let router = Router::new()
            .route(news::EVENTS, get(news::events))
            .route(news::SCRIPT, get(news::script))
            .route(news::STYLE, get(news::style))
            .fallback(answer::answer)
            .layer(axum::middleware::from_fn(answer::only_this_computer))
            .with_state(preview);
        // Browsers keep the line for news open; waiting for them would be waiting for ever.
        tokio::select! {
            served = axum::serve(listener, router) => served,
            () = interrupted() => Ok(()),
        }
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

async fn interrupted() {
    // Where signals cannot be waited for, the server ends with the process.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(test)]
mod tests;
