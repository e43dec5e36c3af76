//! A JSON value as text, for forms of writing that do not say of what kind a value is. Numbers may be rounded on the way.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// Writes a value.
///
/// # Errors
///
/// Fails if the writer does.
pub fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    value.to_string().serialize(serializer)
}

/// Reads a value.
///
/// # Errors
///
/// Fails if there is no JSON.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    serde_json::from_str(&String::deserialize(deserializer)?).map_err(Error::custom)
}

/// A value that may be missing.
pub mod optional {
    use super::{Deserialize, Deserializer, Error, Serialize, Serializer, Value};

    /// Writes a value or nothing.
    ///
    /// # Errors
    ///
    /// Fails if the writer does.
    pub fn serialize<S: Serializer>(value: &Option<Value>, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(Value::to_string).serialize(serializer)
    }

    /// Reads a value or nothing.
    ///
    /// # Errors
    ///
    /// Fails if there is something and no JSON.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| serde_json::from_str(&text)).transpose().map_err(Error::custom)
    }
}
