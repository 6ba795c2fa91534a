//! `committed-seed`

use avatar_yaml::Kind;
use crate::model::{Model, Table};
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// A seed that makes the random choices of a run reproducible.
pub static RULE: Rule = Rule {
    name: "committed-seed",
    group: Group::Privacy,
    level: Level::Info,
    summary: "a seed in the file makes replacements reproducible",
    rises: true,
    criteria: &[Criterion::Linkability],
    documentation: Documentation {
        finds: "The first `seed` of the set's run or extraction, once a set. The groups of a \
            database run are left alone: they need one seed, so that the same value becomes the \
            same in all of them. So is the seed of a shared entity.",
        why: "With the seed, whoever has the same engine and guesses an original value can replay \
            the draw and compare. GDPR article 4(5) asks that the additional information that \
            leads back from a pseudonym be kept apart; a seed is such information, and a \
            configuration is read by many.",
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
    - field: age
      type: int
    - field: city
      type: category
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 10
  seed: 42
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
    - field: age
      type: int
    - field: city
      type: category
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 10
",
        configure: "",
        fix: "Remove the seed, or give it at run time and keep it with the originals. Where a run \
            must be reproducible, ignore this rule with the reason.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    if runs_by_group(model) {
        return;
    }
    let of_runs = model.documents.iter().filter(|document| {
        matches!(
            document.kind,
            Kind::Parameters | Kind::PrivacyMetrics | Kind::SignalMetrics | Kind::Extract
        )
    });
    let mut seeds = of_runs.filter_map(|document| document.get("seed"));
    let Some(first) = seeds.next() else { return };
    let message = "With the seed in the file, whoever reads it can repeat the random choices of the \
        run, and so check guesses against its results.";
    let mut finding = Finding::new(&RULE, first.span(), message)
        .help("Remove it, or give it at run time and keep it with the originals.");
    for other in seeds {
        finding = finding.related(other.span(), "the seed is here as well");
    }
    findings.push(finding);
}

/// Whether the set is one of the groups of a database run.
fn runs_by_group(model: &Model<'_>) -> bool {
    let has_group = |table: &Table<'_>| table.group.is_some();
    model.extract().is_some_and(|job| job.group().is_some())
        || model.originals().any(|schema| schema.tables.iter().any(has_group))
}
