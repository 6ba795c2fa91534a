//! The kinds of documents a configuration is made of.

use crate::enumeration;

enumeration! {
    /// What a document is: the value of its top-level `kind`. It is case-sensitive, and the engine skips
    /// a document of a kind it does not know without a word.
    pub enum Kind {
        /// Who the set is for: its display name, and the context of the processing for the privacy
        /// impact assessment.
        Metadata = "AvatarMetadata",
        /// A place where files lie.
        Volume = "AvatarVolume",
        /// The tables, their columns and the links between them.
        Schema = "AvatarSchema",
        /// How the tables are anonymized.
        Parameters = "AvatarParameters",
        /// How the privacy of the result is measured.
        PrivacyMetrics = "AvatarPrivacyMetricsParameters",
        /// How the usefulness of the result is measured.
        SignalMetrics = "AvatarSignalMetricsParameters",
        /// A report on the run.
        Report = "AvatarReportParameters",
        /// A job that advises on variables, parameters or links.
        Advice = "AvatarAdviceParameters",
        /// A job that proposes a treatment for every table and column of a database.
        SchemaDiscovery = "AvatarSchemaDiscoveryParameters",
        /// The job of a database run that reads the source.
        Extract = "AvatarExtractParameters",
        /// The job of a database run that writes the target.
        Regenerate = "AvatarRegenerateParameters",
        /// The job of a database run that resolves the entities its groups share.
        Reference = "AvatarReferenceParameters",
        /// A database or a folder of files that a run reads or writes.
        Database = "AvatarDatabase",
        /// Somebody or something that several tables or databases know, replaced everywhere alike.
        SharedEntity = "AvatarSharedEntity",
    }
}
