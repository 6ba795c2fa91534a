//! `untreated-identifier`

use crate::identifiers::{Category, Treatment};
use crate::rules::{columns, suspicion};
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// A column that identifies persons by its name, and that nothing is done about.
pub static RULE: Rule = Rule {
    name: "untreated-identifier",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a column that identifies a person, neither dropped nor replaced",
    rises: true,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    documentation: Documentation {
        finds: "A column whose name says that it identifies a person: e-mail, phone, social security \
            and other official numbers, names, addresses, bank accounts, IP addresses, birth \
            dates and more, in English and French; or whose `pii_type` says so. Names are read \
            word by word, so `phone_model` and `email_count` are left alone, and the declared \
            type counts: `email: bool` is no address. Left alone is also what is dropped, \
            pseudonymized, purged or ignored, what a shared entity replaces, and a child key \
            that follows its parent's.",
        why: "Such a column is a direct identifier: one value is enough to single a person out and \
            to link the row to any other list (Article 29 Working Party, Opinion 05/2014, \
            section 2.2.2). Avatarizing it does not help, since the avatars get values that \
            belong to real persons. GDPR article 5(1)(c) asks to leave out what is not needed.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: email
      type: category
    - field: age
      type: int
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: email
      type: category
      drop: true
    - field: age
      type: int
",
        configure: "Words of your own that mark a column as identifying, or clear it, can be added in \
            the configuration of the linter.",
        fix: "Drop the column, or replace its values: the help names the strategy that fits. Where \
            the name misleads, ignore the rule with the reason.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (place, suspicion) in suspicion::all(context) {
        if suspicion.category == Category::FreeText || place.treatment().hides_values() {
            continue;
        }
        let message = format!(
            "By {}, {} holds {}; it is neither dropped nor replaced, so real ones can reach the \
             result.",
            suspicion.evidence(place),
            place.label(),
            suspicion.category.label()
        );
        findings.push(Finding::new(&RULE, place.column.span(), message).help(help(place, suspicion.category)));
    }
}

fn help(place: &columns::Place<'_, '_>, category: Category) -> String {
    let roles = place.column.roles;
    let is_key = roles.primary_key || roles.identifier;
    match category.treatment() {
        _ if is_key => "Replace it: `pseudonymization: {kind: UUID4}`.".to_owned(),
        Treatment::Drop => "Drop it: `drop: true`.".to_owned(),
        Treatment::Uuid4 => {
            "Drop it (`drop: true`), or replace it: `pseudonymization: {kind: UUID4}`.".to_owned()
        }
        Treatment::Faker(pii_type) => format!(
            "Drop it (`drop: true`), or replace it: `pseudonymization: {{kind: FAKER, pii_type: \
             {pii_type}}}`."
        ),
    }
}
