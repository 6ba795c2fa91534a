//! Every class of the published packages is a type here, with the same fields, values, defaults and
//! constraints. What the packages say is recorded in `published/published.json`; `published/record.py`
//! tells how. What they do with the plan of a database run, for which they have no classes, is recorded in
//! `tests/published/plan.tsv`.

#![allow(clippy::unwrap_used)] // A test fails by it.

use std::collections::{BTreeMap, BTreeSet};

use avatar_yaml::{api, *};
use schemars::{Schema, schema_for};
use serde_json::{Map, Value, json};

type Table = BTreeMap<&'static str, Schema>;

macro_rules! table {
    ($($python:literal => $rust:ty,)+) => {
        BTreeMap::from([$(($python, schema_for!($rust))),+])
    };
}

/// The 59 classes of the public documentation, but for `Processor`, which is a trait.
fn documented() -> Table {
    table! {
        "avatar_yaml.models.avatar_metadata.DataRecipient" => DataRecipient,
        "avatar_yaml.models.avatar_metadata.DataSubject" => DataSubject,
        "avatar_yaml.models.avatar_metadata.DataType" => DataType,
        "avatar_yaml.models.avatar_metadata.SensitivityLevel" => SensitivityLevel,
        "avatar_yaml.models.parameters.AlignmentMethod" => AlignmentMethod,
        "avatar_yaml.models.parameters.AugmentationStrategy" => AugmentationStrategy,
        "avatar_yaml.models.parameters.AvatarizationProcessorParameters" => AvatarizationProcessorParameters,
        "avatar_yaml.models.parameters.ExcludeVariablesMethod" => ExcludeVariablesMethod,
        "avatar_yaml.models.parameters.ImputeMethod" => ImputeMethod,
        "avatar_yaml.models.parameters.InterRecordRangeDifferenceParameters" => InterRecordRangeDifferenceParameters,
        "avatar_yaml.models.parameters.ProjectionType" => ProjectionType,
        "avatar_yaml.models.parameters.RelativeDifferenceParameters" => RelativeDifferenceParameters,
        "avatar_yaml.models.schema.ColumnType" => ColumnType,
        "avatar_yaml.models.schema.ConstantStrategy" => ConstantStrategy,
        "avatar_yaml.models.schema.FakeDataStrategy" => FakeDataStrategy,
        "avatar_yaml.models.schema.HashSha256Strategy" => HashSha256Strategy,
        "avatar_yaml.models.schema.IntegerStrategy" => IntegerStrategy,
        "avatar_yaml.models.schema.LinkMethod" => LinkMethod,
        "avatar_yaml.models.schema.PiiType" => PiiType,
        "avatar_yaml.models.schema.SpecificIdLetterCase" => SpecificIdLetterCase,
        "avatar_yaml.models.schema.SpecificIdStrategy" => SpecificIdStrategy,
        "avatar_yaml.models.schema.Uuid4Strategy" => Uuid4Strategy,
        "avatars.constants.PlotKind" => PlotKind,
        "avatars.constants.Results" => Results,
        "avatars.models.ApiKey" => api::ApiKey,
        "avatars.models.ApiKeyWithPlaintext" => api::ApiKeyWithPlaintext,
        "avatars.models.BulkDeleteRequest" => api::BulkDeleteRequest,
        "avatars.models.BulkDeleteResponse" => api::BulkDeleteResponse,
        "avatars.models.CompatibilityResponse" => api::CompatibilityResponse,
        "avatars.models.CompatibilityStatus" => api::CompatibilityStatus,
        "avatars.models.CreateApiKeyRequest" => api::CreateApiKeyRequest,
        "avatars.models.CreateApiKeyResponse" => api::CreateApiKeyResponse,
        "avatars.models.CreateUser" => api::CreateUser,
        "avatars.models.CreditsInfo" => api::CreditsInfo,
        "avatars.models.EnvironmentInfo" => api::EnvironmentInfo,
        "avatars.models.EventLogResponse" => api::EventLogResponse,
        "avatars.models.ExpirationDays" => api::ExpirationDays,
        "avatars.models.FeatureScope" => api::FeatureScope,
        "avatars.models.FeaturesInfo" => api::FeaturesInfo,
        "avatars.models.FileAccess" => api::FileAccess,
        "avatars.models.FileCredentials" => api::FileCredentials,
        "avatars.models.ForgottenPasswordRequest" => api::ForgottenPasswordRequest,
        "avatars.models.GrantType" => api::GrantType,
        "avatars.models.HTTPValidationError" => api::HTTPValidationError,
        "avatars.models.JobCreateRequest" => api::JobCreateRequest,
        "avatars.models.JobCreateResponse" => api::JobCreateResponse,
        "avatars.models.JobKind" => api::JobKind,
        "avatars.models.JobResponse" => api::JobResponse,
        "avatars.models.JobResponseList" => api::JobResponseList,
        "avatars.models.JobStatus" => api::JobStatus,
        "avatars.models.Login" => api::Login,
        "avatars.models.LoginResponse" => api::LoginResponse,
        "avatars.models.MeUser" => api::MeUser,
        "avatars.models.ResetPasswordRequest" => api::ResetPasswordRequest,
        "avatars.models.ResourceSetResponse" => api::ResourceSetResponse,
        "avatars.models.User" => api::User,
        "avatars.models.UserRole" => api::UserRole,
        "avatars.models.ValidationError" => api::ValidationError,
    }
}

