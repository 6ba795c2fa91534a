//! Tests of completion and description. In the texts, `‸` is where the cursor is.

mod plan;

use super::{Description, Suggestion, ignore, suggestions};
use avatar_lint_rules::{Options, lint};
use pyyaml_syntax::edit::Editor;

/// The text without its cursor, and where that was.
fn cursor(text: &str) -> (String, usize) {
    let offset = text.find('‸').expect("the text has a cursor");
    (text.replace('‸', ""), offset)
}

fn suggest(text: &str) -> Vec<Suggestion> {
    let (text, offset) = cursor(text);
    suggestions(&pyyaml_syntax::parse(&text), offset, &Options::default())
}

fn labels(text: &str) -> Vec<String> {
    suggest(text).into_iter().map(|one| one.label).collect()
}

/// The text after choosing `label`, from the cursor's line on.
fn chosen(text: &str, label: &str) -> String {
    let all = suggest(text);
    let one = all.iter().find(|one| one.label == label);
    let one = one.unwrap_or_else(|| panic!("`{label}` is not among {all:?}"));
    let (before, _) = cursor(text);
    let start = before[..one.edit.span.start()]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    pyyaml_syntax::edit::apply(&before, [&one.edit])[start..].to_owned()
}

fn describe(text: &str) -> Option<String> {
    let (text, offset) = cursor(text);
    let stream = pyyaml_syntax::parse(&text);
    Description::new(&stream, offset, &Options::default()).map(|one| one.markdown)
}

/// A set with two tables, to which tests append.
const SET: &str = "\
kind: AvatarVolume
metadata:
  name: lake
spec:
  url: s3://lake
---
kind: AvatarSchema
metadata:
  name: clinic
spec:
  tables:
  - name: patient
    columns:
    - field: id
      type: int
      primary_key: true
    - field: email
      drop: true
    - field: ward
    links:
    - field: id
      to: {table: visit, field: patient_id}
      method: linear_sum_assignment
  - name: visit
    columns:
    - field: patient_id
      identifier: true
---
";

fn in_set(text: &str) -> Vec<String> {
    labels(&format!("{SET}{text}"))
}

#[test]
fn the_fields_of_a_column_that_are_not_there_yet_are_offered() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    columns:\n    - field: a\n      type: int\n      ‸\n";
    let labels = labels(text);
    assert!(labels.contains(&"drop".to_owned()), "{labels:?}");
    assert!(labels.contains(&"pseudonymization".to_owned()));
    assert!(!labels.contains(&"field".to_owned()));
    assert!(!labels.contains(&"type".to_owned()));
    assert!(!labels.contains(&"tables".to_owned()));
}

#[test]
fn half_a_word_is_no_hindrance() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    columns:\n    - field: a\n      dr‸\n    - field: b\n";
    assert_eq!(chosen(text, "drop"), "      drop: \n    - field: b\n");
}

#[test]
fn required_fields_come_first() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    links:\n    - ‸\n";
    assert_eq!(labels(text)[..3], ["field", "to", "method"]);
}

#[test]
fn an_empty_text_begins_with_a_kind() {
    let labels = labels("‸");
    assert!(
        labels.contains(&"kind: AvatarSchema".to_owned()),
        "{labels:?}"
    );
    assert!(labels.contains(&"kind".to_owned()));
    assert_eq!(in_set("‸\n"), labels);
}

#[test]
fn kinds_are_offered_wherever_the_key_is() {
    let text = "kind: Ava‸\nmetadata:\n  name: a\n";
    assert_eq!(
        chosen(text, "AvatarVolume"),
        "kind: AvatarVolume\nmetadata:\n  name: a\n"
    );
    let text = "metadata:\n  name: a\nkind: ‸";
    assert_eq!(labels(text).len(), avatar_format::Kind::ALL.len());
}

#[test]
fn the_kind_decides_what_fits() {
    let volume = labels("kind: AvatarVolume\nmetadata:\n  name: v\nspec:\n  ‸\n");
    assert_eq!(volume, ["url"]);
    let strategy = labels(
        "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    columns:\n    - field: a\n      \
         pseudonymization:\n        kind: SPECIFIC_ID\n        ‸\n",
    );
    assert_eq!(strategy[0], "pattern");
    assert!(!strategy.contains(&"pii_type".to_owned()), "{strategy:?}");
}

#[test]
fn values_are_offered_with_what_they_mean() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    columns:\n    - field: a\n      type: ‸\n";
    let all = suggest(text);
    let int = all.iter().find(|one| one.label == "int").unwrap();
    assert_eq!(int.documentation.as_deref(), Some("Whole numbers."));
    assert_eq!(chosen(text, "float"), "      type: float\n");
}

