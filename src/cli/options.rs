//! What was typed, turned into what it means.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};

use super::args::{BuildArgs, ColourArg, FormatArg, Global, SiteArgs};
use crate::fs::ListingOrder;
use crate::message;
use crate::pipeline::{self, Cache};
use crate::text::date::parse_date;

/// What holds for every command.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub(super) root: PathBuf,
    pub(super) format: FormatArg,
    pub(super) colour: ColourArg,
    /// The language of messages, as a tag.
    pub(super) lang: String,
    pub(super) quiet: bool,
    no_cache: bool,
    /// The language that was asked for and does not exist.
    unknown_lang: Option<String>,
}

/// A wrong use of the program: a key of its messages, and what to fill in.
#[derive(Debug)]
pub(super) struct Misuse {
    pub(super) key: &'static str,
    pub(super) args: Vec<(&'static str, String)>,
}

impl Ground {
    pub(super) fn from(global: &Global) -> Ground {
        if let Some(threads) = global.threads {
            // Fails only if the pool exists already, which it does not: this is the first thing the program does.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
        }
        let unknown_lang = global.lang.clone().filter(|l| !message::speaks(l));
        let system = || sys_locale::get_locale().unwrap_or_default();
        let lang = global.lang.clone().filter(|l| message::speaks(l)).unwrap_or_else(system);
        Ground {
            root: global.root.clone(),
            format: global.format,
            colour: global.color,
            lang,
            quiet: global.quiet,
            no_cache: global.no_cache,
            unknown_lang,
        }
    }

    /// Whether what holds for every command makes sense; only an export has forms of its own.
    pub(super) fn check(&self, is_export: bool) -> Result<(), Misuse> {
        let is_form = matches!(self.format, FormatArg::Xliff | FormatArg::Po | FormatArg::Tmx | FormatArg::Html);
        if is_form && !is_export {
            return Err(Misuse { key: "misuse-format", args: Vec::new() });
        }
        if let Some(lang) = &self.unknown_lang {
            return Err(Misuse { key: "misuse-lang", args: vec![("value", lang.clone())] });
        }
        if !crate::fs::is_folder(&self.root) {
            let path = self.root.display().to_string();
            return Err(Misuse { key: "misuse-root", args: vec![("path", path)] });
        }
        Ok(())
    }

    /// The options of a build.
    pub(super) fn build(&self, own: &BuildArgs) -> Result<pipeline::Options, Misuse> {
        let output = own.output.clone().unwrap_or_else(|| self.root.join("output"));
        self.site(&own.site, output)
    }

    /// The options of a run that writes nothing.
    pub(super) fn site(&self, own: &SiteArgs, output: PathBuf) -> Result<pipeline::Options, Misuse> {
        if let Some(url) = &own.base_url
            && !crate::config::is_base_url(url)
        {
            return Err(Misuse { key: "misuse-url", args: vec![("value", url.clone())] });
        }
        Ok(pipeline::Options {
            root: self.root.clone(),
            output,
            base_url: own.base_url.clone(),
            drafts: own.drafts,
            // What is built for another day is a look ahead or back, and publishes nothing.
            remember: !own.drafts && own.date.is_none(),
            build_date: build_date(own.date.as_deref())?,
            deny_warnings: own.deny_warnings,
            order: ListingOrder::AsFound,
            bundle: false,
            cache: Arc::new(self.cache()),
        })
    }

    /// What earlier runs of this very program remember; nothing if that is not wanted, or cannot be told from what
    /// another one did.
    fn cache(&self) -> Cache {
        match crate::fs::program().filter(|_| !self.no_cache) {
            Some(program) => Cache::in_folder(&self.root, format!("{} {program}", env!("CARGO_PKG_VERSION"))),
            None => Cache::default(),
        }
    }
}

/// The build's day: the argument, else `SOURCE_DATE_EPOCH` (reproducible-builds.org; its day in UTC), else today.
#[expect(clippy::disallowed_methods, reason = "the command line is where the environment is asked")]
pub(super) fn build_date(argument: Option<&str>) -> Result<Date, Misuse> {
    let misuse = |value: &str| Misuse { key: "misuse-date", args: vec![("value", value.to_owned())] };
    if let Some(text) = argument {
        return parse_date(text).ok_or_else(|| misuse(text));
    }
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            let seconds: i64 = text.trim().parse().map_err(|_| misuse(&text))?;
            let time = Timestamp::from_second(seconds).map_err(|_| misuse(&text))?;
            Ok(TimeZone::UTC.to_datetime(time).date())
        }
        Err(_) => Ok(ZonedDateTime::now().date()),
    }
}
