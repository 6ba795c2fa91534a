//! It reads, but not as it looks.

pub(crate) mod boolean_like_name;
pub(crate) mod boolean_number;
pub(crate) mod comment_in_value;
pub(crate) mod decimal_comma;
pub(crate) mod empty_section;
pub(crate) mod exponent_string;
pub(crate) mod hidden_whitespace;
pub(crate) mod ignored_field;
pub(crate) mod lost_on_reread;
pub(crate) mod merge_order;
pub(crate) mod missing_space;
pub(crate) mod number_like_name;
pub(crate) mod octal_number;
pub(crate) mod quoted_number;
pub(crate) mod sexagesimal_number;
pub(crate) mod stray_character;
pub(crate) mod yaml_directive;
