//! The types of the format.
//!
//! Written by `avatar-yaml` from its types, and not to be edited.

/// A type of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TypeName {
    /// `AdviceParameters`
    AdviceParameters,
    /// `AdviceSpec`
    AdviceSpec,
    /// `Alignment`
    Alignment,
    /// `ApiKey`
    ApiKey,
    /// `ApiKeyWithPlaintext`
    ApiKeyWithPlaintext,
    /// `AvatarAdviceParameters`
    AvatarAdviceParameters,
    /// `AvatarDatabase`
    AvatarDatabase,
    /// `AvatarExtractParameters`
    AvatarExtractParameters,
    /// `AvatarMetadata`
    AvatarMetadata,
    /// `AvatarMetadataSpec`
    AvatarMetadataSpec,
    /// `AvatarParameters`
    AvatarParameters,
    /// `AvatarParametersSpec`
    AvatarParametersSpec,
    /// `AvatarPrivacyMetricsParameters`
    AvatarPrivacyMetricsParameters,
    /// `AvatarReferenceParameters`
    AvatarReferenceParameters,
    /// `AvatarRegenerateParameters`
    AvatarRegenerateParameters,
    /// `AvatarReportParameters`
    AvatarReportParameters,
    /// `AvatarSchema`
    AvatarSchema,
    /// `AvatarSchemaDiscoveryParameters`
    AvatarSchemaDiscoveryParameters,
    /// `AvatarSharedEntity`
    AvatarSharedEntity,
    /// `AvatarSignalMetricsParameters`
    AvatarSignalMetricsParameters,
    /// `AvatarVolume`
    AvatarVolume,
    /// `AvatarizationFastDPParameters`
    AvatarizationFastDPParameters,
    /// `AvatarizationOpenDPParameters`
    AvatarizationOpenDPParameters,
    /// `AvatarizationParameters`
    AvatarizationParameters,
    /// `AvatarizationProcessorParameters`
    AvatarizationProcessorParameters,
    /// `BulkDeleteRequest`
    BulkDeleteRequest,
    /// `BulkDeleteResponse`
    BulkDeleteResponse,
    /// `CapabilitiesResponse`
    CapabilitiesResponse,
    /// `ColumnInfo`
    ColumnInfo,
    /// `CompatibilityResponse`
    CompatibilityResponse,
    /// `ConnectionDraft`
    ConnectionDraft,
    /// `ConnectionField`
    ConnectionField,
    /// `ConnectionList`
    ConnectionList,
    /// `ConnectionPatch`
    ConnectionPatch,
    /// `ConnectionPresetList`
    ConnectionPresetList,
    /// `ConnectionPresetRequest`
    ConnectionPresetRequest,
    /// `ConnectionPresetSummary`
    ConnectionPresetSummary,
    /// `ConnectionProbe`
    ConnectionProbe,
    /// `ConnectionSample`
    ConnectionSample,
    /// `ConnectionSampleRequest`
    ConnectionSampleRequest,
    /// `ConnectionSummary`
    ConnectionSummary,
    /// `ConstantStrategy`
    ConstantStrategy,
    /// `CreateApiKeyRequest`
    CreateApiKeyRequest,
    /// `CreateApiKeyResponse`
    CreateApiKeyResponse,
    /// `CreateUser`
    CreateUser,
    /// `CreditsInfo`
    CreditsInfo,
    /// `DataAugmentationParameters`
    DataAugmentationParameters,
    /// `DatabaseConnectionSummary`
    DatabaseConnectionSummary,
    /// `DatabaseCopyParameters`
    DatabaseCopyParameters,
    /// `DatabaseParameters`
    DatabaseParameters,
    /// `DatabasePlan`
    DatabasePlan,
    /// `DatabaseSpec`
    DatabaseSpec,
    /// `DatabasesParameters`
    DatabasesParameters,
    /// `Endpoint`
    Endpoint,
    /// `EngineDescriptor`
    EngineDescriptor,
    /// `EngineList`
    EngineList,
    /// `EnvironmentInfo`
    EnvironmentInfo,
    /// `EventLogResponse`
    EventLogResponse,
    /// `ExcludeVariables`
    ExcludeVariables,
    /// `ExtractSpec`
    ExtractSpec,
    /// `FakeDataStrategy`
    FakeDataStrategy,
    /// `FeaturesInfo`
    FeaturesInfo,
    /// `FieldOption`
    FieldOption,
    /// `FileAccess`
    FileAccess,
    /// `FileCredentials`
    FileCredentials,
    /// `ForgottenPasswordRequest`
    ForgottenPasswordRequest,
    /// `GrantType`
    GrantType,
    /// `HTTPValidationError`
    HTTPValidationError,
    /// `HashSha256Strategy`
    HashSha256Strategy,
    /// `Imputation`
    Imputation,
    /// `InputParameters`
    InputParameters,
    /// `IntegerStrategy`
    IntegerStrategy,
    /// `InterRecordRangeDifferenceParameters`
    InterRecordRangeDifferenceParameters,
    /// `JobCreateRequest`
    JobCreateRequest,
    /// `JobCreateResponse`
    JobCreateResponse,
    /// `JobFlowCreateRequest`
    JobFlowCreateRequest,
    /// `JobFlowCreateResponse`
    JobFlowCreateResponse,
    /// `JobResponse`
    JobResponse,
    /// `JobResponseList`
    JobResponseList,
    /// `Login`
    Login,
    /// `LoginResponse`
    LoginResponse,
    /// `MeUser`
    MeUser,
    /// `Metadata`
    Metadata,
    /// `PiaMetadata`
    PiaMetadata,
    /// `PlannedColumn`
    PlannedColumn,
    /// `PlannedLink`
    PlannedLink,
    /// `PlannedTable`
    PlannedTable,
    /// `PrivacyMetricsParameters`
    PrivacyMetricsParameters,
    /// `PrivacyMetricsSpec`
    PrivacyMetricsSpec,
    /// `Projection`
    Projection,
    /// `Provenance`
    Provenance,
    /// `PseudonymizationStrategy`
    PseudonymizationStrategy,
    /// `ReferenceColumn`
    ReferenceColumn,
    /// `ReferenceSpec`
    ReferenceSpec,
    /// `ReferenceTable`
    ReferenceTable,
    /// `RegenerateSpec`
    RegenerateSpec,
    /// `RelativeDifferenceParameters`
    RelativeDifferenceParameters,
    /// `ReportParametersSpec`
    ReportParametersSpec,
    /// `ResetPasswordRequest`
    ResetPasswordRequest,
    /// `ResourceSetResponse`
    ResourceSetResponse,
    /// `ResultsSection`
    ResultsSection,
    /// `RowFilter`
    RowFilter,
    /// `SchemaDiscoverySpec`
    SchemaDiscoverySpec,
    /// `SchemaSpec`
    SchemaSpec,
    /// `SharedEntityAttribute`
    SharedEntityAttribute,
    /// `SharedEntityKey`
    SharedEntityKey,
    /// `SharedEntityPlace`
    SharedEntityPlace,
    /// `SharedEntitySpec`
    SharedEntitySpec,
    /// `SignalMetricsParameters`
    SignalMetricsParameters,
    /// `SignalMetricsSpec`
    SignalMetricsSpec,
    /// `SourcePlace`
    SourcePlace,
    /// `SpecificIdStrategy`
    SpecificIdStrategy,
    /// `TableDataInfo`
    TableDataInfo,
    /// `TableInfo`
    TableInfo,
    /// `TableLinkInfo`
    TableLinkInfo,
    /// `TableLinkInfoSpec`
    TableLinkInfoSpec,
    /// `TimeSeriesParameters`
    TimeSeriesParameters,
    /// `User`
    User,
    /// `Uuid4Strategy`
    Uuid4Strategy,
    /// `ValidationError`
    ValidationError,
    /// `VolumeSpec`
    VolumeSpec,
    /// `avatar-configuration`
    AvatarConfiguration,
}

