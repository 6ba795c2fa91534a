//! What the server tells about itself, and its errors.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::AwareDatetime;
use crate::Nullable;
use avatar_format::enumeration;

enumeration! {
    /// Whether the server understands this client.
    pub enum CompatibilityStatus {
        /// It does.
        Compatible = "compatible",
        /// It does not.
        Incompatible = "incompatible",
        /// It cannot tell.
        Unknown = "unknown",
    }
}

/// Whether the server understands this client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompatibilityResponse {
    /// The answer in words.
    pub message: String,
    /// The newest client that the server understands.
    pub most_recent_compatible_client: Option<String>,
    /// The answer.
    pub status: CompatibilityStatus,
}

/// How many credits are left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditsInfo {
    /// The credits that are left; null where they are not counted.
    pub credits: Nullable<i64>,
    /// Whether credits are counted.
    pub is_credit_enabled: bool,
}

/// The limits that apply to a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnvironmentInfo {
    /// After how many days data is deleted.
    pub dataset_expiration_days: i64,
    /// How many columns data may have.
    pub max_allowed_dimensions_per_dataset: i64,
    /// How many rows data may have.
    pub max_allowed_lines_per_dataset: i64,
    /// The license of the organization.
    pub license_type: Option<String>,
}

enumeration! {
    /// A part of the service that a license opens.
    pub enum FeatureScope {
        /// The parameters of the avatarization.
        AvatarParameters = "avatar_parameters",
        /// A table on its own.
        SingleTable = "single_table",
        /// Tables with links.
        MultiTable = "multi_table",
        /// Time series.
        TimeSeries = "time_series",
        /// Reports.
        Report = "report",
        /// Places on the map.
        Geolocalization = "geolocalization",
        /// Privacy metrics.
        PrivacyAssessment = "privacy_assessment",
        /// Differential privacy.
        DifferentialPrivacy = "differential_privacy",
        /// Data augmentation.
        DataAugmentation = "data_augmentation",
    }
}

/// The parts of the service that are open to a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeaturesInfo {
    /// The parts.
    pub feature_scopes: Vec<FeatureScope>,
}

enumeration! {
    /// What an entry of the audit trail says was done. The model keeps it as a string.
    pub enum Verb {
        /// Somebody logged in.
        Login = "login",
        /// Somebody logged out.
        Logout = "logout",
        /// A file was downloaded.
        Download = "download",
        /// Something was looked at.
        Read = "read",
        /// Something was made.
        Create = "create",
        /// Something was changed.
        Update = "update",
        /// Something was deleted.
        Delete = "delete",
        /// A job was stopped.
        Cancel = "cancel",
        /// The service started.
        Startup = "startup",
        /// A connection was tested.
        Test = "test",
    }
}

enumeration! {
    /// What an entry of the audit trail says it was done to. The model keeps it as a string.
    pub enum ObjectType {
        /// A user.
        User = "user",
        /// A job.
        Job = "job",
        /// An API key.
        ApiKey = "api_key",
        /// A resource.
        Resource = "resource",
        /// An organization.
        Organization = "organization",
        /// A file.
        File = "file",
        /// A connection to a database.
        Connection = "connection",
        /// Nothing in particular.
        Nothing = "",
    }
}

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventLogResponse {
    /// The identity of the entry.
    pub id: Uuid,
    /// What was done.
    pub verb: String,
    /// What it was done to.
    pub object_id: Option<Uuid>,
    /// What sort of thing that is.
    pub object_type: String,
    /// When it was done.
    pub created_at: AwareDatetime,
}

/// A set of resources that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResourceSetResponse {
    /// The identity of the set.
    pub set_name: Uuid,
    /// Its name for people.
    pub display_name: String,
}

/// Where in a request a fault is: a field, or an index of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ValidationLocation {
    /// The name of a field.
    Field(String),
    /// The index of an item.
    Index(i64),
}

impl JsonSchema for ValidationLocation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ValidationLocation".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "integer"] })
    }
}

/// A fault that the server found in a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValidationError {
    /// The way to the fault, from the outside in.
    pub loc: Vec<ValidationLocation>,
    /// What is wrong, in words.
    pub msg: String,
    /// What is wrong, as a name.
    #[serde(rename = "type")]
    pub error_type: String,
    /// What was sent.
    pub input: Option<Value>,
    /// More about the fault.
    pub ctx: Option<IndexMap<String, Value>>,
}

/// The faults that the server found in a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HTTPValidationError {
    /// The faults.
    pub detail: Option<Vec<ValidationError>>,
}
