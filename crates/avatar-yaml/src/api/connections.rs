//! Connections to databases: what is stored of them, and what they show.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{InvalidValue, Secret};
use avatar_format::enumeration;

enumeration! {
    /// Who declared a connection, and so who may change it.
    pub enum ConnectionScope {
        /// The deployment: everybody uses it, and nobody changes it through the API.
        Deployment = "deployment",
        /// An organization, for its users.
        Organization = "organization",
        /// A user, for nobody else.
        User = "user",
    }
}

enumeration! {
    /// What a connection that the deployment offers is for.
    pub enum PresetKind {
        /// To show what the service does.
        Demo = "demo",
        /// To try it on sample data.
        Sample = "sample",
    }
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn empty() -> Option<String> {
    Some(String::new())
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn empty_secret() -> Option<Secret> {
    Some("".into())
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn organization() -> Option<String> {
    Some("organization".to_owned())
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn user() -> Option<String> {
    Some("user".to_owned())
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn deployment() -> Option<ConnectionScope> {
    Some(ConnectionScope::Deployment)
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn five() -> Option<i64> {
    Some(5)
}

/// A connection that is stored or tested. The server checks it, and never gives it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionDraft {
    /// The kind of database. Empty when it is missing.
    #[serde(default = "empty")]
    pub engine: Option<String>,
    /// What the connection is for, in a person's words.
    pub label: Option<String>,
    /// The connection string, password included. It must not be stored in a file that others read.
    #[serde(default = "empty_secret")]
    pub dsn: Option<Secret>,
    /// The connection as the inputs of a form, instead of `dsn`. Passwords are among them, so they must
    /// not be stored in a file that others read.
    pub fields: Option<IndexMap<String, Secret>>,
    /// Who may use the connection. `organization` when it is missing.
    #[serde(default = "organization")]
    pub scope: Option<String>,
}

/// Changes the names of a connection. What is missing stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionPatch {
    /// The new name, by which configurations refer to the connection.
    pub name: Option<String>,
    /// The new words for people.
    pub label: Option<String>,
}

/// Asks for the connections that the deployment offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionPresetRequest {
    /// What they are for: `demo` or `sample`.
    #[schemars(example = &"demo")]
    pub kind: String,
    /// Who may use them. `user` when it is missing.
    #[serde(default = "user")]
    pub scope: Option<String>,
}

/// What opening a connection found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionProbe {
    /// Whether the database answers.
    pub reachable: bool,
    /// The kind of database.
    pub engine: Option<String>,
    /// Whether it has tables with columns that are declared.
    pub has_schema: Option<bool>,
    /// Whether it holds no rows.
    pub is_empty: Option<bool>,
    /// How many tables it has.
    pub table_count: Option<i64>,
    /// Why it does not answer.
    pub error: Option<String>,
}

/// A few values of each column of a table; null where one has none.
pub type ColumnSamples = IndexMap<String, Vec<Option<String>>>;

/// A few values of the columns that were asked for. They are original data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionSample {
    /// The values, by table and column.
    pub samples: Option<IndexMap<String, ColumnSamples>>,
    /// The tables and columns that are not there.
    pub missing: Option<Vec<String>>,
    /// Why there are none.
    pub error: Option<String>,
}

/// Asks for a few values of columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionSampleRequest {
    /// The columns, by table: 1 to 10 tables.
    #[schemars(extend("minProperties" = 1, "maxProperties" = 10))]
    pub columns: IndexMap<String, Vec<String>>,
    /// How many values of each column: 1 to 20. 5 when it is missing.
    #[serde(default = "five")]
    #[schemars(range(min = 1, max = 20))]
    pub limit: Option<i64>,
}

impl ConnectionSampleRequest {
    /// Asks for 5 values of each of these columns.
    ///
    /// # Errors
    /// If they are not of 1 to 10 tables.
    pub fn new(columns: IndexMap<String, Vec<String>>) -> Result<Self, InvalidValue> {
        if !(1..=10).contains(&columns.len()) {
            return Err(InvalidValue::new("columns", "it has 1 to 10 tables"));
        }
        Ok(Self {
            columns,
            limit: five(),
        })
    }
}

/// A connection with its name, without its connection string.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionSummary {
    /// The name by which configurations refer to it.
    pub name: String,
    /// What it is for, in a person's words.
    pub label: Option<String>,
    /// The kind of database.
    pub engine: String,
    /// Who declared it. `deployment` when it is missing.
    #[serde(default = "deployment")]
    pub scope: Option<ConnectionScope>,
    /// The connection string without its secrets.
    pub redacted: Option<String>,
}

/// Several connections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionList {
    /// The connections.
    pub connections: Vec<ConnectionSummary>,
}

/// A connection that a run can use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatabaseConnectionSummary {
    /// The name by which configurations refer to it.
    pub name: String,
    /// What it is for, in a person's words.
    pub label: Option<String>,
    /// The kind of database.
    pub engine: String,
    /// Who declared it. `deployment` when it is missing.
    #[serde(default = "deployment")]
    pub scope: Option<ConnectionScope>,
}

/// A connection that the deployment offers to add, without its connection string.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionPresetSummary {
    /// Its name.
    pub name: String,
    /// What it is for, in a person's words.
    pub label: Option<String>,
    /// The kind of database.
    pub engine: String,
    /// Why it is offered.
    pub kind: PresetKind,
}

/// The connections that the deployment offers to add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionPresetList {
    /// The connections.
    pub presets: Vec<ConnectionPresetSummary>,
}

/// What a deployment can read and write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapabilitiesResponse {
    /// The protocols by which files are read.
    pub input_protocols: Vec<String>,
    /// The kinds of databases.
    pub database_engines: Vec<String>,
    /// The connections that a run can use.
    pub connections: Vec<DatabaseConnectionSummary>,
}
