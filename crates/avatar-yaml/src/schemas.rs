//! The JSON Schemas: one for any document of a configuration, one for each kind, one for each model of
//! the API.
//!
//! They are Draft 2020-12, each one file that refers to nothing outside of itself, and written so that
//! validators name the real fault: what a document may hold depends on its `kind` through `if` and
//! `then`, never through a bare `oneOf`.

mod tidy;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use self::tidy::{Nulls, Values, tidy};
use crate::document::KIND_SCHEMAS;
pub use crate::keywords::DECLARED as KEYWORDS;
use crate::nullable::NULLABLE;
use crate::{Kind, api};
use avatar_format::BASE_URL;
use avatar_format::derived::VALUES;

/// A schema that this project publishes.
#[derive(Debug, Clone, Copy)]
pub struct SchemaEntry {
    /// Its name: that of the file, without `.json`, and of the type.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub title: &'static str,
    make: fn(Values) -> Value,
}

impl SchemaEntry {
    /// The schema. Making it costs about as much as printing it.
    pub fn schema(&self) -> Value {
        (self.make)(Values::InDescriptions)
    }

    /// The schema, with what each value of an enumeration means under `x-values`.
    pub(crate) fn with_values(&self) -> Value {
        (self.make)(Values::Apart)
    }

    /// Where it is published: its `$id`.
    pub fn url(&self) -> String {
        format!("{BASE_URL}/schemas/{}.json", self.name)
    }
}

/// The name of the schema for a document of any kind.
pub const CONFIGURATION: &str = "avatar-configuration";

/// The schema of this name.
pub fn find(name: &str) -> Option<&'static SchemaEntry> {
    ALL.iter().find(|entry| entry.name == name)
}

/// The schema of a document of this kind.
pub fn of_kind(kind: Kind) -> Option<&'static SchemaEntry> {
    find(kind.as_str())
}

macro_rules! entries {
    (
        documents { $($document:ident: $document_title:literal,)+ }
        models { $($model:ident: $model_title:literal,)+ }
    ) => {
        /// Every schema: any document first, then the kinds, then the models of the API.
        pub const ALL: &[SchemaEntry] = &[
            SchemaEntry {
                name: CONFIGURATION,
                title: "Any document of an avatar configuration",
                make: configuration,
            },
            $(SchemaEntry {
                name: stringify!($document),
                title: $document_title,
                make: |values| {
                    root::<crate::$document>(stringify!($document), $document_title, Nulls::WhereMarked, values)
                },
            },)+
            $(SchemaEntry {
                name: stringify!($model),
                title: $model_title,
                make: |values| {
                    root::<api::$model>(stringify!($model), $model_title, Nulls::WhereOptional, values)
                },
            },)+
        ];
    };
}

entries! {
    documents {
        AvatarMetadata: "Avatar metadata",
        AvatarVolume: "Avatar volume",
        AvatarSchema: "Avatar schema",
        AvatarParameters: "Avatarization parameters",
        AvatarPrivacyMetricsParameters: "Privacy metrics parameters",
        AvatarSignalMetricsParameters: "Signal metrics parameters",
        AvatarReportParameters: "Report parameters",
        AvatarAdviceParameters: "Advice parameters",
        AvatarSchemaDiscoveryParameters: "Schema discovery parameters",
        AvatarExtractParameters: "Extraction parameters",
        AvatarRegenerateParameters: "Regeneration parameters",
        AvatarReferenceParameters: "Reference parameters",
        AvatarDatabase: "Avatar database",
        AvatarSharedEntity: "Avatar shared entity",
    }
    models {
        ApiKey: "API key",
        ApiKeyWithPlaintext: "API key with its secret",
        BulkDeleteRequest: "Request to delete jobs",
        BulkDeleteResponse: "Deleted jobs",
        CapabilitiesResponse: "What a deployment reads and writes",
        CompatibilityResponse: "Compatibility of client and server",
        ConnectionDraft: "New connection",
        ConnectionField: "Input of a connection",
        ConnectionList: "Connections",
        ConnectionPatch: "New names of a connection",
        ConnectionPresetList: "Offered connections",
        ConnectionPresetRequest: "Request for offered connections",
        ConnectionPresetSummary: "Offered connection",
        ConnectionProbe: "Test of a connection",
        ConnectionSample: "Values of columns",
        ConnectionSampleRequest: "Request for values of columns",
        ConnectionSummary: "Connection",
        CreateApiKeyRequest: "Request for an API key",
        CreateApiKeyResponse: "New API key",
        CreateUser: "Request for a user",
        CreditsInfo: "Credits",
        DatabaseConnectionSummary: "Connection that a run can use",
        EngineDescriptor: "Kind of database",
        EngineList: "Kinds of databases",
        EnvironmentInfo: "Limits of a user",
        EventLogResponse: "Entry of the audit trail",
        FeaturesInfo: "Features open to a user",
        FieldOption: "Value that an input offers",
        FileAccess: "Access to a file",
        FileCredentials: "Key to a store of files",
        ForgottenPasswordRequest: "Request for a new password",
        GrantType: "Way of logging in",
        HTTPValidationError: "Faults of a request",
        JobCreateRequest: "Request for a job",
        JobCreateResponse: "New job",
        JobFlowCreateRequest: "Request for all jobs of a set",
        JobFlowCreateResponse: "New jobs of a set",
        JobResponse: "Job",
        JobResponseList: "Jobs",
        Login: "Login",
        LoginResponse: "Answer to a login",
        MeUser: "User who asks",
        ResetPasswordRequest: "New password",
        ResourceSetResponse: "Set of resources",
        User: "User",
        ValidationError: "Fault of a request",
    }
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().into_generator()
}

