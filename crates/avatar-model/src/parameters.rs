//! The three documents of parameters, and what they say of each table.

use super::document::Document;
use super::value::{Fields, Flag, Integer, Number, Spanned, Text, Word};
use avatar_format::{AlignmentMethod, ExcludeVariablesMethod, FastDPMechanism, ImputeMethod};
use pyyaml_syntax::{Node, Span};

/// A section of a parameters document. The engine reads every section in every
/// of the three kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// `avatarization`: with `k`.
    Avatarization,
    /// `avatarization_open_dp`: differential privacy by OpenDP.
    OpenDp,
    /// `avatarization_fast_dp`: differential privacy of the latent space.
    FastDp,
    /// `time_series`: how series are aligned and projected.
    TimeSeries,
    /// `privacy_metrics`
    PrivacyMetrics,
    /// `signal_metrics`
    SignalMetrics,
}

impl Section {
    /// Every section, in the order of the format.
    pub const ALL: [Self; 6] = [
        Self::Avatarization,
        Self::OpenDp,
        Self::FastDp,
        Self::TimeSeries,
        Self::PrivacyMetrics,
        Self::SignalMetrics,
    ];

    /// The field that holds it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Avatarization => "avatarization",
            Self::OpenDp => "avatarization_open_dp",
            Self::FastDp => "avatarization_fast_dp",
            Self::TimeSeries => "time_series",
            Self::PrivacyMetrics => "privacy_metrics",
            Self::SignalMetrics => "signal_metrics",
        }
    }

    /// The section that the field `name` holds.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|section| section.as_str() == name)
    }

    /// Whether it says how a table is avatarized: with k, open DP or fast DP.
    pub const fn is_method(self) -> bool {
        matches!(self, Self::Avatarization | Self::OpenDp | Self::FastDp)
    }

    /// Whether it asks for differential privacy.
    pub const fn is_dp(self) -> bool {
        matches!(self, Self::OpenDp | Self::FastDp)
    }
}

/// One of the documents `AvatarParameters`, `AvatarPrivacyMetricsParameters`
/// and `AvatarSignalMetricsParameters`.
#[derive(Debug)]
pub struct Parameters<'a> {
    /// The document.
    pub document: Document<'a>,
    /// What it says of each table, section after section.
    pub tables: Vec<TableParameters<'a>>,
}

/// What one section says of one table.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TableParameters<'a> {
    /// The document it stands in.
    pub document: Document<'a>,
    /// The section it stands in.
    pub section: Section,
    /// The table's name, which is a key of the section.
    pub table: Text<'a>,
    /// What is said.
    pub fields: Fields<'a>,
}

impl<'a> Parameters<'a> {
    pub(super) fn new(document: Document<'a>) -> Self {
        let read = |section: Section| {
            let listed = document.fields(section.as_str());
            let entries = listed.into_iter().flat_map(|listed| listed.entries());
            entries.map(move |(table, fields)| TableParameters {
                document,
                section,
                table,
                fields,
            })
        };
        Self {
            document,
            tables: Section::ALL.into_iter().flat_map(read).collect(),
        }
    }

    /// What a section says, table by table.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &TableParameters<'a>> {
        let tables = self.tables.iter();
        tables.filter(move |table| table.section == section)
    }

    /// The name of the schema: the original one for `AvatarParameters`, the
    /// avatarized one for metrics.
    pub fn schema(&self) -> Option<Text<'a>> {
        self.document.text("schema")
    }

    /// The name of the avatarization that metrics measure.
    pub fn avatarization_ref(&self) -> Option<Text<'a>> {
        self.document.text("avatarization_ref")
    }

    /// The seed.
    pub fn seed(&self) -> Option<Integer<'a>> {
        self.document.integer("seed")
    }
}

