//! `empty-section`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::{Null, Types};
use avatar_model::conformance::{Conformance, Fault, Step, Violation};
use avatar_model::wording;
use hashbrown::HashSet;
use pyyaml_syntax::{Document, Node, NodeId, Span};

/// Fields without a value.
pub(crate) static RULE: Rule = Rule {
    name: "empty-section",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a field or an entry without a value",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    yields_to: &[
        "implicit-row-order",
        "missing-epsilon",
        "time-series-without-time",
    ],
    page: page!("empty_section.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::EmptySection { is_required } = violation.fault else {
            continue;
        };
        let key = violation.key().and_then(Node::text);
        let name = key.map_or_else(|| "This entry".to_owned(), wording::quoted);
        let span = violation.key().map_or(violation.span, Node::span);
        let null = null(violation, context);
        let message = format!("{name} is empty; {}.", consequence(key, violation, null));
        let help = match key {
            Some("pseudonymization") => {
                "Write a strategy, such as `kind: UUID4`, or `drop: true` instead of it."
            }
            Some("drop") => "Write `true`, or `false` if the column may stay in the data.",
            Some(_) if is_required => "Fill it.",
            Some(_) => "Fill it, or remove the key.",
            None => "Fill it, or remove the dash.",
        };
        let finding = Finding::new(&RULE, span, message).help(help);
        let is_scalar = !violation.schema.types().contains(Types::OBJECT);
        let must_be_filled = is_required && is_scalar;
        findings.push(finding.level(level(violation, [is_required, must_be_filled], null)));
    }
    let mut reported: HashSet<Span> = findings.iter().map(|it| it.span).collect();
    for document in &context.model.documents {
        for field in UNDESCRIBED {
            let Some(value) = document.get(field) else {
                continue;
            };
            let mut below = Below {
                conformance: context.conformance,
                path: vec![document.kind.as_str(), "spec", field],
                visited: HashSet::new(),
                reported: &mut reported,
                findings,
            };
            below.look(value.node);
        }
    }
}

/// The fields of `spec` with parts that the format does not describe, and that the reader
/// reads.
const UNDESCRIBED: [&str; 2] = ["input", "row_filter"];

/// Looks for nulls on which the reader stops below a field.
struct Below<'a, 'f> {
    conformance: &'a Conformance<'a>,
    path: Vec<&'a str>,
    /// The collections that were looked into: aliases lead to them again.
    visited: HashSet<NodeId>,
    /// Where a null is reported already.
    reported: &'f mut HashSet<Span>,
    findings: &'f mut Vec<Finding>,
}

impl<'a> Below<'a, '_> {
    fn look(&mut self, node: Node<'a>) {
        if !self.visited.insert(node.target().id()) {
            return;
        }
        for entry in node.entries() {
            if let Some(key) = entry.key.text() {
                self.step(key, entry.value, entry.key.span());
            }
        }
        for item in node.items() {
            self.step("[]", item, item.span());
        }
    }

    fn step(&mut self, key: &'a str, node: Node<'a>, span: Span) {
        self.path.push(key);
        if !node.is_null() {
            self.look(node);
        } else if self.conformance.is_at_fault(node) {
            // The format describes this part, and the fault is reported.
        } else if Null::at(&self.path).is_some_and(Null::always_stops) && self.reported.insert(span)
        {
            let name = match key {
                "[]" => "This entry".to_owned(),
                key => wording::quoted(key),
            };
            let message =
                format!("{name} is empty; the reader stops with an error without a line number.");
            let finding = Finding::new(&RULE, span, message);
            self.findings.push(finding.help("Fill it, or remove it."));
        }
        self.path.pop();
    }
}

/// What the published reader does with nothing there.
fn null(violation: &Violation<'_>, context: &Context<'_>) -> Option<Null> {
    let document = context.stream.document(violation.document);
    let kind = document.and_then(Document::root)?.get("kind")?.as_str()?;
    let steps = violation.path.iter().map(|step| match step {
        Step::Field(entry) => entry.key.text(),
        Step::Item(..) => Some("[]"),
    });
    let path: Option<Vec<&str>> = std::iter::once(Some(kind)).chain(steps).collect();
    Null::at(&path?)
}

fn level(
    violation: &Violation<'_>,
    [is_required, must_be_filled]: [bool; 2],
    null: Option<Null>,
) -> Level {
    match null {
        Some(null) if null.stops || must_be_filled => Level::Error,
        // The section must be there, but the reader does without what is in it.
        Some(_) if is_required => Level::Warning,
        Some(null) if null.is_passed_on => Level::Warning,
        Some(_) if violation.schema.protects().is_some() => Level::Warning,
        Some(_) => Level::Info,
        None => Level::Error,
    }
}

fn consequence(key: Option<&str>, violation: &Violation<'_>, null: Option<Null>) -> String {
    let Some(null) = null else {
        let expected = wording::types(violation.schema.types());
        return format!("{expected} belongs here");
    };
    let protects = violation.schema.protects();
    match (key, protects) {
        _ if null.always_stops() => "the reader stops with an error without a line number".into(),
        _ if null.stops => {
            "in some configurations the reader stops with an error without a line number".into()
        }
        (_, Some(without)) if null.is_unset => {
            let owner = violation.owner();
            let owner = owner.map_or_else(|| "the column".to_owned(), wording::quoted);
            format!("the reader skips it, so {owner} {without}")
        }
        (Some("variable_names"), _) if null.is_unset => {
            "the reader skips it, so nothing is excluded".into()
        }
        _ if null.is_passed_on => {
            "the reader does not stop, and the engine gets a null or nothing".into()
        }
        _ if null.is_unset => "the reader takes it as not set".into(),
        _ => "the reader goes on without it".into(),
    }
}
