//! What the types refuse, keep and never show.

#![allow(clippy::unwrap_used)] // A test fails by it.

use std::str::FromStr;

use avatar_yaml::api::{self, BulkDeleteRequest, CreateApiKeyRequest, ExpirationDays};
use avatar_yaml::*;
use indexmap::IndexMap;

fn refused<T>(result: Result<T, InvalidValue>) -> &'static str {
    result.err().unwrap().field()
}

#[test]
fn constructors_refuse_what_the_documentation_rules_out() {
    let range = InterRecordRangeDifferenceParameters::new;
    assert!(range("id", "start", "end").is_ok());
    assert_eq!(
        refused(range("id", "start", "start")),
        "target_end_variable"
    );

    let relative = |unit| RelativeDifferenceParameters::new("a", vec!["b".to_owned()], unit);
    assert!(relative(None).is_ok() && relative(Some(1000)).is_ok());
    assert_eq!(refused(relative(Some(0))), "scaling_unit");
    assert_eq!(
        refused(RelativeDifferenceParameters::new(
            "a",
            vec!["a".to_owned()],
            None
        )),
        "references"
    );

    assert!(SpecificIdStrategy::new("EMP-####").is_ok());
    for pattern in ["", "{{a", "{{}}"] {
        assert_eq!(refused(SpecificIdStrategy::new(pattern)), "pattern");
    }

    assert!(AvatarizationParameters::new(2).is_ok());
    assert_eq!(refused(AvatarizationParameters::new(1)), "k");
    for epsilon in [0.0, -1.0, f64::INFINITY, f64::NAN] {
        assert_eq!(
            refused(AvatarizationOpenDPParameters::new(epsilon)),
            "epsilon"
        );
        assert_eq!(
            refused(AvatarizationFastDPParameters::new(epsilon)),
            "epsilon"
        );
    }
    assert_eq!(
        refused(AvatarParametersSpec::new("schema", IndexMap::new())),
        "avatarization"
    );

    let augment = |strategy| DataAugmentationParameters::new(strategy, None);
    assert!(augment(Augmentation::Multiplier(2.into())).is_ok());
    assert_eq!(
        refused(augment(Augmentation::Multiplier(0.into()))),
        "augmentation_strategy"
    );
    assert_eq!(
        refused(augment(Augmentation::Class(AugmentationStrategy::Minority))),
        "target_column"
    );

    let imputation = || Imputation::new(ImputeMethod::Knn);
    assert!(imputation().with_training_fraction(1.0).is_ok());
    for fraction in [0.0, 1.1, f64::NAN] {
        assert_eq!(
            refused(imputation().with_training_fraction(fraction)),
            "training_fraction"
        );
    }
    assert_eq!(
        refused(ExcludeVariables::new(
            vec![],
            ExcludeVariablesMethod::RowOrder
        )),
        "variable_names"
    );
    assert_eq!(refused(Projection::new(ProjectionType::Fpca, 0)), "nf");
    assert_eq!(refused(Alignment::specified(0)), "nb_points");
    assert_eq!(
        refused(Provenance::new(Proposer::Model, Some(1.1), true)),
        "confidence"
    );
    for name in ["", "a b", "é", "a\n"] {
        assert_eq!(refused(AvatarMetadata::new(name)), "display_name");
    }
}

#[test]
fn constructors_of_the_api_refuse_lengths_out_of_range() {
    let key = |name: &str| CreateApiKeyRequest::new(name, ExpirationDays::Days30);
    assert!(key(&"é".repeat(255)).is_ok());
    assert_eq!(refused(key("")), "name");
    assert_eq!(refused(key(&"e".repeat(256))), "name");
    assert!(BulkDeleteRequest::new(vec![String::new(); 100]).is_ok());
    assert_eq!(
        refused(BulkDeleteRequest::new(vec![String::new(); 101])),
        "job_names"
    );
}

fn document(text: &str) -> Result<Configuration, ReadError> {
    Configuration::from_str(text)
}

#[test]
fn an_error_tells_where_and_what() {
    let text = "kind: AvatarVolume\nmetadata: {name: v}\nspec: {url: 1}\n";
    let error = document(text).unwrap_err();
    assert_eq!(error.span().text(text), "1");
    assert_eq!(
        error.message(),
        "a string is needed here, and this is a whole number"
    );

    let text = "kind: AvatarVolum\nmetadata: {name: v}\n";
    assert_eq!(document(text).unwrap_err().span().text(text), "AvatarVolum");
    let text = "a: *b\n";
    assert_eq!(document(text).unwrap_err().span().text(text), "*b");
}

