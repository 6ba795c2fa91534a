//! What a run produces: the kinds of results and of plots.

use avatar_format::enumeration;

enumeration! {
    /// A kind of plot.
    pub enum PlotKind {
        /// How strongly columns go together, for originals and avatars.
        Correlation = "correlation",
        /// Where these correlations differ.
        CorrelationDifference = "correlation_difference",
        /// How much each column contributes to each dimension of the reduced space.
        Contribution = "contribution",
        /// Originals and avatars in the first two dimensions.
        Projection2d = "2d_projection",
        /// Originals and avatars in the first three dimensions.
        Projection3d = "3d_projection",
        /// How the values of each column are distributed, a plot a column.
        Distribution = "distribution",
        /// A table of means and standard deviations of the first ten columns.
        AggregateStats = "aggregate_stats",
        /// Time series over time.
        RawSeries = "raw_series",
        /// Time series over time, scaled to a common range.
        NormalizedSeries = "normalized_series",
        /// The first two dimensions, colored by the class that augmentation balances.
        ClassProjection2d = "class_projection_2d",
        /// A table of the privacy metrics.
        MetricsSummary = "metrics_summary",
    }
}

enumeration! {
    /// A kind of result. The section of a document that says where results go is
    /// `ResultsSection`.
    pub enum Results {
        /// The advice asked for.
        Advice = "advice",
        /// The avatars in random order: what may leave the house.
        Shuffled = "shuffled",
        /// The avatars in the order of the originals: everyone who has it knows which avatar stems from whom.
        Unshuffled = "unshuffled",
        /// The privacy metrics.
        PrivacyMetrics = "privacy_metrics",
        /// The signal metrics.
        SignalMetrics = "signal_metrics",
        /// The pictures of the report.
        ReportImages = "report_images",
        /// The originals in the reduced space.
        ProjectionsOriginal = "original_projections",
        /// The avatars in the reduced space.
        ProjectionsAvatars = "avatar_projections",
        /// What the run did, and with which parameters.
        Metadata = "run_metadata",
        /// The report.
        Report = "report",
        /// The privacy metrics over all tables.
        MetaPrivacyMetric = "meta_privacy_metric",
        /// The signal metrics over all tables.
        MetaSignalMetric = "meta_signal_metric",
        /// The plots.
        Figures = "figures",
        /// What the plots show.
        FiguresMetadata = "figures_metadata",
        /// The privacy metrics in short.
        PrivacyMetricsSummary = "privacy_metrics_summary",
        /// The signal metrics in short.
        SignalMetricsSummary = "signal_metrics_summary",
        /// How many subjects of a database run each source knows; no keys and no values.
        ReferenceTables = "reference_tables",
    }
}
