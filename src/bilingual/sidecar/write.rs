//! The text of a sidecar.

use super::{Sidecar, VERSION};
use crate::value::toml_string;

const HEAD: &str = "\
# Bản dịch đã được đối chiếu với lời nào của bản gốc. Tệp do songngu ghi; xin giữ cùng nội dung và đừng sửa tay.
# Which wording of the original translations were checked against. Written by songngu; keep it with the content.
";

impl Sidecar {
    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\nversion = {VERSION}\n");
        let mut line = |key: &str, value: &str| {
            text.push_str(key);
            text.push_str(" = ");
            text.push_str(value);
            text.push('\n');
        };
        for entry in &self.entries {
            line("\n[[block]]\nid", &toml_string(&entry.id));
            line("lang", &toml_string(&entry.lang));
            if let Some(original) = &entry.original {
                line("original", &toml_string(&original.hash));
                line("text", &toml_string(&original.text));
            }
            if let Some(hash) = &entry.translation {
                line("translation", &toml_string(hash));
            }
            if let Some(date) = entry.date {
                line("date", &date.to_string());
            }
            if let Some(by) = &entry.by {
                line("by", &toml_string(by));
            }
        }
        text
    }
}
