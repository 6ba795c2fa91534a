//! Database runs: the databases, the jobs that read and write them, and the entities that they share.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_with::apply;

use crate::keywords::exclusion;
use crate::nullable::present;
use crate::{
    Data, InputParameters, Kind, PseudonymizationStrategy, Resource, ResultsSection, Tagged,
};

/// A database or a folder of files.
pub type AvatarDatabase = Resource<DatabaseSpec>;
/// Somebody or something that several tables or databases know.
pub type AvatarSharedEntity = Resource<SharedEntitySpec>;
/// The job that reads the source of a database run.
pub type AvatarExtractParameters = Resource<ExtractSpec>;
/// The job that writes the target of a database run.
pub type AvatarRegenerateParameters = Resource<RegenerateSpec>;
/// The job that proposes what happens to the tables of a database.
pub type AvatarSchemaDiscoveryParameters = Resource<SchemaDiscoverySpec>;
/// The job that resolves the entities which the groups of a database run share.
pub type AvatarReferenceParameters = Resource<ReferenceSpec>;

/// A database or a folder of files that a run reads or writes: either `files` or `connection`.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = exclusion("files", &["connection"], Some("connection")))]
pub struct DatabaseSpec {
    /// The folder, for data in files.
    #[schemars(length(min = 1), example = &"/data/in")]
    pub files: Option<String>,
    /// The name of a connection that the deployment knows. A connection string works as well, but then a
    /// password is in the file.
    #[schemars(length(min = 1), example = &"crm_prod")]
    pub connection: Option<String>,
    /// What sort of system answers behind the connection. `sql` when it is missing.
    #[schemars(length(min = 1), extend("default" = "sql"))]
    pub backing: Option<String>,
}

impl Tagged for DatabaseSpec {
    const TAG: &'static str = Kind::Database.as_str();
}

/// Somebody or something that several tables or databases know: its key and its attributes are replaced
/// alike wherever they occur.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedEntitySpec {
    /// The start of the random numbers: the same in every group of a run, or each gets other
    /// replacements.
    pub seed: Option<i64>,
    /// What identifies the entity, and where.
    pub key: SharedEntityKey,
    /// What else is replaced alike.
    pub attributes: Option<Vec<SharedEntityAttribute>>,
}

impl Tagged for SharedEntitySpec {
    const TAG: &'static str = Kind::SharedEntity.as_str();
}

/// What identifies a shared entity, and where.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedEntityKey {
    /// How the key is replaced.
    #[schemars(extend("x-protects" = "stays in plaintext"))]
    pub strategy: Option<PseudonymizationStrategy>,
    /// Values that stand for nobody, and do not make rows belong together.
    #[schemars(schema_with = "scalars", example = [0, -1])]
    pub exclude_values: Option<Vec<Data>>,
    /// The columns that hold the key.
    pub mapping: Vec<SharedEntityPlace>,
}

/// A column that holds the key of a shared entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedEntityPlace {
    /// The name of the database.
    pub database: String,
    /// The table.
    #[schemars(length(min = 1))]
    pub table: String,
    /// The column.
    pub column: String,
}

/// An attribute of a shared entity, replaced alike wherever it occurs.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedEntityAttribute {
    /// The attribute, which is the column's name where `columns` says no other.
    #[schemars(length(min = 1), example = &"email")]
    pub name: String,
    /// How it is replaced.
    #[schemars(extend("x-protects" = "stays in plaintext"))]
    pub strategy: Option<PseudonymizationStrategy>,
    /// The names under which tables hold it.
    pub columns: Option<Vec<String>>,
}

/// The job that reads the tables of a group out of the source.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = exclusion("input", &["source"], Some("source")))]
pub struct ExtractSpec {
    /// The name of the schema whose tables are read.
    #[schemars(example = &"schema")]
    pub schema: String,
    /// Where the job writes.
    pub results: Option<ResultsSection>,
    /// The start of the random numbers. The reader takes 0 for none.
    pub seed: Option<i64>,
    /// Where the run reads and writes, in the shape before databases had documents of their own.
    pub input: Option<InputParameters>,
    /// The name of the database that is read. It has to be another one than the run writes to.
    pub source: Option<String>,
    /// The group of tables that this set copies.
    pub group: Option<String>,
    /// Which rows are read, from table to filter. All of them, where a table is not named.
    pub row_filter: Option<IndexMap<String, RowFilter>>,
}

impl Tagged for ExtractSpec {
    const TAG: &'static str = Kind::Extract.as_str();
}

/// Which rows of a table are read.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowFilter {
    /// Conditions that all have to hold, in the engine's filter language, which is not looked into.
    #[schemars(example = json!([{ "column": "country", "op": "eq", "value": "FR" }]))]
    #[serde(rename = "where")]
    pub conditions: Option<Vec<Data>>,
    /// How many rows are read at most.
    #[schemars(range(min = 0), example = 500)]
    pub limit: Option<u64>,
}

/// The job that writes the target from the avatars.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegenerateSpec {
    /// The name of the schema of the result, the avatarized one.
    #[schemars(example = &"schema_avatarized")]
    pub schema: String,
    /// Where the job writes its own results.
    pub results: Option<ResultsSection>,
    /// The name of the database that is written to. It has to be another one than the run reads.
    pub target: Option<String>,
    /// Whether rows that the target already holds are deleted. False when it is missing.
    #[schemars(extend("default" = false))]
    pub replace_existing_rows: Option<bool>,
}

impl Tagged for RegenerateSpec {
    const TAG: &'static str = Kind::Regenerate.as_str();
}

/// The job that reads a database and proposes a treatment for every table and column. It writes nothing
/// but its proposal.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = exclusion("input", &["source"], Some("source")))]
pub struct SchemaDiscoverySpec {
    /// What is looked at, in the shape before databases had documents of their own.
    pub input: Option<InputParameters>,
    /// Where the proposal goes.
    pub results: Option<ResultsSection>,
    /// The name of the database that is looked at.
    pub source: Option<String>,
    /// The tables that are looked at. All of them when it is missing.
    pub tables: Option<Vec<String>>,
}

impl Tagged for SchemaDiscoverySpec {
    const TAG: &'static str = Kind::SchemaDiscovery.as_str();
}

/// The job that resolves the entities which the groups of a database run share, once for all of them.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferenceSpec {
    /// Where the job writes.
    pub results: Option<ResultsSection>,
}

impl Tagged for ReferenceSpec {
    const TAG: &'static str = Kind::Reference.as_str();
}

/// A list of scalars. A date or a float that JSON does not have has a tagged form there.
pub(crate) fn scalars(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "array",
        "items": {
            "type": ["string", "number", "boolean", "object"],
            "if": { "type": "object" },
            "then": {
                "properties": {
                    "$type": { "description": "The type of a value that JSON does not have.", "enum": ["date", "datetime", "float", "binary"] },
                    "value": { "description": "The value.", "type": "string" },
                },
                "required": ["$type", "value"],
                "additionalProperties": false,
            },
        },
    })
}