/// The classes of the packages that the documentation leaves out: the documents and their sections, and
/// the models of connections to databases.
fn undocumented() -> Table {
    table! {
        "avatar_yaml.models.advice.Advice" => AvatarAdviceParameters,
        "avatar_yaml.models.advice.AdviceParameters" => AdviceParameters,
        "avatar_yaml.models.advice.AdviceSpec" => AdviceSpec,
        "avatar_yaml.models.advice.AdviceType" => AdviceType,
        "avatar_yaml.models.avatar_metadata.AvatarMetadata" => AvatarMetadata,
        "avatar_yaml.models.avatar_metadata.AvatarMetadataSpec" => AvatarMetadataSpec,
        "avatar_yaml.models.avatar_metadata.PiaMetadata" => PiaMetadata,
        "avatar_yaml.models.common.Metadata" => Metadata,
        "avatar_yaml.models.common.ModelKind" => Kind,
        "avatar_yaml.models.parameters.AvatarizationFastDPParameters" => AvatarizationFastDPParameters,
        "avatar_yaml.models.parameters.AvatarizationOpenDPParameters" => AvatarizationOpenDPParameters,
        "avatar_yaml.models.parameters.AvatarizationParameters" => AvatarizationParameters,
        "avatar_yaml.models.parameters.DataAugmentationParameters" => DataAugmentationParameters,
        "avatar_yaml.models.parameters.DatabaseCopyParameters" => DatabaseCopyParameters,
        "avatar_yaml.models.parameters.DatabaseParameters" => DatabaseParameters,
        "avatar_yaml.models.parameters.DatabasesParameters" => DatabasesParameters,
        "avatar_yaml.models.parameters.InputParameters" => InputParameters,
        "avatar_yaml.models.parameters.OutputFormat" => OutputFormat,
        "avatar_yaml.models.parameters.Parameters" => AvatarParameters,
        "avatar_yaml.models.parameters.ParametersSpec" => AvatarParametersSpec,
        "avatar_yaml.models.parameters.PrivacyMetricsParameters" => PrivacyMetricsParameters,
        "avatar_yaml.models.parameters.Report" => AvatarReportParameters,
        "avatar_yaml.models.parameters.ReportLanguage" => ReportLanguage,
        "avatar_yaml.models.parameters.ReportParametersSpec" => ReportParametersSpec,
        "avatar_yaml.models.parameters.ReportType" => ReportType,
        "avatar_yaml.models.parameters.Results" => ResultsSection,
        "avatar_yaml.models.parameters.SignalMetricsParameters" => SignalMetricsParameters,
        "avatar_yaml.models.parameters.TimeSeriesParameters" => TimeSeriesParameters,
        "avatar_yaml.models.parameters.UnalignmentStrategy" => UnalignmentStrategy,
        "avatar_yaml.models.schema.ColumnInfo" => ColumnInfo,
        "avatar_yaml.models.schema.Schema" => AvatarSchema,
        "avatar_yaml.models.schema.SchemaSpec" => SchemaSpec,
        "avatar_yaml.models.schema.TableDataInfo" => TableDataInfo,
        "avatar_yaml.models.schema.TableInfo" => TableInfo,
        "avatar_yaml.models.schema.TableLinkInfo" => TableLinkInfo,
        "avatar_yaml.models.schema.TableLinkInfoSpec" => TableLinkInfoSpec,
        "avatar_yaml.models.volume.Volume" => AvatarVolume,
        "avatar_yaml.models.volume.VolumeSpec" => VolumeSpec,
        "avatars.models.CapabilitiesResponse" => api::CapabilitiesResponse,
        "avatars.models.ConnectionDraft" => api::ConnectionDraft,
        "avatars.models.ConnectionField" => api::ConnectionField,
        "avatars.models.ConnectionList" => api::ConnectionList,
        "avatars.models.ConnectionPatch" => api::ConnectionPatch,
        "avatars.models.ConnectionPresetList" => api::ConnectionPresetList,
        "avatars.models.ConnectionPresetRequest" => api::ConnectionPresetRequest,
        "avatars.models.ConnectionPresetSummary" => api::ConnectionPresetSummary,
        "avatars.models.ConnectionProbe" => api::ConnectionProbe,
        "avatars.models.ConnectionSample" => api::ConnectionSample,
        "avatars.models.ConnectionSampleRequest" => api::ConnectionSampleRequest,
        "avatars.models.ConnectionScope" => api::ConnectionScope,
        "avatars.models.ConnectionSummary" => api::ConnectionSummary,
        "avatars.models.DatabaseConnectionSummary" => api::DatabaseConnectionSummary,
        "avatars.models.EngineDescriptor" => api::EngineDescriptor,
        "avatars.models.EngineList" => api::EngineList,
        "avatars.models.FieldOption" => api::FieldOption,
        "avatars.models.FieldType" => api::FieldType,
        "avatars.models.JobFlowCreateRequest" => api::JobFlowCreateRequest,
        "avatars.models.JobFlowCreateResponse" => api::JobFlowCreateResponse,
        "avatars.models.ObjectType" => api::ObjectType,
        "avatars.models.PresetKind" => api::PresetKind,
        "avatars.models.SourceKind" => api::SourceKind,
        "avatars.models.Verb" => api::Verb,
    }
}

