//! `linkable-pseudonym`

use avatar_yaml::DataRecipient;
use crate::model::{Model, Spanned};
use crate::rules::columns;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// The same pseudonym for the same value in data that leave the organisation.
pub static RULE: Rule = Rule {
    name: "linkable-pseudonym",
    group: Group::Privacy,
    level: Level::Info,
    summary: "consistent pseudonyms in data that leave the organisation",
    rises: true,
    criteria: &[Criterion::Linkability],
    documentation: Documentation {
        finds: "`consistent: true`, written or by default, in a FAKER, UUID4, INTEGER or SPECIFIC_ID \
            of a set whose `datarecipient` is `opendata`, `outside_eu`, `contractual_thirdparty` \
            or `trusted_thirdparty`. Primary keys and linked columns are left alone: they need \
            it, or the tables no longer fit together.",
        why: "A pseudonym that is the same on every row and in every table ties together all rows \
            of one person, and what the rows say together can say who it is. That is linkability \
            (Article 29 Working Party, Opinion 05/2014, section 2.2.2); section 4 names the same \
            pseudonym for the same person as a mistake. Inside the organisation it is often what \
            is wanted; outside, somebody else holds the other lists.",
        bad: r"kind: AvatarMetadata
metadata:
  name: metadata
spec:
  display_name: study
  pia_metadata:
    datarecipient: contractual_thirdparty
---
kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: mail
      type: category
      pseudonymization:
        kind: FAKER
        pii_type: EMAIL
    - field: age
      type: int
",
        good: r"kind: AvatarMetadata
metadata:
  name: metadata
spec:
  display_name: study
  pia_metadata:
    datarecipient: contractual_thirdparty
---
kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: mail
      type: category
      pseudonymization:
        kind: FAKER
        pii_type: EMAIL
        consistent: false
    - field: age
      type: int
",
        configure: "",
        fix: "Write `consistent: false`, or drop the column.",
    },
    check,
};

/// The strategies that can give the same value a new replacement on each row.
const STRATEGIES: [&str; 4] = ["FAKER", "UUID4", "INTEGER", "SPECIFIC_ID"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(recipient) = recipient_outside(context.model) else { return };
    for place in columns::all(context.model) {
        let Some(strategy) = place.strategy().filter(columns::is_consistent) else { continue };
        let kind = strategy.kind();
        let Some(kind) = kind.filter(|kind| STRATEGIES.contains(&kind.value)) else { continue };
        if place.column.roles.primary_key || place.is_linked() {
            continue;
        }
        let written = strategy.0.flag("consistent");
        let span = written.map_or(kind.span(), |flag| flag.span());
        let message = format!(
            "The same value of {} gets the same pseudonym everywhere, so that whoever receives the \
             data can tie a person's rows together.",
            place.label()
        );
        findings.push(
            Finding::new(&RULE, span, message)
                .related(recipient.span(), "the data leave the organisation")
                .help("Write `consistent: false`, or drop the column."),
        );
    }
}

/// Who gets the data, if they are outside the organisation.
fn recipient_outside<'a>(model: &Model<'a>) -> Option<Spanned<'a, DataRecipient>> {
    let recipient = model.metadata()?.recipient()?;
    let is_inside = matches!(
        recipient.value,
        DataRecipient::Internal | DataRecipient::Unknown
    );
    (!is_inside).then_some(recipient)
}
