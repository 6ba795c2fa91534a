//! What is said of the plan of a former `input`: one finding for one fault, and ways out
//! that the plan has.

use super::check;
use avatar_lint_rules::Finding;

/// A set with one column of the plan, beside `id` and `rank` of the schema.
fn with_column(column: &str) -> String {
    with_plan(&format!(
        "      plan:
        tables:
        - name: customer
          primary_key: [reference]
          columns:
          - {column}
"
    ))
}

fn with_plan(plan: &str) -> String {
    format!(
        "\
kind: AvatarSchema
metadata: {{name: schema}}
spec:
  tables:
  - name: customer
    data: {{auto: true}}
    individual_level: true
    columns:
    - {{field: id, type: int}}
    - {{field: rank, type: int}}
---
kind: AvatarParameters
metadata: {{name: standard}}
spec:
  schema: schema
  avatarization:
    customer: {{k: 10}}
  input:
    database:
      source: {{backing: sql, location: prod}}
      target: {{backing: sql, location: test}}
{plan}"
    )
}

/// The findings about the plan, without those about the set as a whole.
fn of_plan(text: &str) -> Vec<Finding> {
    let plan = text.find("      target:").unwrap();
    let findings = check(text).into_iter();
    findings
        .filter(|finding| finding.span.start() > plan)
        .collect()
}

fn only(text: &str) -> Finding {
    let mut findings = of_plan(text);
    assert_eq!(findings.len(), 1, "{text}\n{findings:#?}");
    findings.remove(0)
}

#[test]
fn one_fault_of_a_planned_column_is_one_finding() {
    for (column, rule) in [
        (
            "{name: email, action: pseudonymize, strateg: {kind: UUID4}}",
            "unknown-field",
        ),
        ("{name: email, acton: pseudonymize}", "unknown-field"),
        ("{name: email, action: pseudonimize}", "invalid-value"),
        ("{name: comment, action: freez}", "invalid-value"),
        (
            "{name: email, action: pseudonymize, strategy: }",
            "empty-section",
        ),
        (
            "{name: rank, action: pseudonymize, strateg: {kind: UUID4}}",
            "unknown-field",
        ),
        (
            "{name: mood, action: reference, reference_tabel: people}",
            "unknown-field",
        ),
    ] {
        assert_eq!(only(&with_column(column)).rule.name, rule, "{column}");
    }
}

#[test]
fn a_help_for_the_plan_says_what_the_plan_can_hold() {
    for (column, rule, help) in [
        (
            "{name: mood, action: pseudonymize}",
            "uncarried-action",
            "Add the strategy beside it: `strategy: {kind: UUID4}`.",
        ),
        (
            "{name: mood, action: purge}",
            "uncarried-action",
            "List the column in the schema, with `drop: true`.",
        ),
        (
            "{name: reference, action: purge}",
            "uncarried-action",
            "Remove the action: a key is not dropped.",
        ),
        (
            "{name: rank, action: purge}",
            "uncarried-action",
            "Add `drop: true` to the column of the schema.",
        ),
        (
            "{name: mood, action: reference}",
            "uncarried-action",
            "Add `reference_table` with the name of a reference table.",
        ),
        (
            "{name: email}",
            "untreated-identifier",
            "Replace it (`action: pseudonymize` with a `strategy`), or list it in the schema and \
             drop it there (`drop: true`).",
        ),
        (
            "{name: reference, pii_type: EMAIL}",
            "untreated-identifier",
            "Replace it (`action: pseudonymize` with a `strategy`).",
        ),
        (
            "{name: comment}",
            "free-text-column",
            "Replace it (`action: pseudonymize` with a `strategy`), or list it in the schema and \
             drop it there (`drop: true`).",
        ),
        (
            "{name: email, action: pseudonymize, strategy: {kind: HASH_SHA256}}",
            "weak-hash",
            "Write `UUID4`, or list the column in the schema and drop it there (`drop: true`).",
        ),
        (
            "{name: reference, action: pseudonymize, strategy: {kind: HASH_SHA256}}",
            "weak-hash",
            "Write `UUID4`.",
        ),
    ] {
        let finding = only(&with_column(column));
        assert_eq!(finding.rule.name, rule, "{column}");
        assert_eq!(finding.help.as_deref(), Some(help), "{column}");
    }
}

#[test]
fn what_carries_an_action_of_the_plan_is_named_as_the_plan_does() {
    for (column, message) in [
        (
            "{name: mood, action: pseudonymize}",
            "`action: pseudonymize` only plans. Without `strategy`, the values of `mood` of \
             `customer` are read, avatarized and written.",
        ),
        (
            "{name: mood, action: reference}",
            "`action: reference` of `mood` of `customer` names no reference table, so its values \
             are read, avatarized and written.",
        ),
    ] {
        assert_eq!(only(&with_column(column)).message, message);
    }
}

#[test]
fn of_reference_tables_that_are_alike_the_first_is_suggested() {
    let tables = ["y", "c", "x", "a", "z", "b"].map(|end| {
        format!(
            "      - {{name: people{end}, join_key: id, key_strategy: {{kind: UUID4}}, source_tables: [customer]}}\n"
        )
    });
    let plan = format!(
        "      plan:
        tables:
        - name: customer
          columns:
          - {{name: mood, action: reference, reference_table: people}}
      reference_tables:
{}",
        tables.concat()
    );
    let text = with_plan(&plan);
    for _ in 0..20 {
        let findings = of_plan(&text);
        let unknown = findings.iter().find(|it| it.rule.name == "unknown-table");
        assert_eq!(
            unknown.unwrap().message,
            "No reference table is named `people`, so nothing replaces `mood` of `customer`. Did \
             you mean `peopley`?"
        );
    }
}

#[test]
fn a_selected_table_that_the_plan_lacks_is_added_or_removed() {
    let text = with_plan(
        "      tables: [customer, town]
      plan:
        tables:
        - name: customer
          columns: [{name: rank}]
",
    );
    let finding = only(&text);
    assert_eq!(finding.rule.name, "verbatim-copy");
    assert_eq!(
        finding.help.as_deref(),
        Some(
            "Add `town` to the plan, or remove it from `tables`, unless the values reveal nothing \
             about persons."
        )
    );
}

#[test]
fn a_hash_of_a_shared_entity_is_not_dropped() {
    let text = with_plan(
        "      plan:
        tables:
        - name: customer
          columns: [{name: mail, action: reference, reference_table: people}]
      reference_tables:
      - name: people
        join_key: id
        key_strategy: {kind: HASH_SHA256}
        source_tables: [customer]
        columns: [{name: mail, strategy: {kind: HASH_SHA256}}]
",
    );
    let findings = of_plan(&text).into_iter();
    let hashes: Vec<_> = findings.filter(|it| it.rule.name == "weak-hash").collect();
    assert_eq!(hashes.len(), 2);
    for finding in hashes {
        assert_eq!(finding.help.as_deref(), Some("Write `UUID4`."));
    }
}
