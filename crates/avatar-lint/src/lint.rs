//! The whole way from a text to its findings.

use crate::model::Model;
use crate::rules::Facts;
use crate::secret::Secrets;
use crate::shape::Shape;
use crate::suppression::Suppressions;
use crate::{Context, Finding, Group, Level, Options, Rule, rules};
use pyyaml_syntax::Stream;
use std::collections::HashSet;

/// Checks one configuration. The findings come in the order of the text;
/// those that a comment hides are among them, marked. No sentence of theirs
/// holds a secret of the file; see [`Secrets`] for the file itself.
pub fn lint(text: &str, options: &Options) -> Vec<Finding> {
    lint_stream(&pyyaml_syntax::parse(text), options)
}

/// [`lint`] for a text that has been read already.
pub fn lint_stream(stream: &Stream<'_>, options: &Options) -> Vec<Finding> {
    let secrets = Secrets::new(stream, options.document_type.as_deref());
    lint_stream_with(stream, &secrets, options)
}

/// [`lint_stream`] for a text whose secrets are known already.
pub fn lint_stream_with(
    stream: &Stream<'_>,
    secrets: &Secrets<'_>,
    options: &Options,
) -> Vec<Finding> {
    let shape = Shape::new(stream, options.document_type.as_deref());
    let model = Model::new(stream);
    let suppressions = Suppressions::new(stream);
    let facts = Facts::default();
    let context = Context {
        stream,
        shape: &shape,
        model: &model,
        suppressions: &suppressions,
        secrets,
        facts: &facts,
        options,
    };

    let mut findings = Vec::new();
    for rule in rules::ALL {
        run(rule, &context, &mut findings);
    }
    leave_to_reading(&mut findings);
    suppressions.apply(&mut findings);
    for finding in &mut findings {
        secrets.mask_finding(finding);
    }
    findings.sort_by_key(|finding| (finding.span.start(), finding.span.end(), finding.rule.name));
    findings
}

/// Runs one rule and settles the level of what it found.
fn run(rule: &'static Rule, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(level) = context.options.level(rule) else {
        return;
    };
    let before = findings.len();
    (rule.check)(context, findings);
    if matches!(rule.group, Group::Pattern | Group::Privacy) {
        tell_once(findings, before);
    }
    for finding in findings.iter_mut().skip(before) {
        if level != rule.level {
            finding.level = level;
        }
        if let (true, Some(exposure)) = (rule.rises, context.model.exposure()) {
            finding.level = finding.level.raised();
            finding.message = format!(
                "{} This weighs more here: {}.",
                finding.message, exposure.reason
            );
            finding.related.push(crate::finding::Related {
                span: exposure.span,
                message: exposure.reason.clone(),
            });
        }
    }
}

/// Keeps one finding for each place of those from `start` on, which are of one
/// rule. The model shows what an alias or a merge repeats once for each table
/// that has it; it is written once, and one fault.
fn tell_once(findings: &mut Vec<Finding>, start: usize) {
    let mut told = HashSet::new();
    let mut new = findings.split_off(start);
    new.retain(|finding| told.insert(finding.span));
    findings.append(&mut new);
}

/// Removes what is said of the meaning of a value that is not read as it looks,
/// or cannot be what it is: that fault comes first, and mending it changes what
/// is to be said.
fn leave_to_reading(findings: &mut Vec<Finding>) {
    let misread = findings.iter().filter(|finding| is_about_reading(finding));
    let misread: HashSet<_> = misread.map(|finding| finding.span).collect();
    findings.retain(|finding| {
        let is_about_meaning = matches!(
            finding.rule.group,
            Group::Reference | Group::Pattern | Group::Privacy
        );
        !(is_about_meaning && misread.contains(&finding.span))
    });
}

fn is_about_reading(finding: &Finding) -> bool {
    let rule = finding.rule;
    match rule.group {
        Group::Pitfall => rule.level == Level::Error,
        Group::Schema => matches!(
            rule.name,
            "wrong-type" | "invalid-value" | "out-of-range" | "invalid-format"
        ),
        _ => false,
    }
}
