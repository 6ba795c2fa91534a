//! The values that fields of a configuration list.

use crate::enumeration;

enumeration! {
    /// What the values of a column are.
    pub enum ColumnType {
        /// Whole numbers.
        Int = "int",
        /// True and false.
        Bool = "bool",
        /// Categories: text of few distinct values, codes, identifiers.
        Category = "category",
        /// Numbers with a fraction.
        Numeric = "float",
        /// Dates and times without a zone.
        Datetime = "datetime",
        /// Dates and times with a zone.
        DatetimeTz = "datetime_tz",
    }
}

enumeration! {
    /// How, after the anonymization, the rows of a child table find a parent again.
    pub enum LinkMethod {
        /// The best assignment over all pairs: good for privacy and use, and costly.
        LinearSumAssignment = "linear_sum_assignment",
        /// The nearest parent for each child: acceptable for privacy and use, and cheaper.
        MinimumDistanceAssignment = "minimum_distance_assignment",
        /// The original order: each avatar gets the parent of the original row it stems from. A privacy
        /// breach, because it undoes the shuffling; only cheap.
        SensitiveOriginalOrderAssignment = "sensitive_original_order_assignment",
        /// For a child that is a time series of its parent; the child needs a `time_series_time` column.
        TimeSeries = "time_series",
    }
}

impl LinkMethod {
    /// How much it protects against finding the original rows again: the higher, the more.
    pub const fn protection(self) -> u8 {
        match self {
            Self::SensitiveOriginalOrderAssignment => 0,
            Self::LinearSumAssignment | Self::MinimumDistanceAssignment | Self::TimeSeries => 1,
        }
    }
}

enumeration! {
    /// What a database run does with a table.
    pub enum Treatment {
        /// Rows are replaced by avatars.
        Anonymize = "anonymize",
        /// Rows are copied as they are, save for columns whose action says otherwise: originals pass through.
        Copy = "copy",
        /// Rows are kept, and their identifying columns replaced.
        Pseudonymize = "pseudonymize",
        /// The table is created and stays empty.
        Purge = "purge",
        /// The table is left out.
        Ignore = "ignore",
    }
}

impl Treatment {
    /// How much it protects the rows of a table: the higher, the more.
    pub const fn protection(self) -> u8 {
        match self {
            Self::Copy => 0,
            Self::Pseudonymize => 1,
            Self::Anonymize => 2,
            Self::Ignore => 3,
            Self::Purge => 4,
        }
    }

    /// Whether it takes the table out of the run.
    pub const fn leaves_out(self) -> bool {
        match self {
            Self::Purge | Self::Ignore => true,
            Self::Anonymize | Self::Copy | Self::Pseudonymize => false,
        }
    }
}

enumeration! {
    /// What a database run does with a column.
    pub enum ColumnAction {
        /// As the table's treatment says. The default.
        Keep = "keep",
        /// The values are replaced by those of avatars.
        Anonymize = "anonymize",
        /// The values are replaced as `pseudonymization` says.
        Pseudonymize = "pseudonymize",
        /// The original values are kept: they pass through as they are.
        Freeze = "freeze",
        /// The values are emptied.
        Purge = "purge",
        /// The column is left out.
        Ignore = "ignore",
    }
}

impl ColumnAction {
    /// How much it protects the values of a column: the higher, the more. `None` where the table's
    /// treatment decides.
    pub const fn protection(self) -> Option<u8> {
        Some(match self {
            Self::Keep => return None,
            Self::Freeze => 0,
            Self::Pseudonymize => 1,
            Self::Anonymize => 2,
            Self::Ignore => 3,
            Self::Purge => 4,
        })
    }
}

enumeration! {
    /// What the plan of a database run does with a column.
    pub enum PlannedAction {
        /// As the table's treatment says. The default.
        Keep = "keep",
        /// The values are replaced by those of avatars.
        Anonymize = "anonymize",
        /// The values are replaced as `strategy` says.
        Pseudonymize = "pseudonymize",
        /// The original values are kept: they pass through as they are.
        Freeze = "freeze",
        /// The values are emptied.
        Purge = "purge",
        /// The column is left out.
        Ignore = "ignore",
        /// The entity that `reference_table` names replaces the values.
        Reference = "reference",
    }
}

impl From<ColumnAction> for PlannedAction {
    fn from(action: ColumnAction) -> Self {
        match action {
            ColumnAction::Keep => Self::Keep,
            ColumnAction::Anonymize => Self::Anonymize,
            ColumnAction::Pseudonymize => Self::Pseudonymize,
            ColumnAction::Freeze => Self::Freeze,
            ColumnAction::Purge => Self::Purge,
            ColumnAction::Ignore => Self::Ignore,
        }
    }
}

enumeration! {
    /// How a generated column goes on numbering in the target.
    pub enum Sequence {
        /// After the highest copied value.
        ToMax = "to_max",
        /// From the beginning, for a table that is emptied.
        Restart = "restart",
        /// From `sequence_start`.
        StartAt = "start_at",
    }
}

enumeration! {
    /// What proposed the treatment of a column.
    pub enum Proposer {
        /// A rule on names: the same every time.
        Rules = "rules",
        /// A model's guess, which deserves a look.
        Model = "model",
    }
}

enumeration! {
    /// How the values of a column are replaced.
    pub enum StrategyKind {
        /// By invented values of the same sort.
        Faker = "FAKER",
        /// By their SHA-256 digest, which has no key.
        HashSha256 = "HASH_SHA256",
        /// By random UUIDs.
        Uuid4 = "UUID4",
        /// All by one and the same text.
        Constant = "CONSTANT",
        /// By random whole numbers.
        Integer = "INTEGER",
        /// By identifiers made from a pattern.
        SpecificId = "SPECIFIC_ID",
    }
}

