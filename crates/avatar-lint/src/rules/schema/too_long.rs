//! `too-long`

use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Texts and lists beyond their length.
pub static RULE: Rule = Rule {
    name: "too-long",
    group: Group::Schema,
    level: Level::Error,
    summary: "more characters or items than allowed",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A text or a list longer than its field allows: more than 100 `job_names` in a \
            bulk deletion, a name of an API key of more than 255 characters.",
        why: "The server refuses the request.",
        bad: r"# avatar-lint check --as CreateApiKeyRequest
name: >-
  a rather long label a rather long label a rather long label
  a rather long label a rather long label a rather long label
  a rather long label a rather long label a rather long label
  a rather long label a rather long label a rather long label
  a rather long label a rather long label a rather long label
expiration_days: 30
",
        good: r"# avatar-lint check --as CreateApiKeyRequest
name: a short label
expiration_days: 30
",
        configure: "",
        fix: "Shorten it, or split the request.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.violations() {
        let Fault::TooLong { limit } = violation.fault else { continue };
        let name = violation.name();
        let unit = wording::unit(violation.node, limit);
        findings.push(
            Finding::new(&RULE, violation.span, format!("{name} must have at most {limit} {unit}."))
                .help("Shorten it."),
        );
    }
}