#[test]
fn a_switch_is_true_or_false() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    columns:\n    - field: a\n      drop: t‸\n";
    assert_eq!(labels(text), ["true", "false"]);
}

#[test]
fn a_value_right_after_the_colon_gets_its_space() {
    let text = "kind: AvatarReportParameters\nspec:\n  language:‸\n";
    assert_eq!(chosen(text, "fr"), "  language: fr\n");
}

#[test]
fn a_value_of_two_words_is_replaced_whole() {
    let text =
        "kind: AvatarMetadata\nspec:\n  pia_metadata:\n    sensitivity_level: Very Hi‸gh  # sure\n";
    assert_eq!(chosen(text, "Low"), "    sensitivity_level: Low  # sure\n");
}

#[test]
fn a_mapping_or_list_begins_on_a_line_of_its_own() {
    let text = "kind: AvatarSchema\nspec:\n  tab‸\n";
    assert_eq!(chosen(text, "tables"), "  tables:\n  - name: \n");
    assert_eq!(chosen("sp‸", "spec"), "spec: ");
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    da‸\n";
    assert_eq!(chosen(text, "data"), "    data:\n      \n");
    let text = "kind: AvatarSchema\r\nspec:\r\n  tab‸\r\n";
    assert_eq!(chosen(text, "tables"), "  tables:\r\n  - name: \r\n");
}

#[test]
fn a_key_that_has_its_colon_is_replaced_alone() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - nam‸ing: t\n";
    assert_eq!(chosen(text, "name"), "  - name: t\n");
}

#[test]
fn an_item_is_offered_where_a_list_belongs() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n    ‸\n";
    assert_eq!(chosen(text, "- name:"), "    - name: \n");
}

#[test]
fn names_are_those_the_set_declares() {
    assert_eq!(
        in_set("kind: AvatarParameters\nspec:\n  schema: ‸\n"),
        ["clinic"]
    );
    assert_eq!(
        in_set("kind: AvatarParameters\nspec:\n  schema: clinic\n  results:\n    volume: ‸\n"),
        ["lake", "input", "results"]
    );
    assert_eq!(
        in_set("kind: AvatarParameters\nspec:\n  schema: clinic\n  avatarization:\n    ‸\n"),
        ["patient", "visit"]
    );
}

#[test]
fn a_table_that_has_its_parameters_is_not_offered_again() {
    assert_eq!(
        in_set(
            "kind: AvatarParameters\nspec:\n  schema: clinic\n  avatarization:\n    patient:\n      k: 5\n    ‸\n"
        ),
        ["visit"]
    );
}

#[test]
fn a_table_as_a_key_begins_its_own_lines() {
    let text = format!(
        "{SET}kind: AvatarParameters\nspec:\n  schema: clinic\n  avatarization:\n    pa‸\n"
    );
    assert_eq!(chosen(&text, "patient"), "    patient:\n      \n");
}

#[test]
fn columns_are_those_of_the_table_at_hand() {
    let parameters = "kind: AvatarParameters\nspec:\n  schema: clinic\n  avatarization:\n    patient:\n      k: 5\n";
    let excluded = format!(
        "{parameters}      exclude_variables:\n        variable_names:\n        - ward\n        - ‸\n"
    );
    assert_eq!(in_set(&excluded), ["id", "email"]);
    let weights = format!("{SET}{parameters}      column_weights:\n        ‸\n");
    assert_eq!(chosen(&weights, "ward"), "        ward: \n");
}

#[test]
fn names_are_offered_inside_brackets() {
    let parameters = "kind: AvatarParameters\nspec:\n  schema: clinic\n  avatarization:\n    patient: {k: 5, exclude_variables: {variable_names: [id, ‸]}}\n";
    assert_eq!(in_set(parameters), ["email", "ward"]);
    let open = "kind: AvatarParameters\nspec:\n  schema: clinic\n  avatarization:\n    patient: {k: 5, column_weights: {‸\n    visit: {k: 5}\n";
    assert_eq!(in_set(open), ["id", "email", "ward"]);
}

#[test]
fn fields_are_offered_inside_braces() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - {name: t, columns: [{field: a, dr‸}]}\n";
    assert_eq!(
        chosen(text, "drop"),
        "  - {name: t, columns: [{field: a, drop: }]}\n"
    );
}

