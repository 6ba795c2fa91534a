//! `AvatarMetadata`: the name of the set and the context of the processing.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_with::apply;

use crate::nullable::present;
use crate::{DataRecipient, DataSubject, DataType, SensitivityLevel};
use crate::{InvalidValue, Kind, Tag, Tagged};

/// How a document is called within its set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a document's metadata"))]
pub struct Metadata {
    /// The name by which other documents refer to this one. Two documents of one kind need different names.
    #[schemars(length(min = 1), example = &"schema", example = &"standard")]
    pub name: String,
}

impl Metadata {
    /// The metadata of a document of this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

/// Who the set is for: its display name, and the context of the processing, which decides how
/// severely privacy risks are judged.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AvatarMetadata {
    /// Who the set is for: its display name, and the context of the processing for the privacy
    /// impact assessment.
    pub kind: Tag<AvatarMetadataSpec>,
    /// How the document is called.
    pub metadata: Metadata,
    /// The display name and the context of the processing.
    #[schemars(extend("x-noun" = "this kind's `spec`"))]
    pub spec: AvatarMetadataSpec,
    /// Free notes, from text to text. The client writes its type and version here. Numbers and
    /// booleans need quotes. Notes are stored in plaintext: no passwords and no personal data.
    #[schemars(
        example = json!({"client_type": "python", "client_version": "1.30.0"}),
        extend("default" = json!({})),
    )]
    pub annotations: Option<IndexMap<String, String>>,
}

impl AvatarMetadata {
    /// The metadata of a set of this display name, named as the published writer names it.
    ///
    /// # Errors
    /// If the display name has other characters than letters, digits, `_` and `-`.
    pub fn new(display_name: &str) -> Result<Self, InvalidValue> {
        let spec = AvatarMetadataSpec::new(display_name)?;
        Ok(Self {
            kind: Tag::default(),
            metadata: Metadata::new(format!("avatar-metadata-{display_name}")),
            spec,
            annotations: None,
        })
    }
}

impl Tagged for AvatarMetadataSpec {
    const TAG: &'static str = Kind::Metadata.as_str();
}

/// The display name of a set and the context of its processing.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AvatarMetadataSpec {
    /// The name people see: letters, digits, `_` and `-`. Without it the reader calls the set `unnamed`.
    #[schemars(regex(pattern = "^[A-Za-z0-9_-]+$"), example = &"my_dataset")]
    pub display_name: Option<String>,
    /// The context of the processing, for the privacy impact assessment. Unset counts as unknown,
    /// which is not harmless.
    pub pia_metadata: Option<PiaMetadata>,
}

impl AvatarMetadataSpec {
    /// A specification with this display name.
    ///
    /// # Errors
    /// If the display name has other characters than letters, digits, `_` and `-`.
    pub fn new(display_name: &str) -> Result<Self, InvalidValue> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if display_name.is_empty() || !display_name.chars().all(allowed) {
            return Err(InvalidValue::new(
                "display_name",
                "only letters, digits, `_` and `-` are allowed, at least one of them",
            ));
        }
        Ok(Self {
            display_name: Some(display_name.to_owned()),
            pia_metadata: None,
        })
    }
}

/// The context of the processing, as a privacy impact assessment (GDPR, article 35) asks for it. The
/// spelling of the keys is irregular, and the reader takes a misspelled one for unknown.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "`pia_metadata`"))]
pub struct PiaMetadata {
    /// Who gets the anonymized data. `unknown` when it is missing.
    #[schemars(extend("default" = "unknown"))]
    pub datarecipient: Option<DataRecipient>,
    /// What the data is about. `unknown` when it is missing.
    #[schemars(extend("default" = "unknown"))]
    pub data_type: Option<DataType>,
    /// Whom the data is about. `unknown` when it is missing.
    #[schemars(extend("default" = "unknown"))]
    pub datasubject: Option<DataSubject>,
    /// How much harm a re-identification would do. `Undefined` when it is missing.
    #[schemars(extend("default" = "Undefined"))]
    pub sensitivity_level: Option<SensitivityLevel>,
}
