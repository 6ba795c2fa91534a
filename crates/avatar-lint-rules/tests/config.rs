//! The configuration file: what it chooses, and where it is wrong.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail by them")]

use avatar_format::Release;
use avatar_lint_rules::config::{self, CommandLine, Config, FailOn, Flavor, Given, Profile};
use avatar_lint_rules::{Group, Level, Options, Selector, rules};
use miette::Diagnostic;
use proptest::prelude::*;
use serde_json::Value;

fn read(text: &str) -> Config {
    Config::from_toml(text, Flavor::Own).unwrap().unwrap()
}

fn options(text: &str, path: &str) -> Options {
    read(text).options(path, &CommandLine::default())
}

/// The places and messages of what is wrong.
fn wrong(text: &str) -> Vec<(String, String)> {
    let errors = Config::from_toml(text, Flavor::Own).unwrap_err();
    let place = |error: config::ConfigError| (error.span.text(text).to_owned(), error.message);
    errors.into_iter().map(place).collect()
}

fn level(options: &Options, rule: &str) -> Option<Level> {
    options.level(rules::find(rule).unwrap())
}

#[test]
fn an_empty_file_chooses_the_defaults() {
    assert_eq!(options("", "a.yaml"), Options::default());
    assert_eq!(
        read("").fail_on(&CommandLine::default()),
        FailOn::Level(Level::Warning)
    );
}

#[test]
fn every_setting_is_read() {
    let config = read(
        r#"
        profile = "strict"
        fail-on = "never"
        include = ["*.yaml", "payloads/*.json"]
        exclude = ["drafts/"]
        identifier-words = ["badge number"]
        free-text-words = ["verdict"]
        harmless-words = ["phone"]
        require-reasons = false

        [as]
        "payloads/*.json" = "JobCreateRequest"

        [levels]
        secret = "off"
        plaintext-secret = "info"

        [thresholds]
        min-k = 10
        max-epsilon = 2
        min-pattern-capacity = 1_000_000
        rows = 50_000

        [engine]
        pyyaml = ">=6.0.2,<6.0.4"
        avatar-yaml = "0.1.45"

        [[overrides]]
        files = ["tests/**"]
        levels = { syntax = "warning" }
        thresholds = { min-k = 2 }
        engine = { pyyaml = "6.0.4" }
        "#,
    );
    assert!(config.include.matches("payloads/a.json"));
    assert!(config.exclude.matches("drafts/deep/a.yaml"));
    assert_eq!(config.fail_on(&CommandLine::default()), FailOn::Never);

    let options = config.options("payloads/a.json", &CommandLine::default());
    assert_eq!(options.document_type.as_deref(), Some("JobCreateRequest"));
    assert!(!options.require_reasons);
    assert_eq!(options.thresholds.min_k, 10);
    assert!((options.thresholds.max_epsilon - 2.0).abs() < f64::EPSILON);
    assert_eq!(options.thresholds.min_pattern_capacity, 1_000_000);
    assert_eq!(options.thresholds.rows, 50_000);
    assert!(!options.names.is_empty());
    assert_eq!(options.engine.pyyaml.allowed().len(), 2);
    assert_eq!(options.engine.releases().newest(), Some(Release::OF_CLIENT));
    assert_eq!(level(&options, "invalid-yaml"), Some(Level::Error));
    assert_eq!(level(&options, "credential-in-url"), None);
    assert_eq!(level(&options, "plaintext-secret"), Some(Level::Info));

    let options = config.options("tests/a.yaml", &CommandLine::default());
    assert_eq!(options.thresholds.min_k, 2);
    assert_eq!(options.thresholds.rows, 50_000);
    assert_eq!(options.engine.pyyaml.as_str(), "6.0.4");
    assert_eq!(options.engine.releases().as_str(), "0.1.45");
    assert_eq!(level(&options, "invalid-yaml"), Some(Level::Warning));
}

#[test]
fn each_source_goes_above_the_one_before() {
    let text = "profile = 'engine'\nlevels = { secret = 'info', plaintext-secret = 'warning' }\n\
        [[overrides]]\nfiles = ['tests/']\nlevels = { secret = 'error' }\n\
        [[overrides]]\nfiles = ['tests/mock.yaml']\nlevels = { credential-in-url = 'off' }\n";
    let config = read(text);
    let levels = |path: &str, command_line: &CommandLine| {
        let options = config.options(path, command_line);
        let level = |rule| level(&options, rule).map(Level::as_str);
        [level("credential-in-url"), level("plaintext-secret")]
    };
    let silent = CommandLine::default();
    assert_eq!(levels("a.yaml", &silent), [Some("info"), Some("warning")]);
    assert_eq!(
        levels("tests/a.yaml", &silent),
        [Some("error"), Some("error")]
    );
    assert_eq!(levels("tests/mock.yaml", &silent), [None, Some("error")]);

    let spoken = CommandLine {
        levels: vec![CommandLine::parse_level("secret=warning").unwrap()],
        ..CommandLine::default()
    };
    assert_eq!(
        levels("tests/mock.yaml", &spoken),
        [Some("warning"), Some("warning")]
    );
}

