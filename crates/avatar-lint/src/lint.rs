//! The whole way from a text to its findings.

use crate::model::Model;
use crate::secret::Secrets;
use crate::shape::Shape;
use crate::suppression::Suppressions;
use crate::{Context, Finding, Options, Rule, rules};
use pyyaml_syntax::Stream;

/// Checks one configuration. The findings come in the order of the text;
/// those that a comment hides are among them, marked. No sentence of theirs
/// holds a secret of the file; see [`Secrets`] for the file itself.
pub fn lint(text: &str, options: &Options) -> Vec<Finding> {
    lint_stream(&pyyaml_syntax::parse(text), options)
}

/// [`lint`] for a text that has been read already.
pub fn lint_stream(stream: &Stream<'_>, options: &Options) -> Vec<Finding> {
    let shape = Shape::new(stream, options.document_type.as_deref());
    let model = Model::new(stream);
    let suppressions = Suppressions::new(stream);
    let secrets = Secrets::new(stream, options.document_type.as_deref());
    let context = Context {
        stream,
        shape: &shape,
        model: &model,
        suppressions: &suppressions,
        secrets: &secrets,
        options,
    };

    let mut findings = Vec::new();
    for rule in rules::ALL {
        run(rule, &context, &mut findings);
    }
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