#[test]
fn a_link_is_completed_with_what_it_can_join() {
    let schema = |rest: &str| {
        let (before, after) = SET.split_once("    links:\n").unwrap();
        let (_, after) = after.split_once("linear_sum_assignment\n").unwrap();
        labels(&format!("{before}    links:\n{rest}{after}"))
    };
    assert_eq!(schema("    - field: ‸\n"), ["id", "email", "ward"]);
    assert_eq!(
        schema("    - field: id\n      to:\n        table: ‸\n"),
        ["patient", "visit"]
    );
    assert_eq!(
        schema("    - field: id\n      to:\n        table: visit\n        field: ‸\n"),
        ["patient_id"]
    );
}

#[test]
fn faults_elsewhere_are_no_hindrance() {
    let broken = SET.replace(
        "      type: int\n",
        "      type: \"int\n      oops\n\tx: [\n",
    );
    let text = format!("{broken}kind: AvatarParameters\nspec:\n  sche: {{\n  schema: ‸\n");
    assert_eq!(labels(&text), ["clinic"]);
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    columns: [\n    data:\n      ‸\n    links: }\n";
    assert_eq!(labels(text), ["volume", "file", "auto"]);
}

#[test]
fn a_line_that_is_indented_wrongly_belongs_to_what_is_around_it() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n     ‸\n  check_links_between_tables: true\n";
    assert!(
        labels(text).contains(&"columns".to_owned()),
        "{:?}",
        labels(text)
    );
}

#[test]
fn nothing_is_offered_in_comments_texts_and_unknown_places() {
    assert_eq!(labels("kind: AvatarVolume # k‸\n"), [""; 0]);
    assert_eq!(
        labels("kind: AvatarVolume\nspec:\n  url: |\n    a\n    ‸b\n"),
        [""; 0]
    );
    assert_eq!(
        labels("kind: AvatarVolume\nspec:\n  unknown:\n    ‸\n"),
        [""; 0]
    );
    assert_eq!(labels("kind: AvatarVolume\n--‸-\n"), [""; 0]);
}

#[test]
fn rules_are_offered_in_comments_to_the_linter() {
    let text = "k: 1 # avatar-lint: ignore[inv‸]\n";
    assert_eq!(
        chosen(text, "invalid-yaml"),
        "k: 1 # avatar-lint: ignore[invalid-yaml]\n"
    );
    assert_eq!(labels("k: 1 # avatar-lint: ignore[a] re‸\n"), [""; 0]);
}

#[test]
fn a_field_is_described_by_the_format() {
    let text = describe(&SET.replace("      drop: true", "      d‸rop: true")).unwrap();
    assert!(text.starts_with("**`drop`** · boolean"), "{text}");
    assert!(text.contains("left out"), "{text}");
}

#[test]
fn a_value_is_described_by_the_format() {
    let text = describe(&SET.replacen("kind: AvatarSch", "kind: AvatarSch‸", 1)).unwrap();
    assert!(text.starts_with("**`AvatarSchema`**\n\n"), "{text}");
    let text = describe(&SET.replace("type: int", "type: i‸nt")).unwrap();
    assert_eq!(text, "**`int`**\n\nWhole numbers.");
}

#[test]
fn a_column_is_described_with_all_that_becomes_of_it() {
    let parameters = "kind: AvatarParameters\nmetadata: {name: standard}\nspec:\n  schema: clinic\n  avatarization:\n    patient:\n      k: 5\n      exclude_variables: {variable_names: [ward‸]}\n";
    let text = describe(&format!("{SET}{parameters}")).unwrap();
    assert_eq!(
        text,
        "**`ward`** · column of `patient`\n\n\
         - part of the run with its original values\n\
         - `avatarization` of `standard`: **excluded**, by `row_order`, the default"
    );
    let text = describe(&SET.replace("- field: email", "- field: em‸ail")).unwrap();
    assert!(text.contains("**dropped**"), "{text}");
    let taken = "recognized as e-mail addresses (direct identifier, confidence high)";
    assert!(text.contains(taken), "{text}");
    let text = describe(&SET.replace("- field: patient_id", "- field: patient_‸id")).unwrap();
    assert!(text.contains("refers to `id` of `patient`"), "{text}");
}

#[test]
fn a_table_is_described_with_its_key_and_links() {
    let text = describe(&SET.replace("name: patient", "name: pat‸ient")).unwrap();
    assert_eq!(
        text,
        "**`patient`** · table, 3 columns listed\n\n- primary key `id`\n- parent of `visit`"
    );
}

