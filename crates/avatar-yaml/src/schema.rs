//! `AvatarSchema`: the tables, their columns and the links between them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::keywords::exclusion_when_true;
use crate::nullable::present;
use crate::{ColumnAction, ColumnType, LinkMethod, Proposer, Sequence, Treatment};
use crate::{InvalidValue, Kind, Number, PiiType, PseudonymizationStrategy, Resource, Tagged};

/// The tables, their columns and the links between them.
pub type AvatarSchema = Resource<SchemaSpec>;

/// The tables, their columns and the links between them. A schema whose name ends in `_avatarized`
/// describes the result, and the reader skips it as derived.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemaSpec {
    /// The tables. Of two with one name the reader keeps the later, without the columns that the
    /// earlier one drops.
    pub tables: Vec<TableInfo>,
    /// On the schema of the result only: the name of the original schema.
    #[schemars(example = &"schema")]
    pub schema_ref: Option<String>,
    /// Whether all tables have to be linked. False is accepted for runs that ask for advice and nothing else.
    pub check_links_between_tables: Option<bool>,
    /// What a database run does with the tables that state no treatment of their own.
    pub default_treatment: Option<Treatment>,
}

impl SchemaSpec {
    /// A schema of these tables.
    pub fn new(tables: Vec<TableInfo>) -> Self {
        Self {
            tables,
            schema_ref: None,
            check_links_between_tables: None,
            default_treatment: None,
        }
    }
}

impl Tagged for SchemaSpec {
    const TAG: &'static str = Kind::Schema.as_str();
}

/// A table: where its data lies, its columns, and its links to the tables below it.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a table"))]
pub struct TableInfo {
    /// The name by which links and parameters refer to the table.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Where the original data lies.
    pub data: Option<TableDataInfo>,
    /// Whether each row is one person. Tables that no link leads to have to be; when it is missing,
    /// it is unknown.
    pub individual_level: Option<bool>,
    /// Where the avatars lie, on the schema of the result.
    pub avatars_data: Option<TableDataInfo>,
    /// What is known of the columns. The list may be partial: columns it does not name keep the type
    /// that the data suggests, and stay in plaintext.
    pub columns: Option<Vec<ColumnInfo>>,
    /// Links to child tables. They stand on the parent.
    pub links: Option<Vec<TableLinkInfo>>,
    /// What a database run does with the table. `anonymize` when neither it nor `default_treatment` is there.
    pub treatment: Option<Treatment>,
    /// The group of tables that a database run copies together.
    pub group: Option<String>,
}

impl TableInfo {
    /// A table of this name, of which nothing else is known.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            data: None,
            avatars_data: None,
            individual_level: None,
            columns: None,
            links: None,
            treatment: None,
            group: None,
        }
    }
}

/// Where the rows of a table lie: a file of a volume, or `auto` for a place that the engine chooses.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = exclusion_when_true("auto", &["volume", "file"]))]
#[schemars(extend("x-noun" = "the location of a table's data"))]
pub struct TableDataInfo {
    /// The volume. `input` exists without being declared.
    #[schemars(example = &"input")]
    pub volume: Option<String>,
    /// The file within the volume.
    #[schemars(length(min = 1), example = &"patients.csv")]
    pub file: Option<String>,
    /// True for data that a job of the run produces, so that only the engine knows where it lies. It
    /// excludes a file.
    pub auto: Option<bool>,
}

impl TableDataInfo {
    /// A file of a volume.
    pub fn file(volume: impl Into<String>, file: impl Into<String>) -> Self {
        Self {
            volume: Some(volume.into()),
            file: Some(file.into()),
            auto: None,
        }
    }

    /// A place that the engine chooses.
    pub fn auto() -> Self {
        Self {
            auto: Some(true),
            ..Self::default()
        }
    }
}

/// What is known of a column, and what happens to it.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a column"))]
pub struct ColumnInfo {
    /// The name of the column in the data. Names like `on`, `no` or `2024` need quotes to be names.
    pub field: String,
    /// What its values are. Without it the type of the data decides.
    #[serde(rename = "type")]
    pub column_type: Option<ColumnType>,
    /// What its values stand for. The reader forgets a column of which only this is said.
    pub value_type: Option<String>,
    /// Whether it refers to the primary key of another table. It is then no variable to anonymize.
    pub identifier: Option<bool>,
    /// Whether it is the key of the table. A table has one.
    pub primary_key: Option<bool>,
    /// Whether it is the time axis of a time series.
    pub time_series_time: Option<bool>,
    /// How its values are replaced by pseudonyms. Without it none is.
    #[schemars(extend("x-protects" = "stays in plaintext"))]
    pub pseudonymization: Option<PseudonymizationStrategy>,
    /// Whether it is left out of the result. True for any value that Python holds true, `'no'` included.
    #[schemars(extend("x-protects" = "stays in the data"))]
    pub drop: Option<bool>,
    /// What a database run does with it. `keep` when it is missing: the table's treatment decides.
    #[schemars(extend("x-protects" = "follows the treatment of its table"))]
    pub action: Option<ColumnAction>,
    /// What identifying information a person or a classifier found in it.
    #[schemars(extend("examples" = PiiType::ALL))]
    pub pii_type: Option<String>,
    /// Who proposed what happens to it.
    pub provenance: Option<Provenance>,
    /// How a generated column of the target goes on numbering.
    pub sequence: Option<Sequence>,
    /// The first number, with `sequence: start_at`.
    #[schemars(example = 1_000_000)]
    pub sequence_start: Option<i64>,
}

impl ColumnInfo {
    /// A column of this name, of which nothing else is known.
    pub fn new(field: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            column_type: None,
            value_type: None,
            identifier: None,
            primary_key: None,
            time_series_time: None,
            pseudonymization: None,
            drop: None,
            action: None,
            pii_type: None,
            provenance: None,
            sequence: None,
            sequence_start: None,
        }
    }
}

/// A link from a table to a child table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a link"))]
pub struct TableLinkInfo {
    /// The primary key of this table, the parent.
    pub field: String,
    /// The column of the child that refers to it.
    pub to: TableLinkInfoSpec,
    /// How avatars of the child find an avatar of the parent.
    pub method: LinkMethod,
}

/// The child's end of a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "the target of a link"))]
pub struct TableLinkInfoSpec {
    /// The child table.
    pub table: String,
    /// The column of the child that refers to the parent: it has to be an `identifier`.
    pub field: String,
}

/// Where the proposal for a column comes from, and whether a person has looked at it.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "`provenance`"))]
pub struct Provenance {
    /// What made the proposal.
    pub suggested_by: Option<Proposer>,
    /// How sure it was, from 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub confidence: Option<Number>,
    /// Whether a person has confirmed it. The engine refuses to run on proposals that nobody has.
    pub reviewed: Option<bool>,
}

impl Provenance {
    /// A proposal by `proposer`, confirmed or not.
    ///
    /// # Errors
    /// If the confidence lies outside 0 to 1.
    pub fn new(
        proposer: Proposer,
        confidence: Option<f64>,
        reviewed: bool,
    ) -> Result<Self, InvalidValue> {
        if confidence.is_some_and(|confidence| !(0.0..=1.0).contains(&confidence)) {
            return Err(InvalidValue::new("confidence", "it lies between 0 and 1"));
        }
        Ok(Self {
            suggested_by: Some(proposer),
            confidence: confidence.map(Number::from),
            reviewed: Some(reviewed),
        })
    }
}
