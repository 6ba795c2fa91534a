//! The `input` section: how a database run said what it reads and writes before databases had documents
//! of their own.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::keywords::exclusion;
use crate::nullable::present;
use crate::{Data, DatabasePlan, ReferenceTable};

/// Where a database run reads and writes: one `database`, or several `databases` whose subjects are the
/// same. The shape before documents of the kind `AvatarDatabase`; it is still read.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = exclusion("databases", &["database"], Some("database")))]
pub struct InputParameters {
    /// One database and its copy.
    pub database: Option<DatabaseParameters>,
    /// Several databases, copied together so that one person is the same person in all copies.
    pub databases: Option<DatabasesParameters>,
}

/// One database and its copy.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatabaseParameters {
    /// What is read.
    pub source: Endpoint,
    /// What is written: another place than the source. A schema discovery writes nothing and has none.
    pub target: Option<Endpoint>,
    /// The tables of the run. Other tables of the plan are ignored, and tables that it leaves out are
    /// copied as they are. Those of the plan when it is missing.
    pub tables: Option<Vec<String>>,
    /// Entities that several tables share.
    pub reference_tables: Option<Vec<ReferenceTable>>,
    /// What happens to each table and column. Without it, every row is copied as it is.
    pub plan: Option<DatabasePlan>,
    /// Which rows are read, from table to condition, in the engine's filter language; not looked into.
    #[schemars(schema_with = "Data::mapping")]
    pub filters: Option<Data>,
    /// Whether rows that the target already holds are deleted. False when it is missing.
    #[schemars(extend("default" = false))]
    pub truncate_target: Option<bool>,
    /// Other databases, by name, that are read only to learn whom they know.
    pub subject_sources: Option<IndexMap<String, Endpoint>>,
}

/// Several databases, copied together.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatabasesParameters {
    /// The databases, each with its copy.
    pub copies: Vec<DatabaseCopyParameters>,
    /// Entities that the databases share.
    pub reference_tables: Option<Vec<ReferenceTable>>,
}

/// One of several databases, and its copy.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatabaseCopyParameters {
    /// The name by which tables are told apart: `crm.customer`.
    #[schemars(length(min = 1), example = &"crm")]
    pub name: String,
    /// What is read.
    pub source: Endpoint,
    /// What is written: another place than the source.
    pub target: Endpoint,
    /// The tables of the run. Other tables of the plan are ignored, and tables that it leaves out are
    /// copied as they are. Those of the plan when it is missing.
    pub tables: Option<Vec<String>>,
    /// What happens to each table and column. Without it, every row is copied as it is.
    pub plan: Option<DatabasePlan>,
}

/// A place that a database run reads or writes.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Endpoint {
    /// What sort of place it is: `sql`, `files` or another that the deployment knows. `files` when it is
    /// missing.
    #[schemars(length(min = 1), example = &"sql", example = &"files", extend("default" = "files"))]
    pub backing: Option<String>,
    /// The name of a connection, or a folder. A connection string works as well, but then a password
    /// is in the file.
    #[schemars(length(min = 1), example = &"crm_prod", example = &"/data/in")]
    pub location: Option<String>,
}
