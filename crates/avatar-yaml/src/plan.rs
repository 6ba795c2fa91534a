//! The plan of a database run: what happens to each table and column, in the shape before tables and
//! columns of the schema said so themselves.
//!
//! The packages have no classes for it. Its fields are those that their code reads and writes.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::database::scalars;
use crate::nullable::present;
use crate::{
    ColumnType, Data, PiiType, PlannedAction, Provenance, PseudonymizationStrategy, Sequence,
    Treatment,
};

/// What happens to each table and column, as the schema discovery proposed it and a person confirmed it.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "the plan"))]
pub struct DatabasePlan {
    /// The tables.
    pub tables: Option<Vec<PlannedTable>>,
}

/// What happens to a table.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a table of the plan"))]
pub struct PlannedTable {
    /// The name of the table.
    #[schemars(length(min = 1), example = &"customer")]
    pub name: String,
    /// What happens to its rows. `anonymize` when it is missing.
    #[schemars(extend("default" = "anonymize"))]
    pub treatment: Option<Treatment>,
    /// The group of tables that it is anonymized with.
    #[schemars(example = &"group-customer")]
    pub cluster: Option<String>,
    /// Whether one row is one person, or one of whatever is to be protected.
    pub individual_level: Option<bool>,
    /// How many rows are read at most.
    #[schemars(range(min = 0), example = 500)]
    pub row_limit: Option<u64>,
    /// The columns of its primary key.
    #[schemars(example = ["customer_id"])]
    pub primary_key: Option<Vec<String>>,
    /// The tables that it refers to.
    pub links: Option<Vec<PlannedLink>>,
    /// What happens to its columns. The treatment decides for those that are not listed.
    pub columns: Option<Vec<PlannedColumn>>,
}

/// A column that refers to another table.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a link of the plan"))]
pub struct PlannedLink {
    /// The name of the column.
    pub column: String,
    /// The table that it refers to. The client skips a link without one.
    #[schemars(length(min = 1))]
    pub references_table: Option<String>,
    /// The key of that table.
    pub references_column: String,
}

/// What happens to a column.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a column of the plan"))]
pub struct PlannedColumn {
    /// The name of the column.
    #[schemars(length(min = 1), example = &"email")]
    pub name: String,
    /// What happens to its values. `keep` when it is missing: the table's treatment decides.
    #[schemars(extend("default" = "keep", "x-protects" = "follows the treatment of its table"))]
    pub action: Option<PlannedAction>,
    /// The entity that replaces its values, with `action: reference`.
    pub reference_table: Option<String>,
    /// How its values are replaced, with `action: pseudonymize`. The reader skips it beside any other action.
    #[schemars(extend("x-protects" = "stays in plaintext"))]
    pub strategy: Option<PseudonymizationStrategy>,
    /// What identifying information a person or a classifier found in it.
    #[schemars(extend("examples" = PiiType::ALL))]
    pub pii_type: Option<String>,
    /// What its values are, as the database declares it.
    pub column_type: Option<ColumnType>,
    /// Who proposed what happens to it.
    pub provenance: Option<Provenance>,
    /// How a generated column of the target goes on numbering.
    pub sequence: Option<Sequence>,
    /// The first number, with `sequence: start_at`.
    #[schemars(example = 1_000_000)]
    pub sequence_start: Option<i64>,
}

/// Somebody or something that several tables know, in the shape before it had a document of its own.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a reference table"))]
pub struct ReferenceTable {
    /// The name by which columns of the plan refer to it.
    #[schemars(length(min = 1), example = &"people")]
    pub name: String,
    /// The column that identifies it, in each table that names no `key` of its own.
    #[schemars(length(min = 1))]
    pub join_key: String,
    /// The tables that know it.
    pub source_tables: Option<Vec<SourceTable>>,
    /// What else of it is replaced.
    pub columns: Option<Vec<ReferenceColumn>>,
    /// How the key is replaced.
    #[schemars(extend("x-protects" = "keeps its keys"))]
    pub key_strategy: Option<PseudonymizationStrategy>,
    /// Values that stand for nobody, and do not make rows belong together.
    #[schemars(schema_with = "scalars", example = [0, -1])]
    pub exclude_key_values: Option<Vec<Data>>,
    /// The start of the random numbers. The reader takes that of the run instead.
    pub seed: Option<i64>,
}

/// Something known of an entity, replaced alike in every table.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a column of a reference table"))]
pub struct ReferenceColumn {
    /// What is known, which is the column's name where `source_columns` says no other.
    #[schemars(length(min = 1), example = &"email")]
    pub name: String,
    /// How it is replaced.
    #[schemars(extend("x-protects" = "stays in plaintext"))]
    pub strategy: Option<PseudonymizationStrategy>,
    /// The names under which tables hold it.
    pub source_columns: Option<Vec<String>>,
}

/// A table that knows an entity: its name, or more than that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SourceTable {
    /// A table of the database that is read.
    Name(String),
    /// A table with a key of its own, or of another database.
    Place(SourcePlace),
}

/// A table that knows an entity under a key of its own, or that lies in another database.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a source table"))]
pub struct SourcePlace {
    /// The name of the table.
    #[schemars(length(min = 1))]
    pub table: String,
    /// The column that identifies the entity. That of `join_key` when it is missing.
    pub key: Option<String>,
    /// The name of the database. The one that is read when it is missing.
    pub source: Option<String>,
}

impl<'de> Deserialize<'de> for SourceTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SourceTableVisitor;

        impl<'de> Visitor<'de> for SourceTableVisitor {
            type Value = SourceTable;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a table, or a mapping with `table`")
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<SourceTable, E> {
                Ok(SourceTable::Name(value.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SourceTable, A::Error> {
                SourcePlace::deserialize(MapAccessDeserializer::new(map)).map(SourceTable::Place)
            }
        }

        deserializer.deserialize_any(SourceTableVisitor)
    }
}

impl JsonSchema for SourceTable {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SourceTable".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let place = generator.subschema_for::<SourcePlace>();
        json_schema!({
            "description": "A table that knows the entity: its name, or its name, key and database.",
            "type": ["string", "object"],
            "allOf": [
                { "if": { "type": "string" }, "then": {} },
                { "if": { "type": "object" }, "then": place },
            ],
        })
    }
}
