//! The kinds of databases that a deployment connects to, and the form for each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use avatar_format::enumeration;

enumeration! {
    /// The shape of the data behind a connection.
    pub enum SourceKind {
        /// Tables of rows.
        Sql = "sql",
        /// Collections of documents.
        Documents = "documents",
    }
}

enumeration! {
    /// What an input of a form takes.
    pub enum FieldType {
        /// Text. The default.
        Text = "text",
        /// A number.
        Number = "number",
        /// One of `options`.
        Select = "select",
    }
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn text() -> Option<FieldType> {
    Some(FieldType::Text)
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn no() -> Option<bool> {
    Some(false)
}

/// A kind of database, and the form that connects to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EngineDescriptor {
    /// Its name, as `engine` of a connection has it.
    pub engine: String,
    /// Its name for people.
    pub label: String,
    /// The shape of its data.
    pub kind: SourceKind,
    /// Whether the deployment can connect to it.
    pub available: bool,
    /// Whether it is new and may still change. False when it is missing.
    #[serde(default = "no")]
    pub preview: Option<bool>,
    /// The inputs of the form.
    pub fields: Vec<ConnectionField>,
}

/// The kinds of databases that a deployment connects to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EngineList {
    /// The kinds.
    pub engines: Vec<EngineDescriptor>,
}

/// An input of the form that connects to a database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionField {
    /// The name of the input, as `fields` of a connection has it.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// What it takes. `text` when it is missing.
    #[serde(rename = "type", default = "text")]
    pub field_type: Option<FieldType>,
    /// Whether it must be filled in. False when it is missing.
    #[serde(default = "no")]
    pub required: Option<bool>,
    /// Whether what it takes is a secret. False when it is missing.
    #[serde(default = "no")]
    pub secret: Option<bool>,
    /// What it holds before anything is filled in.
    pub default: Option<String>,
    /// An example, shown while it is empty.
    pub placeholder: Option<String>,
    /// What can be selected.
    pub options: Option<Vec<FieldOption>>,
    /// Whether the form shows it only on demand. False when it is missing.
    #[serde(default = "no")]
    pub advanced: Option<bool>,
}

/// One of the values that an input offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldOption {
    /// The value.
    pub value: String,
    /// Its name for people.
    pub label: String,
}