/// Where this project knows more than the packages say: why, and of which fields.
const DIFFERENCES: &[(&str, &[&str])] = &[
    (
        "any dictionary there, a type of its own here",
        &[
            "exclude_variables",
            "imputation",
            "projection",
            "alignment",
            "DatabaseParameters.source",
            "DatabaseParameters.target",
            "DatabaseCopyParameters.source",
            "DatabaseCopyParameters.target",
            "plan",
        ],
    ),
    (
        "any text there, an enumeration here",
        &[
            "datarecipient",
            "data_type",
            "datasubject",
            "sensitivity_level",
            "report_type",
            "output_format",
            "language",
        ],
    ),
    (
        "any kind there, the one of the document here",
        &[
            "Advice.kind",
            "AvatarMetadata.kind",
            "Parameters.kind",
            "Report.kind",
            "Schema.kind",
            "Volume.kind",
        ],
    ),
    (
        "dictionaries of one level there, types of their own here",
        &["reference_tables", "subject_sources"],
    ),
    (
        "dictionaries of one level there, not looked into here",
        &["filters"],
    ),
    (
        "called `Results` there, as the enumeration is",
        &["results"],
    ),
    (
        "called `ParametersSpec` there, and used for metrics as well",
        &["Parameters.spec", "privacy_metrics", "signal_metrics"],
    ),
    (
        "required by the class, left out by the writer when it is None",
        &["target_column", "AvatarMetadataSpec.display_name"],
    ),
    (
        "optional in the class, required by the format",
        &["AvatarMetadata.spec"],
    ),
    (
        "None there, which means the value that is the default here",
        &["truncate_target"],
    ),
    (
        "three types that depend on each other, told with if and then",
        &["augmentation_strategy"],
    ),
    ("any value, null included", &["ValidationError.input"]),
    ("written where it stands", &["Login.grant_type"]),
];

