//! `alignment-points`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::AlignmentMethod;
use avatar_model::TableParameters;

/// Alignments to a number of points that is not given.
pub(crate) static RULE: Rule = Rule {
    name: "alignment-points",
    group: Group::Reference,
    level: Level::Warning,
    summary: "`method: specified` without `nb_points`",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("alignment_points.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parameters = context.model.table_parameters();
    for alignment in parameters.filter_map(TableParameters::alignment) {
        let method = alignment.method();
        let method = method.filter(|method| method.value == AlignmentMethod::Specified);
        let is_unsaid = alignment.points().is_none() && !alignment.0.misspells("nb_points");
        if let Some(method) = method.filter(|_| is_unsaid) {
            findings.push(
                Finding::new(
                    &RULE,
                    method.span(),
                    "The method is `specified`, but `nb_points` is missing.",
                )
                .help("Add `nb_points`, or choose `max`, `min` or `mean`."),
            );
        }
    }
}
