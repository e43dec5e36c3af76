//! Response headers.

use crate::model::Site;
use crate::offline;
use crate::output::OutputFile;
use crate::search;
use crate::text::url::UrlPath;

/// Everything comes from the site itself, nothing is inline, nobody frames the site.
/// `connect-src` lets search read its index, and auditing tools read `robots.txt`.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; \
    script-src 'self'; worker-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// Only features that browsers know by name: an unknown one is a warning on every reader's console.
const PERMISSIONS_POLICY: &str =
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

/// What every answer gets, on a host and in a preview.
pub const GENERAL: &[(&str, &str)] = &[
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    // What a reader looked at is nobody else's business.
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS_POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// For files whose name changes with their content (RFC 8246).
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For what has to be asked for anew each time, and is answered with "not changed" if it is not (RFC 9111, 5.2.2.4).
const ASK: &str = "no-cache";

/// For fonts: they keep their names, and hardly ever change.
const A_WEEK: &str = "public, max-age=604800";

/// Headers for the paths that match a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderRule {
    /// A path on the host; a final `*` stands for anything.
    pub pattern: String,
    /// Names and values.
    pub headers: Vec<(&'static str, &'static str)>,
}

/// The rules, the general one first. `immutable` are the addresses of theme files with a fingerprint in their name.
///
/// Hosts join the values of a header that several matching rules set, so no header is set by two rules that can match
/// one path. This is why the theme's files are named one by one: beside them, below the same folder, are files
/// that keep their names. And it is why there is no `Cache-Control` for pages: without one these hosts send `public,
/// max-age=0, must-revalidate`, which is `no-cache` in other words (RFC 9111, 5.2.2.4).
pub fn rules(site: &Site, immutable: &[UrlPath]) -> Vec<HeaderRule> {
    let rule = |path: &str, headers: Vec<_>| HeaderRule { pattern: path.to_owned(), headers };
    let mut general = GENERAL.to_vec();
    // HSTS (RFC 6797) binds a whole host for a year. Settings that name an https host of the site's own have said as
    // much; a host that is shared is not ours to bind, nor are the hosts below this one (`includeSubDomains`).
    if site.config.base_url.starts_with("https://") {
        general.push(("Strict-Transport-Security", "max-age=31536000"));
    }
    let mut rules = vec![rule("/*", general), rule("/media/*", vec![("Cache-Control", FOR_EVER)])];
    rules.push(rule("/assets/fonts/*", vec![("Cache-Control", A_WEEK)]));
    rules.push(rule(&format!("/{}", offline::FILE), vec![("Cache-Control", ASK)]));
    if search::page(site, site.config.original).is_some() {
        rules.push(rule(&format!("/{}/*", search::PARTS), vec![("Cache-Control", FOR_EVER)]));
    }
    rules.extend(immutable.iter().map(|url| rule(url.as_str(), vec![("Cache-Control", FOR_EVER)])));
    rules
}

/// Makes `_headers`.
pub fn headers(site: &Site, immutable: &[UrlPath]) -> OutputFile {
    let mut text = String::new();
    for rule in rules(site, immutable) {
        text.push_str(&rule.pattern);
        for (name, value) in rule.headers {
            text.push_str(&format!("\n  {name}: {value}"));
        }
        text.push_str("\n\n");
    }
    text.pop();
    OutputFile::new("_headers", text)
}
