//! `untreated-identifier`

use crate::page::page;
use crate::rules::columns::{self, ColumnRef};
use crate::rules::guess::{self, Advice};
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_identifiers::{Category, Kind};
use avatar_model::Model;
use hashbrown::HashSet;
use pyyaml_syntax::Span;

/// A column that identifies persons by its name, and that nothing is done about.
pub(crate) static RULE: Rule = Rule {
    name: "untreated-identifier",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a column that identifies a person, neither dropped nor replaced",
    raised_when_exposed: true,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["drop", "pseudonymization", "pii_type"],
    since: "0.1.0",
    subject: Subject::Meaning,
    confidence: Confidence::Guess,
    yields_to: &["inconsistent-treatment"],
    page: page!("untreated_identifier.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let guesses = guess::all(context).iter();
    let untreated: Vec<_> = guesses
        .filter(|(place, holding)| {
            let is_safe = place.fate().hides_values() || place.is_in_doubt();
            guess::points_at_persons(holding.category) && !is_safe
        })
        .collect();
    let children = Children::new(
        context.model,
        untreated.iter().map(|(place, _)| place.column.span()),
    );
    for (place, holding) in untreated {
        if children.wait(place) {
            continue;
        }
        let is_reference = holding.category.kind() == Kind::ReferenceNumber;
        let consequence = if is_reference {
            "everyone who has the register knows whose row it is"
        } else {
            "the result can contain real ones"
        };
        let message = format!(
            "According to {}, {} holds {}. It is neither dropped nor replaced, so {consequence}.",
            guess::evidence(holding, place),
            place.label(),
            holding.category.label()
        );
        let finding = Finding::new(&RULE, place.column.span(), message);
        let finding = finding.help(help(place, holding.category));
        findings.push(if is_reference {
            finding.level(Level::Info)
        } else {
            finding
        });
    }
}

/// Child keys, of which nothing is said before their parent's key is in order:
/// they follow it then.
struct Children<'m, 'a> {
    model: &'m Model<'a>,
    /// The untreated columns.
    untreated: HashSet<Span>,
    /// The schemas with a link that leads nowhere, which may be meant for a child.
    unlinked: HashSet<Span>,
}

impl<'m, 'a> Children<'m, 'a> {
    fn new(model: &'m Model<'a>, untreated: impl Iterator<Item = Span>) -> Self {
        let unlinked = model
            .originals()
            .filter(|schema| !schema.links_are_resolved());
        Self {
            model,
            untreated: untreated.collect(),
            unlinked: unlinked.map(|schema| schema.document.span()).collect(),
        }
    }

    fn wait(&self, place: &ColumnRef<'_, '_>) -> bool {
        let roles = place.column.roles;
        if !roles.identifier || roles.primary_key {
            return false;
        }
        let mut links = place
            .schema
            .links_to(place.table.label(), place.column.label())
            .peekable();
        if links.peek().is_none() {
            return self.unlinked.contains(&place.schema.document.span());
        }
        links.any(|(parent, link)| {
            let key = link
                .field
                .and_then(|field| parent.column(field.value).found());
            // A link from what is no key, or nowhere, is a fault of its own.
            key.is_none_or(|key| {
                let is_at_fault = !key.roles.primary_key
                    || columns::is_in_doubt(self.model, parent.label(), key)
                    || self.model.may_be_replaced(parent.label(), key);
                is_at_fault || self.untreated.contains(&key.span())
            })
        })
    }
}

fn help(place: &columns::ColumnRef<'_, '_>, category: Category) -> String {
    if place.column.is_planned {
        return columns::help_for_planned(place.column).to_owned();
    }
    let roles = place.column.roles;
    let is_key = roles.primary_key || roles.identifier;
    match guess::advice(category) {
        _ if is_key => "Replace it: `pseudonymization: {kind: UUID4}`.".to_owned(),
        Advice::Drop => "Drop it: `drop: true`.".to_owned(),
        Advice::Uuid4 => {
            let strategy = place.unlinkable("kind: UUID4");
            format!("Drop it (`drop: true`), or replace it: {strategy}.")
        }
        Advice::Faker(pii_type) => format!(
            "Drop it (`drop: true`), or replace it: {}.",
            place.unlinkable(&format!("kind: FAKER, pii_type: {pii_type}"))
        ),
    }
}
