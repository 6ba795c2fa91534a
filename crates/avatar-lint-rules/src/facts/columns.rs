//! The columns of a set with what becomes of them, and how to name them.

use avatar_format::{ColumnAction, ColumnType, PlannedAction};
use avatar_model::wording::quoted;
use avatar_model::{
    Column, ColumnFate, DeclaredSchema, Fields, Model, Pseudonymization, Spanned, Table,
};
use pyyaml_syntax::Node;

/// One column of the original data.
#[derive(Clone, Copy)]
pub(crate) struct ColumnRef<'m, 'a> {
    model: &'m Model<'a>,
    pub(crate) schema: &'m DeclaredSchema<'a>,
    pub(crate) table: &'m Table<'a>,
    pub(crate) column: &'m Column<'a>,
}

/// Every column of the tables that the engine keeps. Of columns of one name the
/// first stands for all, since the engine merges them.
pub(crate) fn all<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = ColumnRef<'m, 'a>> {
    let tables = model.original_tables();
    tables.flat_map(move |(schema, table)| of(model, schema, table))
}

/// [`all`], and the columns that the plan of a former `input` adds.
pub(crate) fn with_planned<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = ColumnRef<'m, 'a>> {
    let tables = model.tables_with_added();
    tables.flat_map(move |(schema, table)| of(model, schema, table))
}

/// Every column of one table.
pub(crate) fn of<'m, 'a>(
    model: &'m Model<'a>,
    schema: &'m DeclaredSchema<'a>,
    table: &'m Table<'a>,
) -> impl Iterator<Item = ColumnRef<'m, 'a>> {
    table.distinct_columns().map(move |column| ColumnRef {
        model,
        schema,
        table,
        column,
    })
}

impl<'m, 'a> ColumnRef<'m, 'a> {
    /// What becomes of its values.
    pub(crate) fn fate(&self) -> ColumnFate<'m, 'a> {
        self.model.fate(self.schema, self.table, self.column)
    }

    /// The strategy that the column itself declares, or the plan for it, if the run
    /// follows it.
    pub(crate) fn strategy(&self) -> Option<Pseudonymization<'a>> {
        match self.fate() {
            ColumnFate::Pseudonymized(strategy) => Some(strategy),
            _ => None,
        }
    }

    /// The name for messages: "`email` of `customers`".
    pub(crate) fn label(&self) -> String {
        let table = quoted(self.table.label());
        format!("{} of {table}", quoted(self.column.label()))
    }

    /// Whether another rule reports a fault that leaves open what is meant to become of
    /// the column.
    pub(crate) fn is_in_doubt(&self) -> bool {
        is_in_doubt(
            self.model,
            self.table.key().unwrap_or_default(),
            self.column,
        ) || self.model.may_be_replaced(self.table.label(), self.column)
            || self.model.may_be_left_out(self.table)
    }

    /// Whether a link joins the column to one of another table.
    pub(crate) fn is_linked(&self) -> bool {
        let (table, column) = (self.table.label(), self.column.label());
        let is_parent = |field: &str| field == column;
        let mut links = self.table.links.iter();
        links.any(|link| link.field.is_some_and(|field| is_parent(field.value)))
            || self.schema.links_to(table, column).next().is_some()
    }

    /// Whether each person has one row in all of the data: there is one table, and
    /// its rows are people.
    pub(crate) fn has_one_row_each(&self) -> bool {
        let level = self.table.individual_level();
        let is_the_only_one = self.schema.kept_tables().nth(1).is_none();
        level.is_some_and(|level| level.value) && is_the_only_one
    }

    /// The strategy for a help: what a recipient outside could link is said to differ
    /// from row to row.
    pub(crate) fn unlinkable(&self, strategy: &str) -> String {
        let is_linkable = self.model.leaves_to().is_some() && !self.has_one_row_each();
        let addition = if is_linkable {
            ", consistent: false"
        } else {
            ""
        };
        format!("`pseudonymization: {{{strategy}{addition}}}`")
    }

    /// The declared type.
    pub(crate) fn kind(&self) -> Option<ColumnType> {
        Some(self.column.column_type()?.value)
    }
}

/// What to do with a column that the plan of a former `input` lists, and no schema. A key
/// is not dropped.
pub(crate) fn help_for_planned(column: &Column<'_>) -> &'static str {
    if column.is_key() {
        "Replace it (`action: pseudonymize` with a `strategy`)."
    } else {
        "Replace it (`action: pseudonymize` with a `strategy`), or list it in the schema and drop \
         it there (`drop: true`)."
    }
}

/// How a help goes on after another strategy: how the column can be dropped instead, if it
/// can.
pub(crate) fn or_drop(column: &Column<'_>) -> &'static str {
    if column.is_key() {
        ""
    } else if column.is_planned {
        ", or list the column in the schema and drop it there (`drop: true`)"
    } else {
        ", or drop the column instead (`drop: true`)"
    }
}

/// Whether a column's action leaves it to the avatarization, as no action does, and as one may
/// that the format does not know.
pub(crate) fn is_modeled(column: &Column<'_>) -> bool {
    column.action.is_none_or(|action| match action.value {
        Some(ColumnAction::Keep | ColumnAction::Anonymize) | None => true,
        Some(
            ColumnAction::Pseudonymize
            | ColumnAction::Freeze
            | ColumnAction::Purge
            | ColumnAction::Ignore,
        ) => false,
    })
}

/// Whether a switch of a strategy that is on by default is on.
pub(crate) fn is_consistent(strategy: &Pseudonymization<'_>) -> bool {
    strategy.0.flag("consistent").is_none_or(|flag| flag.value)
}

/// Whether another rule reports a fault of the column's `drop` or `pseudonymization`, or
/// of what a plan says of it, so that it cannot be told what is meant to become of it.
pub(crate) fn is_in_doubt(model: &Model<'_>, table: &str, column: &Column<'_>) -> bool {
    let fields = &column.fields;
    let planned = model.planned_column(table, column.label());
    let is_no_switch = |drop: Spanned<'_, Node<'_>>| drop.value.as_bool().is_none();
    column.misspells_treatment()
        || fields.get("drop").is_some_and(is_no_switch)
        || fields.has("pseudonymization") && column.pseudonymization.is_none()
        || planned.is_some_and(|planned| plan_is_in_doubt(&planned))
}

/// Whether another rule reports a fault of the action or the strategy that the plan of a
/// former `input` has for a column.
pub(crate) fn plan_is_in_doubt(planned: &Fields<'_>) -> bool {
    let action = planned.word::<PlannedAction>("action");
    let is_known = action.is_some_and(|action| action.value.is_some());
    let has_strategy = planned.fields("strategy").is_some();
    planned.misspells("action")
        || planned.misspells("strategy")
        || planned.has("action") && !is_known
        || planned.has("strategy") && !has_strategy
}
