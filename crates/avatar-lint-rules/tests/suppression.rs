//! What the rules of the group suppression find, end to end.

use avatar_lint_rules::{Finding, LineIndex, Options, lint};

const SECRET: &str = "http://ada:hunter2@host/";

/// A volume whose URL has a credential in it, `comment` beside it.
fn volume(comment: &str) -> String {
    format!("kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: {SECRET}{comment}\n")
}

fn findings(text: &str) -> Vec<Finding> {
    let mut findings = lint(text, &Options::default());
    findings.retain(|finding| {
        let group = finding.rule.group.as_str();
        group == "suppression" || finding.rule.name == "credential-in-url"
    });
    findings
}

/// The rules that found something, those of hidden findings in brackets.
fn found(text: &str) -> Vec<String> {
    let name = |finding: Finding| {
        let name = finding.rule.name;
        if finding.suppressed {
            format!("[{name}]")
        } else {
            name.to_owned()
        }
    };
    findings(text).into_iter().map(name).collect()
}

#[test]
fn a_suppression_with_a_reason_is_all_that_is_needed() {
    let text = volume("  # avatar-lint: ignore[credential-in-url] local mock");
    assert_eq!(found(&text), ["[credential-in-url]"]);
    let text = volume("  # avatar-lint: ignore[secret] local mock");
    assert_eq!(found(&text), ["[credential-in-url]"]);
}

#[test]
fn a_reason_is_asked_for_where_it_weighs() {
    let text = volume("  # avatar-lint: ignore[credential-in-url]");
    assert_eq!(
        found(&text),
        ["[credential-in-url]", "unexplained-suppression"]
    );
    let text = volume("  # avatar-lint: ignore[credential-in-url] --");
    assert_eq!(
        found(&text),
        ["[credential-in-url]", "unexplained-suppression"]
    );
}

#[test]
fn a_rule_that_does_not_exist_is_named_and_the_near_one_suggested() {
    let text = volume("  # avatar-lint: ignore[credential-in-urls, credential-in-url] mock");
    let findings = findings(&text);
    let unknown = findings
        .iter()
        .find(|finding| finding.rule.name == "unknown-rule")
        .unwrap();
    assert_eq!(unknown.span.text(&text), "credential-in-urls");
    assert!(
        unknown
            .message
            .contains("Did you mean `credential-in-url`?")
    );
}

#[test]
fn what_hides_nothing_is_unused() {
    let text = "a: 1  # avatar-lint: ignore[credential-in-url] mock\n";
    assert_eq!(found(text), ["unused-suppression"]);
    let text = volume("  # avatar-lint: ignore[credential-in-url, plaintext-secret] mock");
    assert_eq!(found(&text), ["[credential-in-url]", "unused-suppression"]);
    let edits = findings(&text).pop().unwrap().fix.unwrap().edits;
    assert_eq!(
        edits[0].span.text(&text),
        "credential-in-url, plaintext-secret"
    );
    assert_eq!(edits[0].replacement, "credential-in-url");
}

#[test]
fn what_begins_its_line_is_hidden_and_what_stands_above_is_not() {
    let text = volume("").replace(
        "spec:",
        "speck: 1  # avatar-lint: ignore[unknown-field]\nspec:",
    );
    assert_eq!(found(&text), ["credential-in-url"]);
    // A finding above is none of this comment, which stays unused.
    let text = volume("") + "  # avatar-lint: ignore[credential-in-url] mock\nannotations: {}\n";
    assert_eq!(found(&text), ["credential-in-url", "unused-suppression"]);
}

#[test]
fn a_rule_that_is_off_is_not_called_unused() {
    let mut options = Options::default();
    options.levels.insert("credential-in-url", None);
    options.levels.insert("low-k", None);
    let text = volume("  # avatar-lint: ignore[credential-in-url, low-k] mock");
    let findings = lint(&text, &options);
    assert!(
        !findings
            .iter()
            .any(|finding| finding.rule.name == "unused-suppression")
    );
}

#[test]
fn what_nearly_is_a_suppression_hides_nothing_and_is_found() {
    let text = volume("  #avatar-lint: ignore[credential-in-url] mock");
    assert_eq!(found(&text), ["credential-in-url", "malformed-suppression"]);
}

#[test]
fn findings_about_suppressions_can_be_ignored_too() {
    let text = "# avatar-lint: ignore-file[suppression] being cleaned up\n\
        a: 1  # avatar-lint: ignore[credential-in-url, nonsense]\n";
    assert!(findings(text).iter().all(|finding| finding.suppressed));
}

#[test]
fn a_fix_leaves_the_comment_of_another_program() {
    let text = "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: s3://b/i  \
                # avatar-lint: ignore[low-k] gone # yamllint disable-line rule:truthy\n";
    let fixed = avatar_lint_rules::fix(text, &Options::default(), avatar_lint_rules::Safety::Safe);
    assert_eq!(
        fixed.text,
        "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: s3://b/i  \
         # yamllint disable-line rule:truthy\n"
    );
}

