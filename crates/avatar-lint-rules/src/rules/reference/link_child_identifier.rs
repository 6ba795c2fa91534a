//! `link-child-identifier`

use crate::page::page;
use crate::rules::links::{self, End};
use crate::{Context, Finding, Group, Level, Rule, Safety, Subject};
use avatar_model::Mark;

/// Links that arrive at what is no identifier.
pub(crate) static RULE: Rule = Rule {
    name: "link-child-identifier",
    group: Group::Reference,
    level: Level::Error,
    summary: "a link to a column that is not an identifier of the child",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("link_child_identifier.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        // Of a link to its own table, and of one that is written on the child, others speak.
        let links = schema.links().filter(|(parent, link)| {
            let is_own = link
                .child
                .is_some_and(|child| child.value == parent.label());
            !is_own && !links::is_reversed(schema, parent, link)
        });
        let ends = links.filter_map(|(_, link)| links::at_child(schema, link));
        let wrong = ends.filter(|end| end.lacks(Mark::Identifier));
        findings.extend(wrong.map(|end| report(context, &end)));
    }
}

fn report<'a>(context: &Context<'a>, end: &End<'_, 'a>) -> Finding {
    let finding = end.declared(end.report(&RULE, "an identifier"));
    if end.column.roles.primary_key {
        return finding.help(
            "The primary key of the child cannot also be an identifier. Link to another column, \
             or write `identifier: true` instead of `primary_key: true` here.",
        );
    }
    finding
        .help("Add `identifier: true` to the column.")
        .fix(end.mark(Mark::Identifier, context))
}
