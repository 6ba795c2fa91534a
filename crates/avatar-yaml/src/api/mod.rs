//! The models of the client's API: what is sent to the server and what it answers.
//!
//! Field names, lengths, formats and defaults are those of the published client:
//! 1.30.0, and 1.25.0 for the six classes that it no longer has ([`CreateUser`],
//! [`ForgottenPasswordRequest`], [`GrantType`], [`Login`], [`LoginResponse`] and
//! [`ResetPasswordRequest`]). Enumerations hold the values of all versions.
//!
//! Unlike in a configuration, an optional field may be null here, and null and
//! absence mean the same, save where a field has a default of its own.

mod access;
mod connections;
mod engines;
mod jobs;
mod keys;
mod service;
mod users;

use chrono::{DateTime, FixedOffset};

pub use self::access::{
    FileAccess, FileCredentials, ForgottenPasswordRequest, GrantType, Login, LoginResponse,
    ResetPasswordRequest,
};
pub use self::connections::{
    CapabilitiesResponse, ColumnSamples, ConnectionDraft, ConnectionList, ConnectionPatch,
    ConnectionPresetList, ConnectionPresetRequest, ConnectionPresetSummary, ConnectionProbe,
    ConnectionSample, ConnectionSampleRequest, ConnectionScope, ConnectionSummary,
    DatabaseConnectionSummary, PresetKind,
};
pub use self::engines::{
    ConnectionField, EngineDescriptor, EngineList, FieldOption, FieldType, SourceKind,
};
pub use self::jobs::{
    BulkDeleteRequest, BulkDeleteResponse, JobCreateRequest, JobCreateResponse,
    JobFlowCreateRequest, JobFlowCreateResponse, JobKind, JobResponse, JobResponseList, JobStatus,
};
pub use self::keys::{
    ApiKey, ApiKeyWithPlaintext, CreateApiKeyRequest, CreateApiKeyResponse, ExpirationDays,
};
pub use self::service::{
    CompatibilityResponse, CompatibilityStatus, CreditsInfo, EnvironmentInfo, EventLogResponse,
    FeatureScope, FeaturesInfo, HTTPValidationError, ObjectType, ResourceSetResponse,
    ValidationError, ValidationLocation, Verb,
};
pub use self::users::{CreateUser, MeUser, User, UserRole};

/// A point in time with its offset from UTC; without one it is refused.
pub type AwareDatetime = DateTime<FixedOffset>;
