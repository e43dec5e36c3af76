//! A writer's edits while the preview runs: how soon the page shows them, and how soon the whole site does.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::corpus;
use super::ground::Ground;
use super::run::{Spread, peak_so_far};

/// So long an edit may take before something must be wrong.
const PATIENCE: Duration = Duration::from_secs(120);
/// Time between two edits, so that each is seen alone.
const PAUSE: Duration = Duration::from_millis(250);
/// How often the page is asked for while it is waited for.
const OFTEN: Duration = Duration::from_millis(2);

/// The edits of one kind.
pub(crate) struct Row {
    pub(crate) what: &'static str,
    /// The time that the program says it took.
    pub(crate) printed: Spread,
    /// From the write to the changed page.
    pub(crate) page: Spread,
    /// From the write until the program said that all is renewed.
    pub(crate) whole: Spread,
}

/// What a preview took.
pub(crate) struct Preview {
    pub(crate) rows: Vec<Row>,
    pub(crate) ready: f64,
    pub(crate) peak: Option<f64>,
}

/// A running preview; it ends with the value.
struct Running {
    child: Child,
    address: String,
    /// What the program said it took, with the moment when it said so.
    renewals: Receiver<(f64, Instant)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Edits a text, a title and a template, so many times each.
pub(crate) fn measure(ground: &Ground, runs: usize) -> io::Result<Preview> {
    let site = ground.site();
    let begin = Instant::now();
    let running = Running::start(&site)?;
    let ready = begin.elapsed().as_secs_f64();
    let (page, address) = (site.join(corpus::edited()), corpus::edited_address());
    let template = site.join("themes/nuoc/templates/base.html");
    let text = |old: &str, turn: usize| {
        let new = format!("Lần sửa thứ {turn}.");
        (format!("{old}\n{new}\n"), new)
    };
    let title = |old: &str, turn: usize| {
        let new = format!("Tựa đề thứ {turn}");
        let rest =
            old.split_once("\ntitle = ").and_then(|(_, rest)| rest.split_once('\n')).map_or("", |(_, rest)| rest);
        (format!("+++\ntitle = \"{new}\"\n{rest}"), new)
    };
    let layout = |old: &str, turn: usize| {
        let new = format!("<!-- mẫu {turn} -->");
        (old.replace("</body>", &format!("{new}\n</body>")), new)
    };
    let rows = vec![
        running.edits("a page's text", runs, &page, &address, &text)?,
        running.edits("a page's title", runs, &page, &address, &title)?,
        running.edits("a template of all pages", runs, &template, &address, &layout)?,
    ];
    Ok(Preview { rows, ready, peak: peak_so_far(running.child.id()) })
}

/// Makes the new text of a file, and what of it shows on the page.
type Edit<'e> = &'e dyn Fn(&str, usize) -> (String, String);

impl Running {
    fn start(site: &Path) -> io::Result<Running> {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_songngu"));
        command.arg("--root").arg(site).args(["--lang", "en", "serve", "--timings", "--port", "18480"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let said = child.stderr.take().ok_or_else(|| io::Error::other("nothing to be read"))?;
        let (sender, renewals) = channel();
        let mut running = Running { child, address: String::new(), renewals };
        let mut lines = BufReader::new(said).lines();
        while running.address.is_empty() {
            let line = lines.next().ok_or_else(|| io::Error::other("the preview ended"))??;
            let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
            running.address = address.unwrap_or_default().to_owned();
        }
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let took = line.strip_prefix("Built in ").and_then(|rest| rest.split(' ').next());
                if let Some(took) = took.and_then(|took| took.replace(',', "").parse().ok()) {
                    // Nobody listens any more only when the measuring is over.
                    let _ = sender.send((took, Instant::now()));
                }
            }
        });
        Ok(running)
    }

    fn edits(&self, what: &'static str, runs: usize, file: &Path, address: &str, edit: Edit<'_>) -> io::Result<Row> {
        let old = fs::read_to_string(file)?;
        let (mut printed, mut page, mut whole) = (Vec::new(), Vec::new(), Vec::new());
        for turn in 0..runs {
            let (new, wanted) = edit(&old, turn);
            std::thread::sleep(PAUSE);
            self.renewals.try_iter().for_each(drop);
            let begin = Instant::now();
            fs::write(file, new)?;
            while !self.get(address)?.contains(&wanted) {
                if begin.elapsed() > PATIENCE {
                    return Err(io::Error::other(format!("{address} never says {wanted}")));
                }
                std::thread::sleep(OFTEN);
            }
            page.push(milliseconds(begin.elapsed()));
            let (took, at) = self.renewals.recv_timeout(PATIENCE).map_err(io::Error::other)?;
            printed.push(took);
            whole.push(milliseconds(at.duration_since(begin)));
        }
        self.renewals.try_iter().for_each(drop);
        fs::write(file, old)?;
        self.renewals.recv_timeout(PATIENCE).map_err(io::Error::other)?;
        Ok(Row { what, printed: Spread::of(printed), page: Spread::of(page), whole: Spread::of(whole) })
    }

    fn get(&self, path: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