impl<'a> TableParameters<'a> {
    /// The number of neighbors that each avatar is drawn from.
    pub fn k(&self) -> Option<Integer<'a>> {
        self.fields.integer("k")
    }

    /// The budget of differential privacy.
    pub fn epsilon(&self) -> Option<Number<'a>> {
        self.fields.number("epsilon")
    }

    /// The number of dimensions the data are projected to.
    pub fn ncp(&self) -> Option<Integer<'a>> {
        self.fields.integer("ncp")
    }

    /// Whether categories are reduced first.
    pub fn use_categorical_reduction(&self) -> Option<Flag<'a>> {
        self.fields.flag("use_categorical_reduction")
    }

    /// How fast DP draws: `gaussian` unless said otherwise.
    pub fn mechanism(&self) -> Option<Word<'a, FastDPMechanism>> {
        self.fields.word("mechanism")
    }

    /// The columns that weigh more or less, with their weights.
    pub fn column_weights(&self) -> impl Iterator<Item = (Text<'a>, Node<'a>)> + use<'a> {
        let weights = self.fields.fields("column_weights");
        let entries = weights.into_iter().flat_map(|weights| weights.entries());
        entries.map(|(column, weight)| (column, weight.node))
    }

    /// The columns that are left out.
    pub fn exclusion(&self) -> Option<Exclusion<'a>> {
        self.fields.fields("exclude_variables").map(Exclusion)
    }

    /// How missing values are filled.
    pub fn imputation(&self) -> Option<Imputation<'a>> {
        self.fields.fields("imputation").map(Imputation)
    }

    /// How rows are added.
    pub fn augmentation(&self) -> Option<Augmentation<'a>> {
        self.fields.fields("data_augmentation").map(Augmentation)
    }

    /// What is done to columns before and after.
    pub fn processors(&self) -> impl Iterator<Item = Processor<'a>> + use<'a> {
        let items = self.fields.items("avatarization_processors_parameters");
        items.map(|item| Processor(Fields::item(item)))
    }

    /// What an attacker is assumed to know.
    pub fn known_variables(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let is_read = self.section == Section::PrivacyMetrics;
        let fields = is_read.then_some(self.fields);
        fields
            .into_iter()
            .flat_map(|fields| fields.texts("known_variables"))
    }

    /// What an attacker is assumed to be after.
    pub fn target(&self) -> Option<Text<'a>> {
        let is_read = self.section == Section::PrivacyMetrics;
        self.fields.text("target").filter(|_| is_read)
    }

    /// How series are aligned.
    pub fn alignment(&self) -> Option<Alignment<'a>> {
        self.fields.fields("alignment").map(Alignment)
    }

    /// Every place where a column is named, with what it is named for.
    pub fn column_references(&self) -> Vec<ColumnReference<'a>> {
        let named = |role| move |name| ColumnReference { name, role };
        let mut references = Vec::new();
        references.extend(
            self.column_weights()
                .map(|(name, _)| named(ColumnRole::Weight)(name)),
        );
        if let Some(exclusion) = self.exclusion() {
            references.extend(exclusion.variables().map(named(ColumnRole::Excluded)));
        }
        if let Some(augmentation) = self.augmentation() {
            references.extend(augmentation.target().map(named(ColumnRole::Augmented)));
        }
        for processor in self.processors() {
            references.extend(processor.columns().map(named(ColumnRole::Processed)));
        }
        references.extend(self.known_variables().map(named(ColumnRole::Known)));
        references.extend(self.target().map(named(ColumnRole::Target)));
        references
    }
}

/// A column named by the parameters of a table.
#[derive(Clone, Copy, Debug)]
pub struct ColumnReference<'a> {
    /// The name.
    pub name: Text<'a>,
    /// What the column is named for.
    pub role: ColumnRole,
}

/// What a column is named for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnRole {
    /// A key of `column_weights`.
    Weight,
    /// One of `exclude_variables`.
    Excluded,
    /// The `target_column` of an augmentation.
    Augmented,
    /// Read or written by a processor.
    Processed,
    /// One of `known_variables`.
    Known,
    /// The `target` of an attack.
    Target,
}

/// Columns that are left out of the avatarization.
#[derive(Clone, Copy, Debug)]
pub struct Exclusion<'a>(pub Fields<'a>);

impl<'a> Exclusion<'a> {
    /// Their names.
    pub fn variables(&self) -> impl Iterator<Item = Text<'a>> + Clone + use<'a> {
        self.0.texts("variable_names")
    }