impl TypeName {
    /// The name of the type.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AdviceParameters => "AdviceParameters",
            Self::AdviceSpec => "AdviceSpec",
            Self::Alignment => "Alignment",
            Self::ApiKey => "ApiKey",
            Self::ApiKeyWithPlaintext => "ApiKeyWithPlaintext",
            Self::AvatarAdviceParameters => "AvatarAdviceParameters",
            Self::AvatarDatabase => "AvatarDatabase",
            Self::AvatarExtractParameters => "AvatarExtractParameters",
            Self::AvatarMetadata => "AvatarMetadata",
            Self::AvatarMetadataSpec => "AvatarMetadataSpec",
            Self::AvatarParameters => "AvatarParameters",
            Self::AvatarParametersSpec => "AvatarParametersSpec",
            Self::AvatarPrivacyMetricsParameters => "AvatarPrivacyMetricsParameters",
            Self::AvatarReferenceParameters => "AvatarReferenceParameters",
            Self::AvatarRegenerateParameters => "AvatarRegenerateParameters",
            Self::AvatarReportParameters => "AvatarReportParameters",
            Self::AvatarSchema => "AvatarSchema",
            Self::AvatarSchemaDiscoveryParameters => "AvatarSchemaDiscoveryParameters",
            Self::AvatarSharedEntity => "AvatarSharedEntity",
            Self::AvatarSignalMetricsParameters => "AvatarSignalMetricsParameters",
            Self::AvatarVolume => "AvatarVolume",
            Self::AvatarizationFastDPParameters => "AvatarizationFastDPParameters",
            Self::AvatarizationOpenDPParameters => "AvatarizationOpenDPParameters",
            Self::AvatarizationParameters => "AvatarizationParameters",
            Self::AvatarizationProcessorParameters => "AvatarizationProcessorParameters",
            Self::BulkDeleteRequest => "BulkDeleteRequest",
            Self::BulkDeleteResponse => "BulkDeleteResponse",
            Self::CapabilitiesResponse => "CapabilitiesResponse",
            Self::ColumnInfo => "ColumnInfo",
            Self::CompatibilityResponse => "CompatibilityResponse",
            Self::ConnectionDraft => "ConnectionDraft",
            Self::ConnectionField => "ConnectionField",
            Self::ConnectionList => "ConnectionList",
            Self::ConnectionPatch => "ConnectionPatch",
            Self::ConnectionPresetList => "ConnectionPresetList",
            Self::ConnectionPresetRequest => "ConnectionPresetRequest",
            Self::ConnectionPresetSummary => "ConnectionPresetSummary",
            Self::ConnectionProbe => "ConnectionProbe",
            Self::ConnectionSample => "ConnectionSample",
            Self::ConnectionSampleRequest => "ConnectionSampleRequest",
            Self::ConnectionSummary => "ConnectionSummary",
            Self::ConstantStrategy => "ConstantStrategy",
            Self::CreateApiKeyRequest => "CreateApiKeyRequest",
            Self::CreateApiKeyResponse => "CreateApiKeyResponse",
            Self::CreateUser => "CreateUser",
            Self::CreditsInfo => "CreditsInfo",
            Self::DataAugmentationParameters => "DataAugmentationParameters",
            Self::DatabaseConnectionSummary => "DatabaseConnectionSummary",
            Self::DatabaseCopyParameters => "DatabaseCopyParameters",
            Self::DatabaseParameters => "DatabaseParameters",
            Self::DatabasePlan => "DatabasePlan",
            Self::DatabaseSpec => "DatabaseSpec",
            Self::DatabasesParameters => "DatabasesParameters",
            Self::Endpoint => "Endpoint",
            Self::EngineDescriptor => "EngineDescriptor",
            Self::EngineList => "EngineList",
            Self::EnvironmentInfo => "EnvironmentInfo",
            Self::EventLogResponse => "EventLogResponse",
            Self::ExcludeVariables => "ExcludeVariables",
            Self::ExtractSpec => "ExtractSpec",
            Self::FakeDataStrategy => "FakeDataStrategy",
            Self::FeaturesInfo => "FeaturesInfo",
            Self::FieldOption => "FieldOption",
            Self::FileAccess => "FileAccess",
            Self::FileCredentials => "FileCredentials",
            Self::ForgottenPasswordRequest => "ForgottenPasswordRequest",
            Self::GrantType => "GrantType",
            Self::HTTPValidationError => "HTTPValidationError",
            Self::HashSha256Strategy => "HashSha256Strategy",
            Self::Imputation => "Imputation",
            Self::InputParameters => "InputParameters",
            Self::IntegerStrategy => "IntegerStrategy",
            Self::InterRecordRangeDifferenceParameters => "InterRecordRangeDifferenceParameters",
            Self::JobCreateRequest => "JobCreateRequest",
            Self::JobCreateResponse => "JobCreateResponse",
            Self::JobFlowCreateRequest => "JobFlowCreateRequest",
            Self::JobFlowCreateResponse => "JobFlowCreateResponse",
            Self::JobResponse => "JobResponse",
            Self::JobResponseList => "JobResponseList",
            Self::Login => "Login",
            Self::LoginResponse => "LoginResponse",
            Self::MeUser => "MeUser",
            Self::Metadata => "Metadata",
            Self::PiaMetadata => "PiaMetadata",
            Self::PlannedColumn => "PlannedColumn",
            Self::PlannedLink => "PlannedLink",
            Self::PlannedTable => "PlannedTable",
            Self::PrivacyMetricsParameters => "PrivacyMetricsParameters",
            Self::PrivacyMetricsSpec => "PrivacyMetricsSpec",
            Self::Projection => "Projection",
            Self::Provenance => "Provenance",
            Self::PseudonymizationStrategy => "PseudonymizationStrategy",
            Self::ReferenceColumn => "ReferenceColumn",
            Self::ReferenceSpec => "ReferenceSpec",
            Self::ReferenceTable => "ReferenceTable",
            Self::RegenerateSpec => "RegenerateSpec",
            Self::RelativeDifferenceParameters => "RelativeDifferenceParameters",
            Self::ReportParametersSpec => "ReportParametersSpec",
            Self::ResetPasswordRequest => "ResetPasswordRequest",
            Self::ResourceSetResponse => "ResourceSetResponse",
            Self::ResultsSection => "ResultsSection",
            Self::RowFilter => "RowFilter",
            Self::SchemaDiscoverySpec => "SchemaDiscoverySpec",
            Self::SchemaSpec => "SchemaSpec",
            Self::SharedEntityAttribute => "SharedEntityAttribute",
            Self::SharedEntityKey => "SharedEntityKey",
            Self::SharedEntityPlace => "SharedEntityPlace",
            Self::SharedEntitySpec => "SharedEntitySpec",
            Self::SignalMetricsParameters => "SignalMetricsParameters",
            Self::SignalMetricsSpec => "SignalMetricsSpec",
            Self::SourcePlace => "SourcePlace",
            Self::SpecificIdStrategy => "SpecificIdStrategy",
            Self::TableDataInfo => "TableDataInfo",
            Self::TableInfo => "TableInfo",
            Self::TableLinkInfo => "TableLinkInfo",
            Self::TableLinkInfoSpec => "TableLinkInfoSpec",
            Self::TimeSeriesParameters => "TimeSeriesParameters",
            Self::User => "User",
            Self::Uuid4Strategy => "Uuid4Strategy",
            Self::ValidationError => "ValidationError",
            Self::VolumeSpec => "VolumeSpec",
            Self::AvatarConfiguration => "avatar-configuration",
        }
    }
}
