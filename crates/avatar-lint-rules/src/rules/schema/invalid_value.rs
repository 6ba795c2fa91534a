//! `invalid-value`

use crate::page::page;
use crate::rules::{fixes, names};
use crate::{Context, Finding, Group, Level, Rule, Safety, Subject};
use avatar_model::conformance::{Fault, Step};
use avatar_model::suggest::Names;
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
    misspelled_systems(context, findings);
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

/// What sort of system answers behind a place: those that every deployment knows.
const SYSTEMS: [&str; 2] = ["sql", "files"];

/// Systems whose name is surely meant for one of those. A deployment may know others.
fn misspelled_systems(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let databases = model.databases().filter_map(|it| it.0.text("backing"));
    let copies = model.inputs().flat_map(|(_, input)| input.copies());
    let written = databases.chain(copies.flat_map(|copy| copy.backings()));
    let known = Names::new(SYSTEMS);
    for backing in written.filter(|backing| !SYSTEMS.contains(&backing.value)) {
        let Some(meant) = names::slip(backing.value, &known) else {
            continue;
        };
        let message = format!(
            "The engine takes {} for another sort of system than {}.",
            wording::quoted(backing.value),
            wording::quoted(meant),
        );
        let help = format!(
            "Write {}, unless the deployment knows a system of this name.",
            wording::quoted(meant)
        );
        let finding = Finding::new(&RULE, backing.span(), message);
        findings.push(finding.level(Level::Warning).help(help));
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
