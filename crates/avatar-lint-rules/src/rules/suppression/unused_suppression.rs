//! `unused-suppression`

use crate::page::page;
use crate::suppression::{RuleReference, Suppression};
use crate::{Context, Edit, Finding, Fix, Group, Level, Rule, Safety, Selector, Tag};
use avatar_model::wording::quoted_list;
use hashbrown::HashMap;
use pyyaml_syntax::Span;

/// A suppression that hides nothing, or a name in it that does.
pub(crate) static RULE: Rule = Rule {
    name: "unused-suppression",
    group: Group::Suppression,
    level: Level::Warning,
    summary: "a suppression that matches no finding",
    since: "0.1.0",
    engine: true,
    fixes: &[Safety::Safe],
    tag: Some(Tag::Unnecessary),
    page: page!("unused_suppression.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, all: &[Finding], findings: &mut Vec<Finding>) {
    if context.suppressions.all().is_empty() {
        return;
    }
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for finding in all {
        let found = places.entry(finding.rule.name).or_default();
        found.push(finding.span.start());
    }
    for found in places.values_mut() {
        found.sort_unstable();
    }
    let broken = context.stream.documents().filter(|it| it.is_broken());
    let broken: Vec<Span> = broken.map(pyyaml_syntax::Document::span).collect();
    for suppression in context.suppressions.all() {
        // What it would suppress in a document that cannot be read is not known.
        let first = broken.partition_point(|span| suppression.is_after(*span));
        let is_known = !broken.get(first).is_some_and(|&it| suppression.reaches(it));
        if suppression.is_expired || !is_known {
            continue;
        }
        let (unused, used): (Vec<_>, Vec<_>) = suppression
            .names
            .iter()
            .partition(|name| is_unused(name, suppression, context, &places));
        if !unused.is_empty() {
            findings.push(finding(context, suppression, &unused, &used));
        }
    }
}

fn is_unused(
    name: &RuleReference,
    suppression: &Suppression,
    context: &Context<'_>,
    places: &HashMap<&str, Vec<usize>>,
) -> bool {
    let mut rules = name.rules().peekable();
    // What does not exist is another finding, what is off cannot be known.
    rules.peek().is_some()
        && rules.all(|rule| {
            // This rule's own findings are only now being made.
            rule != &RULE
                && context.options.level(rule).is_some()
                && !suppression.hides(rule, places)
        })
}

fn finding(
    context: &Context<'_>,
    suppression: &Suppression,
    unused: &[&RuleReference],
    used: &[&RuleReference],
) -> Finding {
    let text = context.text();
    let written = |names: &[&RuleReference]| -> Vec<_> {
        names.iter().map(|name| name.span.text(text)).collect()
    };
    let names = quoted_list(written(unused), "and");
    let message = match unused {
        [name] if matches!(name.selector, Ok(Selector::Group(_))) => format!(
            "No rule of the group {names} has a finding where this comment applies, so the \
             comment suppresses nothing."
        ),
        [_] => {
            let what = " has no finding where this comment applies, so it suppresses nothing.";
            [&names, what].concat()
        }
        _ => format!(
            "{names} have no findings where this comment applies, so the comment \
                      suppresses nothing."
        ),
    };
    if used.is_empty() {
        let fix = suppression.removal.clone();
        return Finding::new(&RULE, suppression.span, message)
            .help("Remove the comment.")
            .fix(fix.map(|edit| Fix::safe("Remove the comment", vec![edit])));
    }
    let list = suppression
        .names
        .iter()
        .map(|name| name.span)
        .reduce(Span::cover);
    let list = list.unwrap_or(suppression.span);
    let kept = written(used).join(", ");
    Finding::new(&RULE, list, message)
        .help(format!("Remove {names} from the brackets."))
        .fix(Fix::safe(
            format!("Keep only {}", quoted_list(written(used), "and")),
            vec![Edit::replace(list, kept)],
        ))
}
