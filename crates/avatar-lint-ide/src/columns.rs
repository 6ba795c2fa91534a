//! What becomes of each column, in words.

use crate::describe;
use avatar_lint_rules::Options;
use avatar_lint_rules::holding::holdings;
use avatar_model::{ColumnFate, Model};
use pyyaml_syntax::Span;

/// A column of a schema, and what becomes of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnSummary {
    /// The table.
    pub table: String,
    /// Its name.
    pub name: String,
    /// The place of its name.
    pub span: Span,
    /// What it is recognized as, if it holds something about persons.
    pub holds: Option<String>,
    /// How far its values are protected.
    pub protection: Protection,
    /// What becomes of its values, in Markdown.
    pub fate: String,
}

/// How far the values of a column are protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// No original value comes out.
    Hidden,
    /// The original values take part in the run: what comes out is as private as the
    /// method of the table makes it.
    Kept,
    /// The original values come out.
    Unchanged,
}

/// The columns of the original data, in the order of the schemas.
pub fn columns(model: &Model<'_>, options: &Options) -> Vec<ColumnSummary> {
    let mut columns = Vec::new();
    for schema in model.originals() {
        for table in schema.kept_tables() {
            for (column, held) in holdings(table, &options.names) {
                let fate = model.fate(schema, table, column);
                columns.push(ColumnSummary {
                    table: table.label().to_owned(),
                    name: column.label().to_owned(),
                    span: column.span(),
                    holds: held.map(|held| {
                        let category = held.category;
                        format!("{} ({})", category.label(), category.kind().label())
                    }),
                    protection: match fate {
                        ColumnFate::Kept => Protection::Kept,
                        ColumnFate::Verbatim(_) => Protection::Unchanged,
                        _ => Protection::Hidden,
                    },
                    fate: describe::fate(&fate, options),
                });
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::{Protection, columns};
    use avatar_lint_rules::{Options, read};
    use avatar_model::Model;

    #[test]
    fn each_column_has_what_it_holds_and_what_becomes_of_it() {
        let text = "\
kind: AvatarSchema
metadata: {name: schema}
spec:
  tables:
  - name: patients
    columns:
    - {field: ssn, drop: true}
    - {field: phone, pseudonymization: {kind: UUID4}}
    - {field: height}
  - name: sites
    treatment: copy
    columns: [{field: opened}]
";
        let stream = read(text);
        let found = columns(&Model::draft(&stream), &Options::default());
        let rows: Vec<_> = found
            .iter()
            .map(|it| (it.table.as_str(), it.name.as_str(), it.protection))
            .collect();
        let expected = [
            ("patients", "ssn", Protection::Hidden),
            ("patients", "phone", Protection::Hidden),
            ("patients", "height", Protection::Kept),
            ("sites", "opened", Protection::Unchanged),
        ];
        assert_eq!(rows, expected);
        assert_eq!(found[0].span.text(text), "ssn");
        assert_eq!(found[0].fate, "**dropped**: it is not in the result");
        let holds = found[1].holds.as_deref();
        assert!(
            holds.is_some_and(|it| it.contains("direct identifier")),
            "{holds:?}"
        );
        assert!(found[3].fate.contains("copied unchanged"));
    }
}
