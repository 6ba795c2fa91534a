//! What `<<` gives, which depends on the version of PyYAML.

#![allow(clippy::unwrap_used, reason = "a test")]

use pyyaml_syntax::{ErrorKind, Node, Options, PyYamlVersion, Stream, json, parse, parse_with};
use std::fmt::Write;

const OLD: PyYamlVersion = PyYamlVersion::V6_0_3;
const NEW: PyYamlVersion = PyYamlVersion::V6_0_4;

fn root<'s>(stream: &'s Stream<'_>) -> Node<'s> {
    assert_eq!(stream.errors(), []);
    stream.document(0).unwrap().root().unwrap()
}

/// The integer that the last item of a list has under a key, by version.
fn in_last(text: &str, key: &str) -> [i64; 2] {
    let stream = parse(text);
    let last = root(&stream).items().next_back().unwrap();
    [OLD, NEW].map(|version| last.get_in(version, key).unwrap().as_i64().unwrap())
}

#[test]
fn of_a_list_of_merges_the_first_mapping_won_and_the_last_one_wins() {
    let text = "- &a {epsilon: 1}\n- &b {epsilon: 8}\n- <<: [*a, *b]\n";
    assert_eq!(in_last(text, "epsilon"), [1, 8]);
}

#[test]
fn keys_of_one_character_are_shared_and_keep_the_first_value() {
    for key in ["k", "é", "\"\\x7f\"", "ÿ", "''"] {
        let text = format!("- &a {{{key}: 1}}\n- &b {{{key}: 8}}\n- <<: [*a, *b]\n");
        let stream = parse(&text);
        assert_eq!(stream.merge_differences().count(), 0, "{key}");
    }
    for key in ["ke", "€", "Ā", "😀"] {
        let text = format!("- &a {{{key}: 1}}\n- &b {{{key}: 8}}\n- <<: [*a, *b]\n");
        assert_eq!(in_last(&text, key), [1, 8]);
    }
}

#[test]
fn an_alias_as_a_key_is_the_same_key() {
    let text = "- &a {&x long: 1}\n- &b {*x : 8}\n- <<: [*a, *b]\n";
    assert_eq!(in_last(text, "long"), [1, 1]);
}

#[test]
fn an_override_in_a_mapping_that_is_merged_is_lost_for_a_shared_key() {
    let text = "- &a {k: 5}\n- &b {<<: *a, k: 50}\n- <<: *b\n";
    assert_eq!(in_last(text, "k"), [50, 5]);
    assert_eq!(in_last(&text.replace('k', "long"), "long"), [50, 50]);
}

#[test]
fn a_key_repeated_in_a_merged_mapping_and_two_merges_give_the_first_value() {
    assert_eq!(in_last("- <<: {k: 1, k: 2}\n", "k"), [2, 1]);
    assert_eq!(in_last("- <<: {long: 1, long: 2}\n", "long"), [2, 2]);
    let text = "- &a {k: 1}\n- &b {k: 2}\n- {<<: *a, <<: *b}\n";
    assert_eq!(in_last(text, "k"), [2, 1]);
}

#[test]
fn a_difference_names_the_mapping_and_both_entries() {
    let text =
        "- &a {same: 1, epsilon: 1}\n- &b {same: 1, epsilon: 8}\n- {<<: [*a, *b], c: 3}\n- *b\n";
    let stream = parse(text);
    let differences: Vec<_> = stream.merge_differences().collect();
    let [difference] = differences[..] else {
        panic!("{differences:?}");
    };
    assert_eq!(difference.mapping, root(&stream).items().nth(2).unwrap());
    assert_eq!(difference.since.key.as_str(), Some("epsilon"));
    let written = |version| difference.entry_in(version).value.span().range();
    assert_eq!([written(OLD), written(NEW)], [24..25, 51..52]);
    assert_eq!(difference.entry_in(OLD).merged.unwrap().text(), Some("<<"));
}

#[test]
fn equal_data_is_no_difference() {
    let text = "- &a {data: {x: [1, 2]}}\n- &b {data: {x: [1, 2]}}\n- <<: [*a, *b]\n";
    assert_eq!(parse(text).merge_differences().count(), 0);
    let other = text.replacen("[1, 2]", "[1, 2.0]", 1);
    assert_eq!(parse(&other).merge_differences().count(), 1);
}

#[test]
fn a_document_may_be_read_by_one_version_only() {
    let text = "- &a {<<: [{k: 1}, {k: 2}]}\n- !!omap [*a]\n";
    let stream = parse(text);
    assert_eq!(stream.errors(), []);
    assert_eq!(stream.errors_in(NEW), []);
    assert_eq!(stream.errors_in(OLD).len(), 1);
    assert_eq!(stream.merge_differences().count(), 0);
    let old = parse_with(text, &Options::new().version(OLD));
    assert_eq!(old.errors(), stream.errors_in(OLD));
}

#[test]
fn a_stream_follows_the_version_that_is_asked_for() {
    let text = "- &a {epsilon: 1}\n- &b {epsilon: 8}\n- <<: [*a, *b]\n";
    let read = |version| {
        let stream = parse_with(text, &Options::new().version(version));
        assert_eq!(stream.version(), version);
        json::to_json(root(&stream).items().next_back().unwrap()).unwrap()
    };
    let read = PyYamlVersion::ALL.map(read);
    assert_eq!(
        read,
        [
            r#"{"epsilon": 1}"#,
            r#"{"epsilon": 1}"#,
            r#"{"epsilon": 8}"#
        ]
    );
}

#[test]
fn long_chains_of_merges_are_read_since_they_nest_nothing() {
    for link in ["*m", "[*m"] {
        let close = if link.starts_with('[') { "]" } else { "" };
        let mut text = "m0: &m0 {a: 1}\n".to_owned();
        for number in 1..600 {
            let before = number - 1;
            writeln!(text, "m{number}: &m{number} {{<<: {link}{before}{close}}}").unwrap();
        }
        let stream = parse(&text);
        let last = root(&stream).get("m599").unwrap();
        assert_eq!(last.get("a").unwrap().as_i64(), Some(1));
        assert_eq!(last.get_in(OLD, "a").unwrap().as_i64(), Some(1));
    }
}

#[test]
fn merges_do_not_hide_how_deep_data_is() {
    let mut text = "m0: &m0 {a: 1}\n".to_owned();
    for number in 1..600 {
        let before = number - 1;
        writeln!(text, "m{number}: &m{number} {{<<: {{a: *m{before}}}}}").unwrap();
    }
    assert_eq!(parse(&text).errors()[0].kind, ErrorKind::AliasDepth);
}
