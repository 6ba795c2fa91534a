//! The exclusions of runs, and how to fix them.

use crate::{Edit, Fix};
use avatar_format::{ExcludeVariablesMethod, Kind};
use avatar_model::{Model, Section, TableParameters};

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

/// The fix of an exclusion: the edit that sets its strategy.
pub(super) fn by_similarity(edit: Edit) -> Fix {
    let message = format!("Assign the values by similarity: `{SIMILARITY}`");
    Fix::needs_review(message, vec![edit])
}
