//! The shape: fields, types and values.

pub mod conflicting_fields;
pub mod empty_parameters;
pub mod invalid_format;
pub mod invalid_value;
pub mod missing_data;
pub mod missing_field;
pub mod missing_kind;
pub mod newer_than_engine;
pub mod out_of_range;
pub mod renamed_field;
pub mod too_long;
pub mod too_short;
pub mod unknown_field;
pub mod unknown_kind;
pub mod unknown_processor;
pub mod wrong_type;
