//! Tests of names, completion and description in the plan of a former `input`.

use super::{describe, labels};
use crate::{Occurrences, Renaming, Symbol};
use avatar_lint_rules::{LineIndex, Options, lint};
use avatar_model::Model;

const SET: &str = include_str!("../../../avatar-lint/tests/plan/reviewed.yaml");

fn renamed(text: &str, symbol: Symbol<'_>, new: &str) -> Result<String, String> {
    let stream = pyyaml_syntax::parse(text);
    let model = Model::new(&stream);
    let names = Occurrences::new(&model);
    let renaming = Renaming::new(&model, &names, own(&names, symbol), new);
    renaming
        .map(|renaming| pyyaml_syntax::edit::apply(text, &renaming.edits))
        .map_err(|refusal| refusal.message)
}

/// The symbol of the set that equals `symbol`.
fn own<'a>(names: &Occurrences<'a>, symbol: Symbol<'_>) -> Symbol<'a> {
    let name = names.of(symbol).next().expect("the set has the name");
    name.symbol
}

fn column<'a>(table: &'a str, name: &'a str) -> Symbol<'a> {
    Symbol::Column { table, name }
}

/// The lines that `after` has instead of those of the set, without indentation.
fn changed(after: &str) -> Vec<&str> {
    assert_eq!(after.lines().count(), SET.lines().count());
    let lines = SET.lines().zip(after.lines());
    let lines = lines.filter(|(before, after)| before != after);
    lines.map(|(_, after)| after.trim_start()).collect()
}

/// The rule and line of each finding.
fn findings(text: &str) -> Vec<(&'static str, usize)> {
    let findings = lint(text, &Options::default());
    let lines = LineIndex::new(text);
    let places = findings
        .iter()
        .map(|finding| (finding.rule.name, lines.line(finding.span.start())));
    places.collect()
}

#[test]
fn a_table_is_renamed_in_the_plan_and_its_reference_tables() {
    let after = renamed(SET, Symbol::Table("invoice"), "bill").unwrap();
    let expected = [
        "table: bill",
        "- name: bill",
        "- name: bill",
        "bill:",
        "- name: bill",
        "- bill",
        "bill:",
        "bill:",
    ];
    assert_eq!(changed(&after), expected);
    assert!(!after.contains("invoice\n") && !after.contains("invoice:"));
    assert_eq!(findings(&after), findings(SET));
}

#[test]
fn a_key_is_renamed_in_the_plan_and_its_reference_tables() {
    let after = renamed(SET, column("invoice", "customer"), "buyer").unwrap();
    let expected = [
        "field: buyer",
        "- field: buyer",
        "- column: buyer",
        "join_key: buyer",
    ];
    assert_eq!(changed(&after), expected);
    assert_eq!(findings(&after), findings(SET));
}

#[test]
fn a_column_that_an_entity_replaces_is_renamed_with_it() {
    let after = renamed(SET, column("invoice", "payer"), "payee").unwrap();
    assert_eq!(changed(&after), ["- name: payee", "- name: payee"]);
    assert_eq!(findings(&after), findings(SET));
}

#[test]
fn columns_that_replace_the_name_of_an_attribute_are_renamed_alone() {
    let listed = "- name: payer\n          source_columns: [payer]\n          strategy:";
    let text = SET.replace("- name: payer\n          strategy:", listed);
    assert_ne!(text, SET);
    let after = renamed(&text, column("invoice", "payer"), "payee").unwrap();
    assert!(after.contains("- name: payer\n          source_columns: [payee]"));
}

#[test]
fn a_table_of_another_source_is_not_a_table_of_the_set() {
    let own = SET.replace(
        "- invoice\n        - table: account\n",
        "- table: invoice\n",
    );
    assert_ne!(own, SET);
    let after = renamed(&own, Symbol::Table("invoice"), "bill").unwrap();
    assert!(after.contains("- table: invoice\n          key: holder\n          source: billing"));
    let own = own.replace("          source: billing\n", "");
    let after = renamed(&own, Symbol::Table("invoice"), "bill").unwrap();
    assert!(after.contains("- table: bill\n          key: holder\n"));
    let after = renamed(&own, column("invoice", "holder"), "owner").unwrap();
    assert!(after.contains("- table: invoice\n          key: owner\n"));
}

#[test]
fn a_key_that_several_tables_share_is_not_renamed_for_one_of_them() {
    let text = SET.replace(
        "- invoice\n        - table",
        "- invoice\n        - customer\n        - table",
    );
    assert_ne!(text, SET);
    assert_eq!(
        renamed(&text, column("invoice", "customer"), "buyer").unwrap_err(),
        "A shared entity uses `customer` for columns of several tables; name them apart there first."
    );
}

#[test]
fn fields_and_values_of_the_plan_are_offered() {
    let text = SET.replace("column_type: int", "‸");
    let offered = labels(&text);
    assert!(offered.contains(&"column_type".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"action".to_owned()), "{offered:?}");
    let text = SET.replace("treatment: ignore", "treatment: ‸");
    let expected = ["anonymize", "copy", "pseudonymize", "purge", "ignore"];
    assert_eq!(labels(&text), expected);
}

#[test]
fn fields_and_values_of_the_plan_are_described() {
    let text = describe(&SET.replace("row_limit: 5000", "row_‸limit: 5000")).unwrap();
    assert!(text.starts_with("**`row_limit`**"), "{text}");
    let text = describe(&SET.replace("action: purge", "action: pur‸ge")).unwrap();
    assert!(text.starts_with("**`purge`**\n\n"), "{text}");
}