/// Whether a field is known to differ.
fn is_known(class: &str, field: &str) -> bool {
    let class = class.rsplit('.').next().unwrap();
    let matches = |known: &&str| match known.split_once('.') {
        Some(both) => both == (class, field),
        None => *known == field,
    };
    DIFFERENCES
        .iter()
        .any(|(_, fields)| fields.iter().any(matches))
}

fn recorded() -> Map<String, Value> {
    serde_json::from_str(include_str!("published/published.json")).unwrap()
}

#[test]
fn all_59_documented_classes_are_here() {
    fn processor_is_a_trait_over_any_table<Table>(_: &dyn Processor<Table, Error = ()>) {}
    let _ = processor_is_a_trait_over_any_table::<Vec<f64>>;
    assert_eq!(documented().len() + 1, 59);
}

#[test]
fn no_class_of_the_packages_is_forgotten() {
    let (documented, undocumented) = (documented(), undocumented());
    for class in recorded().keys() {
        let known = documented.contains_key(class.as_str())
            || undocumented.contains_key(class.as_str())
            || class == "avatars.models.Processor";
        assert!(known, "{class}");
    }
}

#[test]
fn types_agree_with_the_published_classes() {
    let recorded = recorded();
    let mut differences = Vec::new();
    for (class, schema) in documented().into_iter().chain(undocumented()) {
        let published = &recorded[class];
        if let Some(values) = published.get("values") {
            compare_values(class, values, &schema, &mut differences);
        } else {
            compare_fields(
                class,
                published["fields"].as_object().unwrap(),
                &schema,
                &mut differences,
            );
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

fn compare_values(class: &str, published: &Value, schema: &Schema, differences: &mut Vec<String>) {
    let ours = schema.get("enum").unwrap().as_array().unwrap();
    for value in published.as_array().unwrap() {
        if !ours.contains(value) {
            differences.push(format!("{class} lacks {value}"));
        }
    }
    // Kinds that the packages read and write outside of their enumeration are known from the format.
    if class != "avatar_yaml.models.common.ModelKind"
        && ours.len() != published.as_array().unwrap().len()
    {
        differences.push(format!("{class} has more than {published}"));
    }
}

fn compare_fields(
    class: &str,
    published: &Map<String, Value>,
    schema: &Schema,
    differences: &mut Vec<String>,
) {
    let in_configuration = class.starts_with("avatar_yaml");
    let empty = Map::new();
    let ours = schema
        .get("properties")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let required = schema
        .get("required")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for (field, published) in published {
        let known = is_known(class, field);
        // A model of a single value is that value.
        let property = if field == "root" {
            Some(schema.as_value())
        } else {
            ours.get(field)
        };
        let Some(property) = property else {
            if !known {
                differences.push(format!("{class}.{field} is missing"));
            }
            continue;
        };
        let mut ours = simplify(property, in_configuration);
        let is_required = field == "root" || required.contains(&field.as_str().into());
        ours.insert("required".to_owned(), is_required.into());
        let mut published = published.as_object().unwrap().clone();
        if in_configuration {
            // None means absent there, and absence is what `required` tells.
            ours.remove("nullable");
            published.remove("nullable");
        }
        if (ours == published) == known {
            differences.push(format!(
                "{class}.{field}\n  published {}\n  ours      {}",
                Value::from(published),
                Value::from(ours)
            ));
        }
    }
}

/// A schema in the words of the recorded table. The classes of configurations know no ranges.
fn simplify(schema: &Value, in_configuration: bool) -> Map<String, Value> {
    let mut found = Map::new();
    let Some(schema) = schema.as_object() else {
        return found;
    };
    if let Some([this, null]) = schema
        .get("anyOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        assert_eq!(null["type"], "null");
        found = simplify(this, in_configuration);
        found.insert("nullable".to_owned(), true.into());
    }
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        found.insert(
            "ref".to_owned(),
            reference.trim_start_matches("#/$defs/").into(),
        );
    }
    match schema.get("type") {
        Some(Value::String(name)) => {
            found.insert("type".to_owned(), name.as_str().into());
        }
        Some(Value::Array(names)) => {
            let mut names = names.clone();
            if names.contains(&"null".into()) {
                found.insert("nullable".to_owned(), true.into());
                names.retain(|name| name != "null");
            }
            if let [name] = names.as_slice() {
                found.insert("type".to_owned(), name.clone());
            } else {
                let types: Vec<Value> = names.iter().map(|name| json!({ "type": name })).collect();
                found.insert("any_of".to_owned(), types.into());
            }
        }
        _ => {}
    }
    if let Some(value) = schema.get("const") {
        found.insert("enum".to_owned(), json!([value]));
    }
    if let Some(Value::Array(values)) = schema.get("enum") {
        let values: Vec<Value> = values
            .iter()
            .filter(|value| !value.is_null())
            .cloned()
            .collect();
        found.insert("enum".to_owned(), values.into());
    }
    if let Some(items) = schema.get("items") {
        found.insert("items".to_owned(), simplify(items, in_configuration).into());
    }
    if found.get("type") == Some(&"object".into()) {
        let values = schema.get("additionalProperties").unwrap_or(&Value::Null);
        found.insert(
            "values".to_owned(),
            simplify(values, in_configuration).into(),
        );
    }
    for keyword in [
        "default",
        "format",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
        "minimum",
        "maximum",
        "pattern",
    ] {
        let width = |value: &&Value| {
            keyword == "format" && !matches!(value.as_str(), Some("uuid" | "date-time"))
        };
        // The classes of configurations check no ranges, and no empty strings.
        let is_bound = matches!(keyword, "minimum" | "maximum" | "minLength");
        if let Some(value) = schema.get(keyword).filter(|value| !width(value))
            && !(is_bound && in_configuration)
        {
            found.insert(keyword.to_owned(), value.clone());
        }
    }
    found
}

/// The types that stand for what `plan.tsv` records, by the names it has there.
fn planned() -> Table {
    table! {
        "plan" => DatabasePlan,
        "table" => PlannedTable,
        "link" => PlannedLink,
        "column" => PlannedColumn,
        "provenance" => Provenance,
        "reference table" => ReferenceTable,
        "reference column" => ReferenceColumn,
        "source table" => SourcePlace,
    }
}

#[test]
fn the_plan_has_the_fields_and_values_that_the_packages_ask_for_and_write() {
    let planned = planned();
    let mut fields: BTreeMap<&str, BTreeMap<&str, bool>> = BTreeMap::new();
    let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in include_str!("../../../tests/published/plan.tsv")
        .lines()
        .skip(1)
    {
        let columns: Vec<&str> = row.split('\t').collect();
        let [what, of, name, reader, client, _] = columns.try_into().unwrap();
        match what {
            "field" => {
                let is_required = [reader, client].contains(&"must");
                fields.entry(of).or_default().insert(name, is_required);
            }
            "value" => {
                values.entry(of).or_default().insert(name);
            }
            "unknown key" => assert!(planned.contains_key(of), "{row}"),
            _ => panic!("{row}"),
        }
    }
    assert!(fields.keys().eq(planned.keys()));
    for (of, fields) in fields {
        let schema = planned[of].as_value();
        let required: Vec<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|name| name.as_str().unwrap())
            .collect();
        let ours = schema["properties"].as_object().unwrap().keys();
        let ours: BTreeMap<&str, bool> = ours
            .map(|name| (name.as_str(), required.contains(&name.as_str())))
            .collect();
        assert_eq!(ours, fields, "{of}");
    }
    let ours = BTreeMap::from([
        (
            "column.action",
            PlannedAction::ALL.iter().map(|it| it.as_str()).collect(),
        ),
        (
            "column.sequence",
            Sequence::ALL.iter().map(|it| it.as_str()).collect(),
        ),
        (
            "table.treatment",
            Treatment::ALL.iter().map(|it| it.as_str()).collect(),
        ),
    ]);
    assert_eq!(ours, values);
}