/// The schema of one type.
fn root<T: JsonSchema>(name: &str, title: &str, nulls: Nulls, values: Values) -> Value {
    finish(
        name,
        title,
        nulls,
        values,
        generator().into_root_schema_for::<T>(),
    )
}

/// The schema of a document of any kind.
fn configuration(values: Values) -> Value {
    let mut generator = generator();
    let kinds: Vec<_> = KIND_SCHEMAS
        .iter()
        .map(|(kind, schema)| (kind.as_str(), schema(&mut generator)))
        .collect();
    let mut schema = dispatch(
        &generator,
        "A document of an avatar configuration. A configuration is a stream of several, separated by \
         lines of `---`; what a document holds depends on its `kind`.",
        kinds,
    );
    // What editors offer before the kind is written. What each may hold is the kind's matter.
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert(
            "metadata".to_owned(),
            json!({ "description": "How the document is called." }),
        );
        properties.insert(
            "spec".to_owned(),
            json!({ "description": "What the document says." }),
        );
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.extend(["metadata".into(), "spec".into()]);
    }
    // The engine skips a document that is empty.
    schema.insert("type".to_owned(), json!(["object", "null"]));
    schema.insert(NULLABLE.to_owned(), true.into());
    schema.insert("$defs".to_owned(), generator.take_definitions(true).into());
    finish(
        CONFIGURATION,
        "Any document of an avatar configuration",
        Nulls::WhereMarked,
        values,
        schema,
    )
}

/// An object whose `kind` tells which schema applies to it.
pub(crate) fn dispatch(
    generator: &SchemaGenerator,
    description: &str,
    kinds: impl IntoIterator<Item = (&'static str, Schema)>,
) -> Schema {
    let mut documentation = Map::new();
    let mut branches = Vec::new();
    for (kind, schema) in kinds {
        documentation.insert(kind.to_owned(), summary(generator, &schema).into());
        branches.push(json!({
            "if": {
                "type": "object",
                "properties": { "kind": { "const": kind } },
                "required": ["kind"],
            },
            "then": schema,
        }));
    }
    let names: Vec<&String> = documentation.keys().collect();
    json_schema!({
        "description": description,
        "type": "object",
        "properties": {
            "kind": { "description": "What it is.", "type": "string", "enum": names, VALUES: documentation },
        },
        "required": ["kind"],
        "allOf": branches,
    })
}

/// The first sentence of what a definition says of itself.
fn summary(generator: &SchemaGenerator, reference: &Schema) -> String {
    reference
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|path| path.strip_prefix("#/$defs/"))
        .and_then(|name| {
            generator
                .definitions()
                .get(name)?
                .get("description")?
                .as_str()
        })
        .map(avatar_format::derived::paragraph)
        .map(|text| {
            text.split_inclusive(". ")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        })
        .unwrap_or_default()
}

/// Settles what schemars leaves open, and puts the head on top.
fn finish(name: &str, title: &str, nulls: Nulls, values: Values, mut schema: Schema) -> Value {
    tidy(nulls, values, &mut schema);
    let mut head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{BASE_URL}/schemas/{name}.json"),
        "title": title,
    });
    if let (Some(head), Some(body)) = (head.as_object_mut(), schema.as_object_mut()) {
        for (key, value) in std::mem::take(body) {
            head.entry(key).or_insert(value);
        }
    }
    head
}
