//! The table of what the privacy rules judge: criterion × option × rule.

use avatar_format::{Kind, Schema, schemas};
use avatar_lint_rules::{Criterion, Group, Rule, rules};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The kinds whose fields decide what a run reveals.
const KINDS: [Kind; 10] = [
    Kind::Metadata,
    Kind::Schema,
    Kind::Parameters,
    Kind::PrivacyMetrics,
    Kind::Report,
    Kind::SharedEntity,
    Kind::Volume,
    Kind::Database,
    Kind::Extract,
    Kind::Regenerate,
];

/// Fields that every document has.
const EVERYWHERE: [&str; 4] = ["kind", "metadata", "name", "spec"];

/// The page with the table.
pub(super) fn page() -> String {
    let mut page = String::from(
        "# What the privacy rules cover\n\n\
         A row is a field of [the format](../format/index.md) and a rule that judges by it. The\n\
         marks show which of the three criteria of the Article 29 Working Party ([privacy\n\
         risks](../privacy.md)) the rule concerns. `avatar-lint rules --format json` prints the\n\
         same facts for each rule, as `options` and `criteria`.\n\n",
    );
    let heads: Vec<String> = Criterion::ALL.iter().map(ToString::to_string).collect();
    let heads = heads.join(" | ");
    writeln!(page, "| field | rule | {heads} |\n|---|---|:-:|:-:|:-:|").unwrap();
    for (option, rules) in by_option() {
        for rule in rules {
            let mark = |criterion| {
                if rule.criteria.contains(&criterion) {
                    "●"
                } else {
                    ""
                }
            };
            let marks = Criterion::ALL.map(mark).join(" | ");
            writeln!(page, "| `{option}` | [{0}]({0}.md) | {marks} |", rule.name).unwrap();
        }
    }
    page.push_str(
        "\n## Fields that no privacy rule judges\n\n\
         Other rules may check them, but none says what they reveal.\n\n",
    );
    let judged: BTreeSet<&str> = by_option().into_keys().collect();
    for kind in KINDS {
        let fields = fields(kind).into_iter();
        let fields = fields.filter(|field| !judged.contains(field) && !EVERYWHERE.contains(field));
        let fields: Vec<String> = fields.map(|field| format!("`{field}`")).collect();
        if !fields.is_empty() {
            writeln!(page, "- **{kind}**: {}", fields.join(", ")).unwrap();
        }
    }
    page.push_str(
        "\nBeyond the configuration, see [what no check of a file can\n\
         show](../privacy.md#what-no-check-of-a-file-can-show).\n",
    );
    page
}

/// The privacy rules by the fields by which they judge.
fn by_option() -> BTreeMap<&'static str, Vec<&'static Rule>> {
    let mut options: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let privacy = rules::ALL
        .iter()
        .filter(|rule| rule.group == Group::Privacy);
    for rule in privacy.copied() {
        for option in rule.options {
            options.entry(*option).or_default().push(rule);
        }
    }
    options
}

/// The names of all fields that a document of this kind may hold.
fn fields(kind: Kind) -> BTreeSet<&'static str> {
    let mut fields = BTreeSet::new();
    let mut rest = vec![schemas::of_kind(kind).unwrap().root];
    while let Some(schema) = rest.pop() {
        fields.extend(names(schema));
        rest.extend(schema.parts());
    }
    fields
}

fn names(schema: &'static Schema) -> impl Iterator<Item = &'static str> {
    schema.fields.iter().map(|field| field.name)
}
