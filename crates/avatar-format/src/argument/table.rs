//! The arguments of the Python package, sorted, and what the mapping of each is called.
//!
//! Written by `avatar-lint-dev` from the tables of the format, and not to be edited.

use crate::{Origin, Renamed};

pub(super) static ARGUMENTS: &[(Renamed, &str)] = &[
    (Renamed { former: "advisor_type", now: "advice.advisor_type", origin: Origin::Python }, "this kind's `spec`"),
    (Renamed { former: "avatar_file", now: "avatars_data.file", origin: Origin::Python }, "a table"),
    (Renamed { former: "avatar_volume", now: "avatars_data.volume", origin: Origin::Python }, "a table"),
    (Renamed { former: "child_field", now: "to.field", origin: Origin::Python }, "a link"),
    (Renamed { former: "child_table_name", now: "to.table", origin: Origin::Python }, "a link"),
    (Renamed { former: "columns_to_drop", now: "columns[].drop", origin: Origin::Python }, "a reference table"),
    (Renamed { former: "data_augmentation_should_anonymize_original_table", now: "data_augmentation.should_anonymize_original_table", origin: Origin::Python }, "a table's differentially private avatarization"),
    (Renamed { former: "data_augmentation_strategy", now: "data_augmentation.augmentation_strategy", origin: Origin::Python }, "a table's differentially private avatarization"),
    (Renamed { former: "data_augmentation_target_column", now: "data_augmentation.target_column", origin: Origin::Python }, "a table's differentially private avatarization"),
    (Renamed { former: "exclude_variable_method", now: "exclude_variables.replacement_strategy", origin: Origin::Python }, "a table's signal metrics"),
    (Renamed { former: "exclude_variable_names", now: "exclude_variables.variable_names", origin: Origin::Python }, "a table's signal metrics"),
    (Renamed { former: "foreign_keys", now: "columns[].identifier", origin: Origin::Python }, "a reference table"),
    (Renamed { former: "imputation_k", now: "imputation.k", origin: Origin::Python }, "a table's signal metrics"),
    (Renamed { former: "imputation_method", now: "imputation.method", origin: Origin::Python }, "a table's signal metrics"),
    (Renamed { former: "imputation_return_data_imputed", now: "imputation.return_data_imputed", origin: Origin::Python }, "a table's signal metrics"),
    (Renamed { former: "imputation_training_fraction", now: "imputation.training_fraction", origin: Origin::Python }, "a table's signal metrics"),
    (Renamed { former: "nb_points", now: "alignment.nb_points", origin: Origin::Python }, "a table's time series"),
    (Renamed { former: "nf", now: "projection.nf", origin: Origin::Python }, "a table's time series"),
    (Renamed { former: "original_file", now: "data.file", origin: Origin::Python }, "a table"),
    (Renamed { former: "original_volume", now: "data.volume", origin: Origin::Python }, "a table"),
    (Renamed { former: "parent_field", now: "field", origin: Origin::Python }, "a link"),
    (Renamed { former: "pia_datarecipient", now: "pia_metadata.datarecipient", origin: Origin::Python }, "this kind's `spec`"),
    (Renamed { former: "pia_datasubject", now: "pia_metadata.datasubject", origin: Origin::Python }, "this kind's `spec`"),
    (Renamed { former: "pia_datatype", now: "pia_metadata.data_type", origin: Origin::Python }, "this kind's `spec`"),
    (Renamed { former: "pia_sensitivitylevel", now: "pia_metadata.sensitivity_level", origin: Origin::Python }, "this kind's `spec`"),
    (Renamed { former: "primary_key", now: "columns[].primary_key", origin: Origin::Python }, "a reference table"),
    (Renamed { former: "projection_type", now: "projection.projection_type", origin: Origin::Python }, "a table's time series"),
    (Renamed { former: "pseudonymized_columns", now: "columns[].pseudonymization", origin: Origin::Python }, "a reference table"),
    (Renamed { former: "schema_name", now: "schema", origin: Origin::Python }, "this kind's `spec`"),
    (Renamed { former: "set_name", now: "display_name", origin: Origin::Python }, "this kind's `spec`"),
    (Renamed { former: "table_name", now: "name", origin: Origin::Python }, "a document's metadata"),
    (Renamed { former: "time_series_time", now: "columns[].time_series_time", origin: Origin::Python }, "a reference table"),
    (Renamed { former: "types", now: "columns[].type", origin: Origin::Python }, "a reference table"),
    (Renamed { former: "unalignment", now: "alignment.unalignment", origin: Origin::Python }, "a table's time series"),
];
