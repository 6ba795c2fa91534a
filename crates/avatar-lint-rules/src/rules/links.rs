//! The ends of links, and the marks that the engine requires of the columns there.

use crate::rules::fixes;
use crate::{Context, Finding, Fix, Rule};
use avatar_model::wording::quoted;
use avatar_model::{Column, DeclaredSchema, Link, Mark, Table, Text};

/// One end of a link: a table, and the column that the link names there.
#[derive(Clone, Copy)]
pub(super) struct End<'m, 'a> {
    /// The table.
    pub(super) table: &'m Table<'a>,
    /// The column, as the table declares it.
    pub(super) column: &'m Column<'a>,
    /// The column, as the link names it.
    pub(super) field: Text<'a>,
}

/// The end of a link at the table it is written on.
pub(super) fn at_parent<'m, 'a>(table: &'m Table<'a>, link: &Link<'a>) -> Option<End<'m, 'a>> {
    End::new(table, link.field?)
}

/// The end of a link at the table it leads to.
pub(super) fn at_child<'m, 'a>(
    schema: &'m DeclaredSchema<'a>,
    link: &Link<'a>,
) -> Option<End<'m, 'a>> {
    End::new(schema.table(link.child?.value).found()?, link.child_field?)
}

/// Whether a link is written on the child: it leads from an identifier to the primary key of
/// another table.
pub(super) fn is_reversed<'a>(
    schema: &DeclaredSchema<'a>,
    table: &Table<'a>,
    link: &Link<'a>,
) -> bool {
    let (Some(from), Some(to)) = (at_parent(table, link), at_child(schema, link)) else {
        return false;
    };
    let is_other = !std::ptr::eq(from.table, to.table);
    let is_key = to.column.roles.primary_key && !to.column.roles.identifier;
    is_other && is_key && from.column.roles.identifier && !from.column.roles.primary_key
}

impl<'m, 'a> End<'m, 'a> {
    fn new(table: &'m Table<'a>, field: Text<'a>) -> Option<Self> {
        let column = table.column(field.value).found()?;
        Some(Self {
            table,
            column,
            field,
        })
    }

    /// Whether the column is not marked as the engine requires, and nothing else is meant for the
    /// mark.
    pub(super) fn lacks(&self, mark: Mark) -> bool {
        !self.column.roles.has(mark) && !self.column.fields.is_in_doubt(mark.as_str())
    }

    /// Reports that the column is not what the engine requires: "the primary key".
    pub(super) fn report(&self, rule: &'static Rule, required: &str) -> Finding {
        let message = format!(
            "{} is not {required} of {}, so the engine rejects this link.",
            quoted(self.field.value),
            quoted(self.table.label()),
        );
        Finding::new(rule, self.field.span(), message)
    }

    /// Points at the column.
    pub(super) fn declared(&self, finding: Finding) -> Finding {
        finding.related(self.column.span(), "the column is declared here")
    }

    /// Marks the column, where it is marked as nothing else.
    pub(super) fn mark(&self, mark: Mark, context: &Context<'a>) -> Option<Fix> {
        let is_marked = Mark::ALL.into_iter().any(|it| self.column.roles.has(it));
        (!is_marked).then(|| fixes::mark(self.column, mark, context))?
    }
}
