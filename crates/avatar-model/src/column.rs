//! A column of a table: what it is, and how its values are replaced.

use super::value::{Fields, Flag, Spanned, Text, Word, is_truthy};
use avatar_format::{ColumnAction, ColumnType, StrategyKind};
use pyyaml_syntax::Span;

/// One column of a table.
///
/// The engine merges columns of one name; what it merges is the same on all of
/// them here: the roles and [`Column::pseudonymization`].
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its fields.
    pub fields: Fields<'a>,
    /// Its name, the value of `field`.
    pub name: Option<Text<'a>>,
    /// What it is in its table.
    pub roles: Roles,
    /// What a database run does with it.
    pub action: Option<Word<'a, ColumnAction>>,
    /// How its values are replaced.
    pub pseudonymization: Option<Pseudonymization<'a>>,
    /// Whether the plan of a former `input` lists it, and no schema does.
    pub is_planned: bool,
    /// Whether it has keys that are no fields of a column, one of which may be misspelled.
    has_unknown_keys: bool,
}

/// What a column is in its table. A column should be one of the first three at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "four independent switches of the format"
)]
#[non_exhaustive]
pub struct Roles {
    /// Marked `primary_key`.
    pub primary_key: bool,
    /// Marked `identifier`: it holds the key of a parent table.
    pub identifier: bool,
    /// Marked `time_series_time`.
    pub time: bool,
    /// Marked `drop`.
    pub dropped: bool,
}

/// What a column can be marked as. The engine allows one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// `primary_key`: the key of its table.
    PrimaryKey,
    /// `identifier`: it holds the key of a parent table.
    Identifier,
    /// `time_series_time`: the time of a series.
    Time,
}

impl Mark {
    /// Every mark, in the order of the format.
    pub const ALL: [Self; 3] = [Self::PrimaryKey, Self::Identifier, Self::Time];

    /// The field that sets it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PrimaryKey => "primary_key",
            Self::Identifier => "identifier",
            Self::Time => "time_series_time",
        }
    }
}

/// How the values of a column are replaced.
#[derive(Clone, Copy, Debug)]
pub struct Pseudonymization<'a>(pub Fields<'a>);

impl Roles {
    /// Whether the column is marked so.
    pub const fn has(self, mark: Mark) -> bool {
        match mark {
            Mark::PrimaryKey => self.primary_key,
            Mark::Identifier => self.identifier,
            Mark::Time => self.time,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            primary_key: self.primary_key || other.primary_key,
            identifier: self.identifier || other.identifier,
            time: self.time || other.time,
            dropped: self.dropped || other.dropped,
        }
    }
}

impl<'a> Column<'a> {
    /// Reads the fields in one pass: sets have many columns.
    pub(super) fn new(fields: Fields<'a>) -> Self {
        let mut column = Self {
            fields,
            name: None,
            roles: Roles::default(),
            action: None,
            pseudonymization: None,
            is_planned: false,
            has_unknown_keys: false,
        };
        for (key, value) in fields.entries() {
            match key.value {
                "field" => column.name = value.as_text(),
                "action" => column.action = value.as_word(),
                "primary_key" => column.roles.primary_key = is_truthy(value.node),
                "identifier" => column.roles.identifier = is_truthy(value.node),
                "time_series_time" => column.roles.time = is_truthy(value.node),
                "drop" => column.roles.dropped = is_truthy(value.node),
                "pseudonymization" if value.is_mapping() => {
                    column.pseudonymization = Some(Pseudonymization(value));
                }
                "pseudonymization" | "type" | "value_type" => {}
                _ => column.has_unknown_keys = true,
            }
        }
        column
    }

    /// A column of the plan.
    pub(super) fn planned(fields: Fields<'a>, name: Text<'a>, roles: Roles) -> Self {
        Self {
            fields,
            name: Some(name),
            roles,
            action: fields.word("action"),
            pseudonymization: None,
            is_planned: true,
            has_unknown_keys: true,
        }
    }

    /// Where to point for the column as a whole: its name.
    pub fn span(&self) -> Span {
        self.fields.named_span(self.name)
    }

    /// The name for messages: the column's, or `?`.
    pub fn label(&self) -> &'a str {
        self.name.map_or("?", |name| name.value)
    }

    /// Whether it is the key of its table, or of a parent.
    pub fn is_key(&self) -> bool {
        self.roles.primary_key || self.roles.identifier
    }

    /// What the column itself is marked as, whatever another one of its name says.
    pub fn marks(&self) -> impl Iterator<Item = (Mark, Flag<'a>)> + use<'a> {
        let fields = self.fields;
        Mark::ALL.into_iter().filter_map(move |mark| {
            let flag = fields.own_flag(mark.as_str())?;
            flag.value.then_some((mark, flag))
        })
    }

    /// The declared type, if it is one of the format's.
    pub fn column_type(&self) -> Option<Spanned<'a, ColumnType>> {
        self.fields.choice(if self.is_planned {
            "column_type"
        } else {
            "type"
        })
    }

    /// Whether a key seems to be meant for what becomes of the values.
    pub fn misspells_treatment(&self) -> bool {
        let mut treatments = ["drop", "pseudonymization"].into_iter();
        self.has_unknown_keys && treatments.any(|field| self.fields.misspells(field))
    }

    /// The switch that drops the column, where it is written.
    pub fn drop(&self) -> Option<Flag<'a>> {
        self.fields.own_flag("drop")
    }
}

impl<'a> Pseudonymization<'a> {
    /// The strategy.
    pub fn kind(&self) -> Option<Word<'a, StrategyKind>> {
        self.0.word("kind")
    }

    /// Whether the strategy is of this kind.
    pub fn is(&self, kind: StrategyKind) -> bool {
        self.kind().is_some_and(|own| own.is(kind))
    }

    /// The pattern of a `SPECIFIC_ID`.
    pub fn pattern(&self) -> Option<Text<'a>> {
        self.0.text("pattern")
    }
}
