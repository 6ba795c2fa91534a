//! `AvatarMetadata`: the name of the set and the context of the processing.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_with::apply;

use crate::enumeration::enumeration;
use crate::nullable::present;
use crate::{InvalidValue, Kind, Tag, Tagged};

/// How a document is called within its set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Metadata {
    /// The name by which other documents refer to this one. Two documents of one kind need different names.
    #[schemars(example = &"schema", example = &"standard")]
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
    pub spec: AvatarMetadataSpec,
    /// Free notes, from text to text. The client writes its type and version here. Numbers and
    /// booleans need quotes. Notes are kept in clear: no passwords and no personal data.
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
/// spelling of the keys is irregular, and the reader takes a misspelt one for unknown.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
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

enumeration! {
    /// How much harm a disclosure would do to the people in the data.
    ///
    /// Special categories (GDPR, article 9: health, origin, opinions, beliefs, union membership, genetic
    /// and biometric data, sex life) are usually High or Very High; other personal data (article 4)
    /// depends on what it can be combined with; plain demographic data is usually Low or Medium.
    pub enum SensitivityLevel {
        /// Grave and lasting harm, or special categories on many people.
        VeryHigh = "Very High",
        /// Serious harm: special categories, or data that opens the way to them.
        High = "High",
        /// Noticeable harm that can be overcome.
        Medium = "Medium",
        /// Inconvenience.
        Low = "Low",
        /// Hardly an inconvenience.
        VeryLow = "Very Low",
        /// No harm to be expected.
        Negligible = "Negligible",
        /// Nobody has judged it yet. The default; it counts as unknown, not as harmless.
        Undefined = "Undefined",
    }
}

enumeration! {
    /// What the data is about: the sector that it was collected in.
    pub enum DataType {
        /// Not said yet. The default.
        Unknown = "unknown",
        /// Patients and study participants: diagnoses, treatments, outcomes, follow-up. A special
        /// category of personal data.
        Health = "health",
        /// Employees, applicants and trainees: careers, pay, appraisals, training.
        Hr = "hr",
        /// Travellers, drivers and subscribers: places, times and routes, which single people out quickly.
        Mobility = "mobility",
        /// Policyholders, beneficiaries and claimants: contracts, claims, sometimes health.
        Insurance = "insurance",
        /// Customers and investors: accounts, transactions, income, credit.
        Finance = "finance",
        /// Pupils, students and teachers: marks, attendance, enrolment, special needs.
        Education = "education",
    }
}

enumeration! {
    /// Whom the data is about.
    pub enum DataSubject {
        /// Not said yet. The default.
        Unknown = "unknown",
        /// People in medical care, research or trials.
        Patients = "patients",
        /// People who work, worked or want to work for the organisation.
        Employees = "employees",
        /// Customers and insured people.
        Clients = "clients",
        /// People who use a digital, public or mobility service.
        Users = "users",
        /// People who learn.
        Students = "students",
    }
}

enumeration! {
    /// Who gets the anonymized data, seen from the controller.
    pub enum DataRecipient {
        /// Not said yet. The default; it counts as unknown, not as harmless.
        Unknown = "unknown",
        /// Anybody: the data is published. What is published cannot be called back, so the strictest
        /// settings apply.
        OpenData = "opendata",
        /// Partners, insurers or firms under a contract with the controller.
        ContractualThirdParty = "contractual_thirdparty",
        /// People within the organisation itself.
        Internal = "internal",
        /// Somebody established outside the European Union; GDPR, chapter V, applies to what is still
        /// personal data.
        OutsideEu = "outside_eu",
        /// Processors, publishers or archives bound by confidentiality, and by a ban on re-identification.
        TrustedThirdParty = "trusted_thirdparty",
    }
}