#[test]
fn a_pattern_is_described_with_its_capacity_and_samples() {
    let text = describe(
        "kind: AvatarSchema\nspec:\n  tables:\n  - name: t\n    columns:\n    - field: a\n      \
         pseudonymization: {kind: SPECIFIC_ID, pattern: 'EMP-##‸##'}\n",
    )
    .unwrap();
    assert!(
        text.starts_with("**`EMP-####`** · 10 000 identifiers.\n"),
        "{text}"
    );
    assert!(text.contains("rows: 100%"), "{text}");
    assert!(text.contains("For example `EMP-"), "{text}");
}

#[test]
fn a_rule_that_a_comment_names_is_described() {
    let text = describe("a: 1 # avatar-lint: ignore[invalid-‸yaml] why\n").unwrap();
    assert!(
        text.starts_with("**`invalid-yaml`** · syntax, error"),
        "{text}"
    );
}

/// What PyYAML reads, as JSON.
fn data(text: &str) -> Vec<String> {
    let stream = pyyaml_syntax::parse(text);
    stream
        .documents()
        .filter_map(pyyaml_syntax::Document::root)
        .map(|root| pyyaml_syntax::json::to_json(root).unwrap())
        .collect()
}

/// Ignores every finding of `text`, each on its own: it must be hidden, and the
/// data must stay. Counts them.
fn ignore_each(text: &str) -> usize {
    let options = Options::default();
    let open = |text: &str, rule: &str| {
        let findings = lint(text, &options);
        findings
            .iter()
            .filter(|one| one.rule.name == rule && !one.suppressed)
            .count()
    };
    let stream = pyyaml_syntax::parse(text);
    let editor = Editor::new(&stream);
    let mut ignored = 0;
    for finding in lint(text, &options)
        .iter()
        .filter(|finding| !finding.suppressed)
    {
        let Some(edit) = ignore(&editor, finding.rule, finding.span) else {
            continue;
        };
        let after = pyyaml_syntax::edit::apply(text, [&edit]);
        assert_eq!(data(&after), data(text), "{edit:?}\n{after}");
        let rule = finding.rule.name;
        assert!(
            open(&after, rule) < open(text, rule),
            "{rule} {edit:?}\n{after}"
        );
        ignored += 1;
    }
    ignored
}

#[test]
fn any_finding_can_be_ignored_where_it_is() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/faulty");
    let mut ignored = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            ignored += ignore_each(&std::fs::read_to_string(path).unwrap());
        }
    }
    assert!(ignored > 0);
}

#[test]
fn a_finding_inside_a_long_value_is_ignored_above_it() {
    let text =
        "kind: AvatarReportParameters\nmetadata: {name: a}\nspec:\n  results: {\n    volum: x}\n";
    assert!(ignore_each(text) > 0);
    let text = "kind: AvatarVolume\nmetadata: {name: a}\nspec:\n  url: a\n  extra: |\n    b\n";
    assert!(ignore_each(text) > 0);
    let text = "kind: AvatarVolume\r\nmetadata: {name: a}\r\nspec:\r\n  url: a\r\n  ? extra\r\n  : 'b\r\n    c'\r\n";
    assert!(ignore_each(text) > 0);
}

#[test]
fn a_rule_joins_those_a_comment_ignores_already() {
    let text = "kind: AvatarVolume\nmetadata: {name: a}\nspec:\n  url: a\n  extra: 1  # avatar-lint: ignore[low-k ] why\n";
    let stream = pyyaml_syntax::parse(text);
    let findings = lint(text, &Options::default());
    let finding = findings
        .iter()
        .find(|one| one.rule.name == "unknown-field")
        .unwrap();
    let edit = ignore(&Editor::new(&stream), finding.rule, finding.span).unwrap();
    let after = pyyaml_syntax::edit::apply(text, [&edit]);
    assert!(
        after.contains("# avatar-lint: ignore[low-k, unknown-field ] why\n"),
        "{after}"
    );
}

#[test]
fn a_field_is_described_with_examples() {
    let volume = "kind: AvatarVolume\nmetadata: {name: lake}\nspec:\n  ur‸l: s3://lake\n";
    let described = describe(volume).unwrap();
    let examples = "\n\nExamples: `\"file:///data/avatar\"`, `\"s3://bucket/prefix\"`";
    assert!(described.ends_with(examples), "{described}");

    let file = "kind: AvatarSchema\nspec:\n  tables:\n  - data: {fil‸e: a.csv}\n";
    let described = describe(file).unwrap();
    assert!(
        described.ends_with("\n\nExample: `\"patients.csv\"`"),
        "{described}"
    );
}
