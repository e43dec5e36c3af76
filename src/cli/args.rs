//! What can be typed.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// A bilingual static site generator: one page, two texts, kept true to each other
#[derive(Debug, Parser)]
#[command(name = "songngu", version, about, propagate_version = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct Global {
    /// Read the site in this folder
    #[arg(long, global = true, value_name = "FOLDER", default_value = ".")]
    pub(super) root: PathBuf,
    /// Report problems in this form
    #[arg(long, global = true, value_enum, default_value_t = FormatArg::Human)]
    pub(super) format: FormatArg,
    /// Use colours
    #[arg(long, global = true, value_enum, default_value_t = ColourArg::Auto)]
    pub(super) color: ColourArg,
    /// Speak this language (vi or en); the system's if not given
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(super) lang: Option<String>,
    /// Use this many threads; as many as there are processors if not given
    #[arg(long, global = true, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) threads: Option<u16>,
    /// Do everything anew, whatever earlier runs found out
    #[arg(long, global = true)]
    pub(super) no_cache: bool,
    /// Say only what is wrong
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site (what happens without a command)
    Build(BuildArgs),
    /// Show the site on this computer and keep it up to date while you write
    Serve(ServeArgs),
    /// Look for problems without writing anything
    Check(CheckArgs),
    /// Turn texts in old encodings (TCVN3, VNI, VIQR, windows-1258) into Unicode
    Convert(ConvertArgs),
    /// Keep translations true to their originals
    #[command(subcommand)]
    Translation(TranslationCommand),
}

impl Default for Command {
    fn default() -> Self {
        Command::Build(BuildArgs::default())
    }
}

/// What building takes.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(super) struct BuildArgs {
    /// Write the site into this folder; `output` below the root if not given
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
    /// Write the whole site into this zip instead, to be unpacked and read from a disk without a network
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub(super) bundle: Option<PathBuf>,
    /// Show how long each phase took
    #[arg(long)]
    pub(super) timings: bool,
    #[command(flatten)]
    pub(super) site: SiteArgs,
}

/// What serving takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct ServeArgs {
    /// Say how long each step took
    #[arg(long)]
    pub(super) timings: bool,
    /// Try this port first; the next free one is used if it is taken
    #[arg(short, long, value_name = "PORT", default_value_t = 8080)]
    pub(super) port: u16,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Leave out drafts, scheduled and expired pages, which a preview shows with a mark (for another --date it does not)
    #[arg(long, conflicts_with = "drafts")]
    pub(super) no_drafts: bool,
    /// Look through the files again and again, for network drives that do not tell of changes
    #[arg(long)]
    pub(super) poll: bool,
    #[command(flatten)]
    pub(super) site: SiteArgs,
}

/// What checking takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct CheckArgs {
    /// Put right what is certain: look-alike and invisible characters, the site's placement of tone marks, NFC
    #[arg(long)]
    pub(super) fix: bool,
    #[command(flatten)]
    pub(super) site: SiteArgs,
}

/// What reading a site takes.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(super) struct SiteArgs {
    /// Use this address instead of the settings' base_url
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Include drafts, scheduled and expired pages
    #[arg(long)]
    pub(super) drafts: bool,
    /// Build for this day (2026-11-23); SOURCE_DATE_EPOCH or today if not given
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

/// What converting takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct ConvertArgs {
    /// Write the files as Unicode, with the originals kept beside them; without it, only say what they are in
    #[arg(long)]
    pub(super) write: bool,
    /// Read the files in this encoding; found out if not given
    #[arg(long, value_name = "ENCODING")]
    pub(super) from: Option<String>,
    /// The files
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
}

/// What to do with translations.
#[derive(Debug, Subcommand)]
pub(super) enum TranslationCommand {
    /// Say how translations stand to their originals: which blocks are behind, and what changed
    Status(StatusArgs),
    /// Record that a translation was checked against its original as it is now
    Accept(AcceptArgs),
    /// Record today's texts as checked, where nothing is recorded yet
    Init(InitArgs),
    /// Write a report on all translations: a page to read and a table for a spreadsheet
    Report(ReportArgs),
    /// Write the texts of pages into a file for translators, in the --format xliff (if not given), po, tmx or html
    Export(ExportArgs),
    /// Take back a file that a translator sent
    Import(ImportArgs),
}

/// What a status takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct StatusArgs {
    /// Only this language; all if not given
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) to: Option<String>,
    /// End with code 1 if anything is left to do
    #[arg(long)]
    pub(super) strict: bool,
    /// Pages by id, file or folder; all that are not settled if not given
    #[arg(value_name = "PAGE")]
    pub(super) pages: Vec<String>,
}

/// What accepting takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct AcceptArgs {
    /// A page by id or file, or a folder
    #[arg(value_name = "PAGE")]
    pub(super) page: String,
    /// Only this block, by its id; may be given several times
    #[arg(long = "block", value_name = "ID")]
    pub(super) blocks: Vec<String>,
    /// Only this language; all if not given
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) to: Option<String>,
    /// Who checked it
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// The day of the check; SOURCE_DATE_EPOCH or today if not given
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
}

/// What beginning a record takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct InitArgs {
    /// Pages by id, file or folder; all if not given
    #[arg(value_name = "PAGE")]
    pub(super) pages: Vec<String>,
    /// Only this language; all if not given
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) to: Option<String>,
    /// Who checked it
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// The day of the check; SOURCE_DATE_EPOCH or today if not given
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
}

/// What a report takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct ReportArgs {
    /// Write the report into this folder; the current one if not given
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
}

/// What exporting takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct ExportArgs {
    /// The language to translate into; the site's other language if not given
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) to: Option<String>,
    /// Write to this file; `translation.xlf` or the like if not given
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Pages by id, file or folder; all if not given
    #[arg(value_name = "PAGE")]
    pub(super) pages: Vec<String>,
}

/// What importing takes.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct ImportArgs {
    /// The file (.xlf, .xliff, .po)
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The language that was translated into; the site's other language if not given
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) to: Option<String>,
    /// Say what would change, and change nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// How problems are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    /// For reading
    Human,
    /// One line each
    Concise,
    /// One JSON object a line
    Json,
    /// Annotations for GitHub's workflows
    Github,
    /// For `translation export`: XLIFF 1.2, for translators' programs
    Xliff,
    /// For `translation export`: a gettext catalogue, for Poedit and its like
    Po,
    /// For `translation export`: a translation memory (TMX 1.4)
    Tmx,
    /// For `translation export`: a table with two columns, for a reviewer by mail
    Html,
}

/// Whether colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColourArg {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
