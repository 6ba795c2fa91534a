//! The exclusions of runs, and how to fix them.

use crate::{Edit, Finding, Fix, Rule};
use avatar_format::{ExcludeVariablesMethod, Kind};
use avatar_model::{Exclusion, Model, Section, TableParameters};
use pyyaml_syntax::Span;

/// The strategy that hands excluded values out by similarity.
pub(super) const SIMILARITY: &str = ExcludeVariablesMethod::CoordinateSimilarity.as_str();

/// What the documents of runs say of each table. Metrics repeat their
/// exclusions, and are another matter.
pub(super) fn of_runs<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = &'m TableParameters<'a>> {
    model.table_parameters().filter(|parameters| {
        parameters.document.kind == Kind::Parameters
            && (parameters.section.is_method() || parameters.section == Section::TimeSeries)
    })
}

/// The exclusions of runs, each with what its document says of the table.
pub(super) fn all<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = (&'m TableParameters<'a>, Exclusion<'a>)> {
    of_runs(model).filter_map(|parameters| Some((parameters, parameters.exclusion()?)))
}

/// Reports an exclusion that keeps the original order of the rows. `help` and `edit` say how to
/// set another strategy.
pub(super) fn in_original_order(
    rule: &'static Rule,
    span: Span,
    what: &str,
    help: &str,
    edit: Option<Edit>,
) -> Finding {
    let message =
        format!("{what}: each avatar carries the real values of the person in the same row.");
    let fix = |edit| {
        let message = format!("Assign the values by similarity: `{SIMILARITY}`");
        Fix::needs_review(message, vec![edit])
    };
    Finding::new(rule, span, message)
        .help(format!(
            "{help}, or remove the exclusion to avatarize the columns."
        ))
        .fix(edit.map(fix))
}
