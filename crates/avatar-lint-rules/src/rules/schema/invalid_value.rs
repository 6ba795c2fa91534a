//! `invalid-value`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Group, Level, Rule, Safety, Subject};
use avatar_model::conformance::{Fault, Step};
use avatar_model::{suggest, wording};
use hashbrown::HashMap;

/// Values that are not in the list.
pub(crate) static RULE: Rule = Rule {
    name: "invalid-value",
    group: Group::Schema,
    level: Level::Error,
    summary: "a value that is not allowed",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("invalid_value.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // The same mistake is often made in many places.
    let mut answers: HashMap<(Vec<String>, &str), Answer> = HashMap::new();
    for violation in context.conformance.of(&Fault::InvalidValue) {
        let written = violation.node.text().unwrap_or_default();
        let answer = answers.entry((violation.allowed_values(), written));
        let answer = answer.or_insert_with_key(|(allowed, written)| Answer::new(written, allowed));
        let meant = answer.meant.as_deref();
        let name = violation.field_name();
        // Who is protected, and how well, is for a person to say.
        let is_context = violation.path.iter().any(
            |step| matches!(step, Step::Field(entry) if entry.key.as_str() == Some("pia_metadata")),
        );
        let fix = meant.filter(|_| !is_context).and_then(|meant| {
            fixes::write_meant(violation, meant, fixes::allowed_value(meant), context)
        });
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "{} is not an allowed value of {name}.{}",
                    wording::quoted(written),
                    suggest::question(meant)
                ),
            )
            .help(answer.help.as_str())
            .fix(fix),
        );
    }
}

/// What to write instead of a value that is not allowed.
struct Answer {
    meant: Option<String>,
    help: String,
}

impl Answer {
    fn new(written: &str, allowed: &[String]) -> Self {
        let meant = suggest::value(written, allowed.iter().map(String::as_str));
        Self {
            meant: meant.map(str::to_owned),
            help: format!("Write {}.", wording::quoted_list(allowed, "or")),
        }
    }
}
