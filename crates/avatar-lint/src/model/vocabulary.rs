//! The words of the format that the model compares with, until `avatar-yaml`
//! declares them.

macro_rules! enumeration { ($name:ident { $($v:ident = $t:literal),+ }) => {
#[allow(missing_docs)] #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)] pub enum $name { $($v),+ }
#[allow(missing_docs)] impl $name { pub const ALL: &'static [Self] = &[$(Self::$v),+]; pub const fn as_str(self) -> &'static str { match self { $(Self::$v => $t,)+ } } }
impl std::fmt::Display for $name { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) } }
impl std::str::FromStr for $name { type Err = (); fn from_str(text: &str) -> Result<Self, ()> { Self::ALL.iter().copied().find(|v| v.as_str() == text).ok_or(()) } }
} }
enumeration! { Kind { Metadata = "AvatarMetadata", Volume = "AvatarVolume", Schema = "AvatarSchema", Parameters = "AvatarParameters", PrivacyMetrics = "AvatarPrivacyMetricsParameters", SignalMetrics = "AvatarSignalMetricsParameters", Report = "AvatarReportParameters", Advice = "AvatarAdviceParameters", SchemaDiscovery = "AvatarSchemaDiscoveryParameters", Extract = "AvatarExtractParameters", Regenerate = "AvatarRegenerateParameters", Reference = "AvatarReferenceParameters", Database = "AvatarDatabase", SharedEntity = "AvatarSharedEntity" } }
enumeration! { ColumnType { Int = "int", Bool = "bool", Category = "category", Numeric = "float", Datetime = "datetime", DatetimeTz = "datetime_tz" } }
enumeration! { LinkMethod { LinearSumAssignment = "linear_sum_assignment", MinimumDistanceAssignment = "minimum_distance_assignment", SensitiveOriginalOrderAssignment = "sensitive_original_order_assignment", TimeSeries = "time_series" } }
enumeration! { DataRecipient { Unknown = "unknown", OpenData = "opendata", OutsideEu = "outside_eu" } }
enumeration! { DataType { Unknown = "unknown" } }
enumeration! { DataSubject { Unknown = "unknown" } }
enumeration! { SensitivityLevel { VeryHigh = "Very High", High = "High", Undefined = "Undefined" } }
enumeration! { AlignmentMethod { Specified = "specified", Max = "max", Min = "min", Mean = "mean" } }
enumeration! { ExcludeVariablesMethod { RowOrder = "row_order", CoordinateSimilarity = "coordinate_similarity" } }
enumeration! { ImputeMethod { Knn = "knn", Mode = "mode", Median = "median", Mean = "mean", FastKnn = "fast_knn" } }
enumeration! { OutputFormat { Pdf = "pdf", Docx = "docx" } }
enumeration! { ReportType { Basic = "basic", Pia = "pia" } }