#[test]
fn the_command_line_selects_ignores_and_sets_levels_in_this_order() {
    let select = |names: [&str; 1]| names.map(|name| name.parse::<Selector>().unwrap()).to_vec();
    let command_line = CommandLine {
        select: select(["secret"]),
        ignore: select(["credential-in-url"]),
        levels: vec![CommandLine::parse_level("invalid-yaml=info").unwrap()],
        ..CommandLine::default()
    };
    let options = read("levels = { secret = 'off' }").options("a.yaml", &command_line);
    let on: Vec<_> = rules::ALL
        .iter()
        .filter(|rule| options.level(rule).is_some())
        .collect();
    let names: Vec<_> = on.iter().map(|rule| rule.name).collect();
    assert_eq!(names, ["invalid-yaml", "plaintext-secret"]);
    assert_eq!(level(&options, "plaintext-secret"), Some(Level::Error));
}

#[test]
fn a_level_on_the_command_line_that_is_none_is_explained() {
    let error = |text| CommandLine::parse_level(text).unwrap_err();
    assert!(error("invalid-yml=error").contains("Did you mean `invalid-yaml`?"));
    assert!(error("invalid-yaml=fatal").contains("`warning`"));
    assert!(error("invalid-yaml").contains('='));
}

#[test]
fn the_strict_profile_makes_privacy_information_a_warning() {
    let options = options("profile = 'strict'", "a.yaml");
    assert!(options.require_reasons);
    for rule in rules::ALL {
        let expected = match rule.group {
            Group::Privacy => rule.level.max(Level::Warning),
            _ => rule.level,
        };
        assert_eq!(options.level(rule), Some(expected), "{}", rule.name);
    }
}

#[test]
fn the_engine_profile_keeps_what_the_engine_rejects_or_misreads() {
    let options = options("profile = 'engine'", "a.yaml");
    for rule in rules::ALL {
        let kept = options.level(rule).is_some();
        match rule.group {
            Group::Syntax | Group::Pitfall | Group::Schema | Group::Suppression => assert!(kept),
            Group::Privacy | Group::Secret => assert!(!kept),
            Group::Reference | Group::Pattern => {}
        }
    }
}

#[test]
fn only_the_strict_profile_asks_for_reasons_and_for_names_in_ascii() {
    let asks = |text| {
        let options = options(text, "a.yaml");
        (options.require_reasons, options.ascii_names)
    };
    assert_eq!(asks("profile = 'strict'"), (true, true));
    assert_eq!(asks("profile = 'engine'"), (false, false));
    assert_eq!(asks(""), (false, false));
}

#[test]
fn the_profile_of_the_command_line_replaces_the_other() {
    let command_line = CommandLine {
        profile: Some(Profile::Strict),
        ..CommandLine::default()
    };
    let options = read("profile = 'engine'").options("a.yaml", &command_line);
    assert!(level(&options, "credential-in-url").is_some());
}

#[test]
fn pyproject_counts_only_with_its_table() {
    let pyproject = |text| Config::from_toml(text, Flavor::Pyproject);
    assert_eq!(pyproject("[project]\nname = 'x'\n"), Ok(None));
    assert_eq!(pyproject("[project"), Ok(None));
    assert_eq!(
        pyproject("[project]\ndependencies = ['avatar-lint']\n"),
        Ok(None)
    );
    let config = pyproject("[tool.avatar-lint]\nfail-on = 'error'\n[tool.other]\nx = 1\n");
    let config = config.unwrap().unwrap();
    assert_eq!(
        config.fail_on(&CommandLine::default()),
        FailOn::Level(Level::Error)
    );

    let text = "[tool.avatar-lint]\nfailon = 'error'\n";
    let errors = pyproject(text).unwrap_err();
    assert_eq!(errors[0].span.text(text), "failon");
}