enumeration! {
    /// What kind of identifying information invented values should look like.
    pub enum PiiType {
        /// An e-mail address.
        Email = "EMAIL",
        /// A given name.
        FirstName = "FIRST_NAME",
        /// A family name.
        LastName = "LAST_NAME",
        /// A given and a family name.
        FullName = "FULL_NAME",
        /// A telephone number.
        Phone = "PHONE",
        /// A social security number in the form of the United States.
        Ssn = "SSN",
        /// A postal address on several lines.
        Address = "ADDRESS",
        /// A paragraph of filler text, for notes and comments that must go as a whole.
        FreeText = "FREE_TEXT",
    }
}

enumeration! {
    /// Which letters `?` stands for in a pattern.
    pub enum SpecificIdLetterCase {
        /// A to Z: 26 letters.
        Upper = "upper",
        /// a to z: 26 letters.
        Lower = "lower",
        /// Both: 52 letters. The default.
        Both = "both",
    }
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
        /// Travelers, drivers and subscribers: places, times and routes, which single people out quickly.
        Mobility = "mobility",
        /// Policyholders, beneficiaries and claimants: contracts, claims, sometimes health.
        Insurance = "insurance",
        /// Customers and investors: accounts, transactions, income, credit.
        Finance = "finance",
        /// Pupils, students and teachers: marks, attendance, enrollment, special needs.
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
        /// People who work, worked or want to work for the organization.
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
        /// People within the organization itself.
        Internal = "internal",
        /// Somebody established outside the European Union; GDPR, chapter V, applies to what is still
        /// personal data.
        OutsideEu = "outside_eu",
        /// Processors, publishers or archives bound by confidentiality, and by a ban on re-identification.
        TrustedThirdParty = "trusted_thirdparty",
    }
}

enumeration! {
    /// How the original values of an excluded column find a row of the result.
    pub enum ExcludeVariablesMethod {
        /// By the original order of the rows: each avatar carries original values of the person it stems
        /// from. A privacy breach, and the default.
        RowOrder = "row_order",
        /// By likeness: each avatar gets the values of an individual that resembles it.
        CoordinateSimilarity = "coordinate_similarity",
    }
}

impl ExcludeVariablesMethod {
    /// How much it protects against finding the original rows again: the higher, the more.
    pub const fn protection(self) -> u8 {
        match self {
            Self::RowOrder => 0,
            Self::CoordinateSimilarity => 1,
        }
    }
}

enumeration! {
    /// A rule for how many rows each class is to have.
    pub enum AugmentationStrategy {
        /// The rarest class is raised.
        Minority = "minority",
        /// Every class but the most frequent one is raised.
        NotMajority = "not_majority",
    }
}

enumeration! {
    /// What a missing value is taken from.
    pub enum ImputeMethod {
        /// The nearest rows.
        Knn = "knn",
        /// The most frequent value of the column.
        Mode = "mode",
        /// The middle value of the column.
        Median = "median",
        /// The average of the column.
        Mean = "mean",
        /// The nearest rows, sought approximately.
        FastKnn = "fast_knn",
    }
}

enumeration! {
    /// What describes the data in the reduced space.
    pub enum FastDPMechanism {
        /// One bell curve over all. The default.
        Gaussian = "gaussian",
        /// A mixture of several bell curves.
        Gmm = "gmm",
        /// Counts in bins.
        Histogram = "histogram",
    }
}

enumeration! {
    /// How a series becomes a few numbers.
    pub enum ProjectionType {
        /// Functional principal components: the shapes that series have in common.
        Fpca = "fpca",
        /// The points themselves, one after the other.
        Flatten = "flatten",
    }
}

enumeration! {
    /// How many points in time every series gets.
    pub enum AlignmentMethod {
        /// As many as `nb_points` says.
        Specified = "specified",
        /// As many as the longest series has.
        Max = "max",
        /// As many as the shortest series has.
        Min = "min",
        /// As many as the series have on average.
        Mean = "mean",
    }
}

enumeration! {
    /// How avatars get points in time of their own again.
    pub enum UnalignmentStrategy {
        /// Points are spread evenly.
        Uniform = "uniform",
        /// Not at all: the aligned points stay.
        Skip = "skip",
    }
}

enumeration! {
    /// What a report is for.
    pub enum ReportType {
        /// The figures of privacy and usefulness. The default.
        Basic = "basic",
        /// A draft of a privacy impact assessment (GDPR, article 35), filled from `pia_metadata`.
        Pia = "pia",
    }
}

enumeration! {
    /// The language of a report.
    pub enum ReportLanguage {
        /// English. The default.
        En = "en",
        /// French.
        Fr = "fr",
    }
}

enumeration! {
    /// The format of a report.
    pub enum OutputFormat {
        /// Portable Document Format. The default.
        Pdf = "pdf",
        /// A document for word processors.
        Docx = "docx",
    }
}

enumeration! {
    /// A format of tables.
    pub enum ResultsFormat {
        /// Comma-separated text. It carries no types.
        Csv = "csv",
        /// Apache Parquet: columns with their types.
        Parquet = "parquet",
    }
}

enumeration! {
    /// A question to the adviser.
    pub enum AdviceType {
        /// Which columns are identifying, and what type each has.
        Variables = "variables",
        /// Which k and other parameters suit the data.
        Parameters = "parameters",
        /// Which tables belong together, and by which columns.
        TablesLinks = "tables_links",
    }
}
