//! Former names of fields, and the names that arguments of the Python package
//! have instead.

use super::Place;

/// A name that is not, or no longer, that of a field.
#[derive(Debug, PartialEq, Eq)]
pub struct Renamed {
    /// What is written.
    pub former: &'static str,
    /// Where it belongs, from the same mapping: `exclude_variables.variable_names`;
    /// `columns[]` stands for an entry of the list.
    pub now: &'static str,
    /// Where the name comes from.
    pub origin: Origin,
}

/// Where a former name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An earlier version of the format; the reader skips it today.
    Former,
    /// An earlier version of the format; the reader still understands it.
    StillRead,
    /// An argument of the Python package.
    Python,
}

/// Every such name; of several places the outermost first, since each is taken
/// where the mapping has the field. The history is that of `octopize-avatar-yaml` up to 0.1.46,
/// the arguments are those of its `Config.create_…` methods.
static NAMES: &[Renamed] = &[
    former("avatarization_dp", "avatarization_open_dp"),
    python("exclude_variable_names", "exclude_variables.variable_names"),
    python("exclude_variable_names", "variable_names"),
    python(
        "exclude_variable_method",
        "exclude_variables.replacement_strategy",
    ),
    python("exclude_variable_method", "replacement_strategy"),
    python("imputation_method", "imputation.method"),
    python("imputation_method", "method"),
    python("imputation_k", "imputation.k"),
    python("imputation_k", "k"),
    python(
        "imputation_training_fraction",
        "imputation.training_fraction",
    ),
    python("imputation_training_fraction", "training_fraction"),
    python(
        "imputation_return_data_imputed",
        "imputation.return_data_imputed",
    ),
    python("imputation_return_data_imputed", "return_data_imputed"),
    python(
        "data_augmentation_strategy",
        "data_augmentation.augmentation_strategy",
    ),
    python("data_augmentation_strategy", "augmentation_strategy"),
    python(
        "data_augmentation_target_column",
        "data_augmentation.target_column",
    ),
    python("data_augmentation_target_column", "target_column"),
    python(
        "data_augmentation_should_anonymize_original_table",
        "data_augmentation.should_anonymize_original_table",
    ),
    python(
        "data_augmentation_should_anonymize_original_table",
        "should_anonymize_original_table",
    ),
    python("projection_type", "projection.projection_type"),
    python("nf", "projection.nf"),
    python("nb_points", "alignment.nb_points"),
    python("unalignment", "alignment.unalignment"),
    python("table_name", "name"),
    python("original_volume", "data.volume"),
    python("original_file", "data.file"),
    python("avatar_volume", "avatars_data.volume"),
    python("avatar_file", "avatars_data.file"),
    python("primary_key", "columns[].primary_key"),
    python("foreign_keys", "columns[].identifier"),
    python("time_series_time", "columns[].time_series_time"),
    python("types", "columns[].type"),
    python("columns_to_drop", "columns[].drop"),
    python("pseudonymized_columns", "columns[].pseudonymization"),
    python("parent_field", "field"),
    python("child_table_name", "to.table"),
    python("child_field", "to.field"),
    python("pia_datarecipient", "pia_metadata.datarecipient"),
    python("pia_datatype", "pia_metadata.data_type"),
    python("pia_datasubject", "pia_metadata.datasubject"),
    python("pia_sensitivitylevel", "pia_metadata.sensitivity_level"),
    python("set_name", "display_name"),
    python("schema_name", "schema"),
    python("advisor_type", "advice.advisor_type"),
];

const fn former(former: &'static str, now: &'static str) -> Renamed {
    Renamed {
        former,
        now,
        origin: Origin::Former,
    }
}

const fn python(former: &'static str, now: &'static str) -> Renamed {
    Renamed {
        former,
        now,
        origin: Origin::Python,
    }
}

/// What the unknown field `name` once was, where `place` knows the field that
/// took over from it.
pub(super) fn find(name: &str, place: &Place<'_>) -> Option<&'static Renamed> {
    NAMES.iter().find(|renamed| {
        renamed.former == name
            && place
                .field_names()
                .any(|field| field == renamed.first_field())
    })
}

/// The one former name that the reader, and so the schema, still knows, and the
/// section it stands in.
static STILL_READ: (&str, Renamed) = (
    "projection",
    Renamed {
        former: "type",
        now: "projection_type",
        origin: Origin::StillRead,
    },
);

/// What the field `name` of `section` is called now, if the reader understands
/// its former name.
pub(super) fn find_still_read(section: &str, name: &str) -> Option<&'static Renamed> {
    let (of_section, renamed) = &STILL_READ;
    (*of_section == section && renamed.former == name).then_some(renamed)
}

impl Renamed {
    /// The field of the same mapping under which it belongs now.
    pub fn first_field(&self) -> &'static str {
        self.now.split(['.', '[']).next().unwrap_or(self.now)
    }

    /// Whether only the key has to change.
    pub fn is_same_place(&self) -> bool {
        self.first_field() == self.now
    }
}
