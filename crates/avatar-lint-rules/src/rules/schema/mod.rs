//! The shape: fields, types and values.

pub(crate) mod conflicting_fields;
pub(crate) mod empty_parameters;
pub(crate) mod invalid_format;
pub(crate) mod invalid_value;
pub(crate) mod missing_data;
pub(crate) mod missing_field;
pub(crate) mod missing_kind;
pub(crate) mod newer_than_engine;
pub(crate) mod out_of_range;
pub(crate) mod renamed_field;
pub(crate) mod too_long;
pub(crate) mod too_short;
pub(crate) mod unknown_field;
pub(crate) mod unknown_kind;
pub(crate) mod unknown_processor;
pub(crate) mod wrong_type;
