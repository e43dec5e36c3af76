//! `security.txt` (RFC 9116): where to report a weakness.

use crate::model::Site;
use crate::output::OutputFile;
use crate::text::url::UrlPath;

/// Makes `.well-known/security.txt`, if the settings ask for it.
///
/// The file counts only at the root of a host (RFC 9116, 3); if `base_url` has a path, the host's owner has to put it
/// there.
pub fn security(site: &Site) -> Option<OutputFile> {
    let security = site.config.security.as_ref()?;
    let address = UrlPath::root().file(".well-known/security.txt");
    // The original's language first: the order is no preference (2.5.8), but it is how the site is read.
    let original = site.config.original;
    let others = site.config.language_ids().filter(|l| *l != original);
    let tags: Vec<&str> = [original].into_iter().chain(others).map(|l| site.config.language(l).tag.as_str()).collect();
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        text.push_str(name);
        text.push_str(": ");
        // A field is one line, whatever the settings say.
        text.extend(value.chars().filter(|c| !c.is_control()));
        text.push('\n');
    };
    for contact in &security.contact {
        line("Contact", contact);
    }
    line("Expires", &site.config.midnight(security.expires));
    line("Preferred-Languages", &tags.join(", "));
    line("Canonical", &site.absolute(address.as_str()));
    if let Some(policy) = &security.policy {
        line("Policy", policy);
    }
    Some(OutputFile::new(address.output_path(), text))
}