#[test]
fn empty_documents_are_left_out() {
    let text = "---\n---\nkind: AvatarVolume\nmetadata: {name: v}\nspec: {url: u}\n---\n";
    assert_eq!(document(text).unwrap().documents.len(), 1);
}

#[test]
fn null_is_refused_where_the_writer_never_emits_it() {
    let report = |fields: &str| {
        document(&format!(
            "kind: AvatarReportParameters\nmetadata: {{name: r}}\nspec: {{{fields}}}\n"
        ))
    };
    assert!(report("language: en").is_ok());
    assert!(report("language: null").is_err());
    assert!(report("results: null").is_err());
}

#[test]
fn null_and_absence_are_kept_apart_where_the_writer_emits_null() {
    let read = |imputation: &str| {
        let text = format!(
            "kind: AvatarParameters\nmetadata: {{name: p}}\nspec: {{schema: s, avatarization: {{t: {{k: 5, imputation: {imputation}}}}}}}\n"
        );
        let configuration = document(&text).unwrap();
        let Some(Document::Parameters(parameters)) = configuration.documents.into_iter().next()
        else {
            panic!("not parameters");
        };
        parameters.spec.avatarization.unwrap()["t"]
            .imputation
            .clone()
            .unwrap()
    };
    assert_eq!(read("{k: null}").k, Some(Nullable::Null));
    assert_eq!(read("{}").k, None);
    assert_eq!(read("{k: 3}").k, Some(Nullable::Value(3)));
}

#[test]
fn opaque_data_keeps_dates_numbers_and_keys_as_they_are() {
    let text = "\
kind: AvatarExtractParameters
metadata:
  name: extract
spec:
  schema: schema
  source: crm
  row_filter:
    customer:
      where:
      - column: born
        value: 2024-01-31
      - column: seen
        value: 2024-01-31T10:20:30+00:00
      - column: text
        value: '2024-01-31'
      - 1: 2.0
        false: null
";
    assert_eq!(document(text).unwrap().to_yaml().unwrap(), text);
}

#[test]
fn a_projection_is_read_under_its_former_name() {
    let projection: Projection = serde_json::from_str(r#"{"type": "fpca"}"#).unwrap();
    assert_eq!(projection.method(), Some(ProjectionType::Fpca));
    let both = r#"{"type": "fpca", "projection_type": "flatten"}"#;
    let projection: Projection = serde_json::from_str(both).unwrap();
    assert_eq!(projection.method(), Some(ProjectionType::Flatten));
}

#[test]
fn a_processor_that_fits_neither_set_of_fields_says_which_is_nearer() {
    let read = serde_json::from_str::<AvatarizationProcessorParameters>;
    assert!(read(r#"{"target": "a", "references": ["b"]}"#).is_ok());
    let error = read(r#"{"id_variable": "a"}"#).unwrap_err().to_string();
    assert!(error.contains("nearest is the range difference"), "{error}");
    let error = read(r#"{"target": "a"}"#).unwrap_err().to_string();
    assert!(
        error.contains("nearest is the relative difference"),
        "{error}"
    );
}

#[test]
fn defaults_of_the_api_apply_to_absence_and_not_to_null() {
    let user = |role: &str| {
        let id = "123e4567-e89b-12d3-a456-426614174000";
        let json = format!(r#"{{"id": "{id}", "organization_id": "{id}", "email": "e"{role}}}"#);
        serde_json::from_str::<api::User>(&json).unwrap().role
    };
    assert_eq!(user(""), Some(api::UserRole::User));
    assert_eq!(user(r#", "role": null"#), None);
}

#[test]
fn times_without_a_zone_are_refused() {
    assert!(serde_json::from_str::<api::AwareDatetime>("\"2024-01-31T10:20:30+02:00\"").is_ok());
    assert!(serde_json::from_str::<api::AwareDatetime>("\"2024-01-31T10:20:30\"").is_err());
}

#[test]
fn no_secret_is_shown_by_debug_or_by_an_error() {
    let login = api::Login::new("me", "hunter2".into());
    assert!(!format!("{login:?}").contains("hunter2"));
    assert!(serde_json::to_string(&login).unwrap().contains("hunter2"));
    let reset = r#"{"email": "e", "new_password": "hunter2", "new_password_repeated": "hunter2", "token": "hunter2"}"#;
    let error = serde_json::from_str::<api::ResetPasswordRequest>(reset).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    let error =
        pyyaml_syntax::de::from_str::<api::LoginResponse>("{access_token: 12345, token_type: x}");
    assert!(!error.unwrap_err().to_string().contains("12345"));
}