#[test]
fn a_table_that_is_meant_for_the_linter_is_not_passed_over() {
    let pyproject = |text| Config::from_toml(text, Flavor::Pyproject);
    for (text, place) in [
        ("[tool.avatar_lint]\nprofile = 'strict'\n", "avatar_lint"),
        ("[tool.AvatarLint]\nprofile = 'strict'\n", "AvatarLint"),
        ("[tools.avatar-lint]\nprofile = 'strict'\n", "avatar-lint"),
        ("[avatar-lint]\nprofile = 'strict'\n", "avatar-lint"),
    ] {
        let errors = pyproject(text).unwrap_err();
        assert_eq!(errors[0].span.text(text), place);
        assert_eq!(
            errors[0].help.as_deref(),
            Some("Write `[tool.avatar-lint]`.")
        );
    }
    for text in [
        "[project]\nname = 'avatar_lint'\n",
        "[tool.uv.sources]\navatar-lint = {path = '.'}\n",
        "[tool.avatar_lint",
        "[tool.other]\navatar_lint = true\n",
    ] {
        assert_eq!(pyproject(text), Ok(None), "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_at_its_place_with_a_suggestion() {
    for (text, place, message) in [
        ("fail_on = 'error'", "fail_on", "Did you mean `fail-on`?"),
        ("fail-on = 'eror'", "'eror'", "Did you mean `error`?"),
        ("profile = 'stict'", "'stict'", "Did you mean `strict`?"),
        (
            "[levels]\nlow_k = 1\n",
            "low_k",
            "No rule or group is named `low_k`.",
        ),
        (
            "[levels]\ninvalid-yml = 'off'",
            "invalid-yml",
            "Did you mean `invalid-yaml`?",
        ),
        (
            "levels = { secret = 'wraning' }",
            "'wraning'",
            "Did you mean `warning`?",
        ),
        ("[thresholds]\nmin_k = 3", "min_k", "Did you mean `min-k`?"),
        ("thresholds.min-k = 1", "1", "at least 2"),
        (
            "thresholds.min-k = '5'",
            "'5'",
            "must be a whole number, but it is a string",
        ),
        ("thresholds.max-epsilon = 0.0", "0.0", "above 0"),
        (
            "thresholds.rows = 99999999999999999999",
            "99999999999999999999",
            "whole number",
        ),
        (
            "include = '*.yaml'",
            "'*.yaml'",
            "must be a list of strings",
        ),
        ("exclude = ['a[']", "'a['", "not a path pattern"),
        ("identifier-words = ['--']", "'--'", "no word"),
        (
            "as = { 'a.json' = 'ApiKye' }",
            "'ApiKye'",
            "Did you mean `ApiKey`?",
        ),
        (
            "require-reasons = 'yes'",
            "'yes'",
            "must be `true` or `false`",
        ),
        ("levels = 'off'", "'off'", "must be a table"),
        ("engine.pyyaml = 'new'", "'new'", "not a version"),
        ("engine.pyyaml = 6.0", "6.0", "a version or a range"),
        ("engine.pyyaml = '<6'", "'<6'", "no version of PyYAML"),
        (
            "engine.avatar_yaml = '0.1.45'",
            "avatar_yaml",
            "`avatar-yaml`?",
        ),
        (
            "engine.avatar-yaml = '>=1'",
            "'>=1'",
            "octopize-avatar-yaml",
        ),
        (
            "[[overrides]]\nfiles = []\nprofile = 'strict'",
            "profile",
            "not a setting here",
        ),
        ("x = [1", "", "not valid TOML"),
    ] {
        let wrong = wrong(text);
        let found = wrong
            .iter()
            .any(|(at, said)| (at == place || place.is_empty()) && said.contains(message));
        assert!(found, "{text}: {wrong:?}");
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once_in_the_order_of_the_text() {
    let text = "fial-on = 'error'\nexclude = ['[', 'ok', 2]\n[levels]\nnone = 'off'\n";
    let places: Vec<_> = wrong(text).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["fial-on", "'['", "2", "none"]);
}

#[test]
fn an_override_without_files_is_refused() {
    let wrong = wrong("[[overrides]]\nlevels = { secret = 'off' }\n");
    assert!(wrong[0].1.contains("needs `files`"));
}

fn schema() -> Value {
    config::schema()
}

proptest! {
    /// The schema and the reader refuse and accept the same files.
    #[test]
    fn the_schema_says_what_the_reader_says(
        lines in prop::collection::vec(prop::sample::select(vec![
            "profile = 'strict'", "profile = 'lax'", "fail-on = 'never'", "fail-on = 1",
            "include = ['*.yaml']", "include = 'a'", "exclude = []", "exclude = [1]",
            "identifier-words = ['x']", "require-reasons = true", "require-reasons = 'no'",
            "thresholds = { min-k = 3, rows = 9 }", "thresholds = { min-k = 1 }",
            "thresholds = { max-epsilon = 1.5 }", "thresholds = { max-epsilon = 0 }",
            "thresholds = { k = 3 }", "levels = { secret = 'off', invalid-yaml = 'info' }",
            "levels = { secret = 'on' }", "levels = { nothing = 'off' }",
            "as = { '*.json' = 'ApiKey' }", "as = { '*.json' = 'Nothing' }", "as = []",
            "overrides = [{ files = ['a'], levels = { secret = 'off' } }]",
            "overrides = [{ levels = { secret = 'off' } }]", "overrides = [{ files = 'a' }]",
            "overrides = {}", "unknown = 1",
        ]), 0..5),
    ) {
        let text = lines.join("\n");
        let Ok(table) = text.parse::<toml::Table>() else {
            return Ok(()); // a key written twice
        };
        let value = serde_json::to_value(table).unwrap();
        let valid = jsonschema::validator_for(&schema()).unwrap().is_valid(&value);
        prop_assert_eq!(Config::from_toml(&text, Flavor::Own).is_ok(), valid, "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a-z=\\[\\]{}'\", .\n0-9-]{0,80}") {
        let _ = Config::from_toml(&text, Flavor::Own);
        let _ = Config::from_toml(&format!("[tool.avatar-lint]\n{text}"), Flavor::Pyproject);
    }
}

#[test]
fn what_a_program_hands_over_is_read_as_a_file_is() {
    let table = |members: &[(&str, Given)]| {
        let members = members.iter().cloned();
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Vec<_>>()
    };
    let string = |value: &str| Given::String(value.to_owned());
    let given = table(&[
        ("profile", string("strict")),
        ("fail-on-empty", Given::Boolean(true)),
        ("include", Given::List(vec![string("a/*.yaml")])),
        (
            "levels",
            Given::Table(table(&[("privacy", string("error"))])),
        ),
        (
            "thresholds",
            Given::Table(table(&[
                ("min-k", Given::Integer(Some(10))),
                ("max-epsilon", Given::Float(2.5)),
            ])),
        ),
        (
            "columns",
            Given::Table(table(&[(
                "patients",
                Given::Table(table(&[("dossier", string("email"))])),
            )])),
        ),
    ]);
    let written = "profile = 'strict'\nfail-on-empty = true\ninclude = ['a/*.yaml']\n\
        levels.privacy = 'error'\nthresholds = {min-k = 10, max-epsilon = 2.5}\n\
        columns.patients.dossier = 'email'\n";
    let written = Config::from_toml(written, Flavor::Own).unwrap();
    assert_eq!(Config::from_given(given).ok(), written);
}

#[test]
fn what_is_wrong_has_the_key_of_its_setting() {
    let table = |name: &str, value| Given::Table(vec![(name.to_owned(), value)]);
    let keys = |settings: Given| match settings {
        Given::Table(settings) => {
            let errors = Config::from_given(settings).unwrap_err().into_iter();
            errors.map(|error| error.key).collect::<Vec<_>>()
        }
        _ => unreachable!(),
    };
    let number = || Given::Integer(Some(1));
    assert_eq!(keys(table("lewels", number())), [""]);
    assert_eq!(keys(table("levels", number())), ["levels"]);
    assert_eq!(
        keys(table("thresholds", table("min-kk", number()))),
        ["thresholds"]
    );
    assert_eq!(
        keys(table("thresholds", table("min-k", number()))),
        ["thresholds.min-k"]
    );
    assert_eq!(
        keys(table("exclude", Given::List(vec![number()]))),
        ["exclude[0]"]
    );
}

#[test]
fn of_several_patterns_that_give_a_type_the_last_of_the_text_counts() {
    let config = "as = { 'x*' = 'AvatarSchema', '*.yaml' = 'AvatarVolume' }";
    let options = options(config, "x.yaml");
    assert_eq!(options.document_type.as_deref(), Some("AvatarVolume"));
}

#[test]
fn configurations_with_other_paths_are_not_the_same() {
    let one = read("exclude = ['a.yaml']");
    assert_eq!(one, read("exclude = ['a.yaml']"));
    assert_ne!(one, read("exclude = ['b.yaml']"));
}

#[test]
fn a_wrong_setting_is_a_diagnostic_with_its_place_and_its_help() {
    let text = "fail-on = 'warnin'";
    let errors = Config::from_toml(text, Flavor::Own).unwrap_err();
    let error = errors.first().unwrap();
    assert_eq!(error.to_string(), error.message);
    let help = error.help().map(|help| help.to_string());
    assert_eq!(help, error.help);
    let labels: Vec<_> = error.labels().unwrap().collect();
    let label = labels.first().unwrap();
    assert!(label.primary() && labels.len() == 1);
    assert_eq!(&text[label.offset()..][..label.len()], "'warnin'");
}