    /// How their values find back to the avatars; the engine takes `row_order`
    /// when it is not said.
    pub fn strategy(&self) -> Option<Spanned<'a, ExcludeVariablesMethod>> {
        self.0.choice("replacement_strategy")
    }

    /// Whether `replacement_strategy` is written at all, rightly or not.
    pub fn has_strategy(&self) -> bool {
        self.0.get("replacement_strategy").is_some()
    }
}

/// How missing values are filled.
#[derive(Clone, Copy, Debug)]
pub struct Imputation<'a>(pub Fields<'a>);

impl<'a> Imputation<'a> {
    /// The method.
    pub fn method(&self) -> Option<Spanned<'a, ImputeMethod>> {
        self.0.choice("method")
    }

    /// The number of neighbors.
    pub fn k(&self) -> Option<Integer<'a>> {
        self.0.integer("k")
    }

    /// Whether the filled-in values stay in the result.
    pub fn return_data_imputed(&self) -> Option<Flag<'a>> {
        self.0.flag("return_data_imputed")
    }
}

/// How rows are added.
#[derive(Clone, Copy, Debug)]
pub struct Augmentation<'a>(pub Fields<'a>);

/// By what rows are added.
#[derive(Clone, Copy, Debug)]
pub enum AugmentationForm<'a> {
    /// So many times as many rows.
    Multiplier(f64),
    /// Rows for classes: `minority`, `not_majority`.
    Class(&'a str),
    /// So many rows for each class.
    Ratios(Fields<'a>),
}

impl<'a> Augmentation<'a> {
    /// The strategy, if it is of one of the three forms.
    pub fn strategy(&self) -> Option<Spanned<'a, AugmentationForm<'a>>> {
        let written = self.0.get("augmentation_strategy")?;
        let fields = self.0.fields("augmentation_strategy");
        let strategy = if let Some(fields) = fields {
            AugmentationForm::Ratios(fields)
        } else if let Some(class) = written.value.as_str() {
            AugmentationForm::Class(class)
        } else {
            AugmentationForm::Multiplier(written.value.as_f64()?)
        };
        Some(written.map(|_| strategy))
    }

    /// The column whose classes are balanced.
    pub fn target(&self) -> Option<Text<'a>> {
        self.0.text("target_column")
    }

    /// Whether the original rows are avatarized too, which is so unless it is
    /// said otherwise.
    pub fn should_anonymize_original_table(&self) -> Option<Flag<'a>> {
        self.0.flag("should_anonymize_original_table")
    }
}

/// What is done to columns before and after the avatarization. Which processor
/// it is shows in its fields.
#[derive(Clone, Copy, Debug)]
pub struct Processor<'a>(pub Fields<'a>);

impl<'a> Processor<'a> {
    /// The fields that name one column each.
    const COLUMNS: [&'static str; 4] = [
        "id_variable",
        "target_start_variable",
        "target_end_variable",
        "target",
    ];

    /// Every column it names.
    pub fn columns(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let fields = self.0;
        let single = Self::COLUMNS.into_iter();
        let single = single.filter_map(move |field| fields.text(field));
        single.chain(self.references())
    }

    /// Where a range begins.
    pub fn start(&self) -> Option<Text<'a>> {
        self.0.text("target_start_variable")
    }

    /// Where a range ends.
    pub fn end(&self) -> Option<Text<'a>> {
        self.0.text("target_end_variable")
    }

    /// What is expressed by the references.
    pub fn target(&self) -> Option<Text<'a>> {
        self.0.text("target")
    }

    /// What the target is expressed by.
    pub fn references(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        self.0.texts("references")
    }
}

/// How series are aligned.
#[derive(Clone, Copy, Debug)]
pub struct Alignment<'a>(pub Fields<'a>);

impl<'a> Alignment<'a> {
    /// By which length.
    pub fn method(&self) -> Option<Spanned<'a, AlignmentMethod>> {
        self.0.choice("method")
    }

    /// The number of points, if one is given.
    pub fn points(&self) -> Option<Spanned<'a, Node<'a>>> {
        self.0.get("nb_points")
    }
}

impl TableParameters<'_> {
    /// Where to point for the whole: the table's name.
    pub fn span(&self) -> Span {
        self.table.span()
    }
}