#[test]
fn after_its_last_day_a_suppression_hides_nothing_and_says_so() {
    let text = volume("  # avatar-lint: ignore[credential-in-url] until=2027-03-01 local mock");
    let rules_on = |day: Option<&str>| -> Vec<String> {
        let options = Options {
            today: day.map(|day| day.parse().unwrap()),
            ..Options::default()
        };
        let findings = lint(&text, &options).into_iter();
        let visible = findings.filter(|finding| !finding.suppressed);
        visible
            .map(|finding| finding.rule.name.to_owned())
            .collect()
    };
    for day in [None, Some("2026-12-31"), Some("2027-03-01")] {
        assert!(rules_on(day).is_empty(), "{day:?}");
    }
    assert_eq!(
        rules_on(Some("2027-03-02")),
        ["credential-in-url", "expired-suppression"]
    );
    let malformed = volume("  # avatar-lint: ignore[credential-in-url] until=1.3.2027 mock");
    assert_eq!(
        found(&malformed),
        ["credential-in-url", "malformed-suppression"]
    );
}

#[test]
fn a_suppression_at_an_anchor_names_the_aliases() {
    let text = "kind: AvatarSchema\nmetadata: {name: s}\nspec:\n  tables:\n  - name: t\n    \
                data: {volume: input, file: t.csv}\n    columns: &columns\n    \
                - field: ssn  # avatar-lint: ignore[untreated-identifier] invented\n  \
                - name: u\n    data: {volume: input, file: u.csv}\n    columns: *columns\n";
    let findings = lint(text, &Options::default());
    let hidden: Vec<_> = findings
        .iter()
        .filter(|finding| finding.suppressed)
        .collect();
    assert!(!hidden.is_empty());
    for finding in hidden {
        let last = finding.related.last().unwrap();
        assert_eq!(last.span.text(text), "*columns");
        assert!(
            last.message.ends_with("at this alias too"),
            "{}",
            last.message
        );
    }
    // The innermost of the values around it counts, and the first of its aliases.
    let text = "kind: AvatarSchema\nmetadata: {name: s}\nspec:\n  tables:\n  - name: t\n    \
                data: &d {volume: input, file: t.csv}\n    columns: &columns\n    \
                - &c {field: ssn}  # avatar-lint: ignore[untreated-identifier] invented\n    \
                - {field: iban}  # avatar-lint: ignore[untreated-identifier] invented\n  \
                - name: u\n    data: *d\n    columns: [*c, {field: age}]\n  \
                - name: v\n    data: *d\n    columns: *columns\n  \
                - name: w\n    data: *d\n    columns: [*c]\n";
    let findings = lint(text, &Options::default());
    let said: Vec<_> = findings
        .iter()
        .filter(|finding| finding.suppressed)
        .map(|finding| {
            let last = finding.related.last().unwrap();
            let line = LineIndex::new(text).line(last.span.start());
            let (_, rest) = last.message.split_once("this alias too").unwrap();
            (finding.span.text(text), line, rest)
        })
        .collect();
    assert_eq!(said, [("ssn", 12, ", and at 1 more"), ("iban", 15, "")]);
}

#[test]
fn what_a_comment_hides_in_a_document_that_cannot_be_read_is_not_known() {
    let text = "kind: AvatarVolume\nmetadata:\n  name: [  # avatar-lint: ignore[low-k] tried\n";
    assert!(found(text).iter().all(|rule| rule != "unused-suppression"));
}

#[test]
fn an_unused_suppression_is_known_everywhere_but_in_a_document_that_cannot_be_read() {
    let clean =
        "kind: AvatarVolume\nmetadata: {name: input}  # avatar-lint: ignore[unknown-field]\n";
    let broken = "kind: [AvatarVolume  # avatar-lint: ignore[unknown-field]\n";
    for (text, expected) in [
        (format!("{clean}---\n{broken}"), vec![2]),
        (format!("{broken}---\n{clean}"), vec![4]),
        (
            format!("{broken}---\n{clean}---\n{broken}---\n{clean}"),
            vec![4, 9],
        ),
        (format!("{clean}---\n{broken}---\n{clean}"), vec![2, 7]),
        (format!("{broken}---\n{broken}"), vec![]),
        // A comment on the line that ends the document that cannot be read.
        (
            format!("{broken}--- # avatar-lint: ignore[missing-field]\n{clean}"),
            vec![2, 4],
        ),
    ] {
        let all = findings(&text).into_iter();
        let unused = all.filter(|finding| finding.rule.name == "unused-suppression");
        let index = LineIndex::new(&text);
        let lines: Vec<usize> = unused
            .map(|finding| index.line(finding.span.start()))
            .collect();
        assert_eq!(lines, expected, "{text}");
    }
}
