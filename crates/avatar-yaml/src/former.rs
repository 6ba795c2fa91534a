//! Former names of fields, and the names that arguments of the Python package have instead.

use avatar_format::{Origin, Renamed};

/// Every such name; of several places the outermost first, since each is taken
/// where the mapping has the field. The history is that of `octopize-avatar-yaml` up to 0.1.46,
/// the arguments are those of its `Config.create_…` methods.
pub(super) static NAMES: &[Renamed] = &[
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
