//! It reads, but not as it looks.

pub mod boolean_like_name;
pub mod boolean_number;
pub mod comment_in_value;
pub mod decimal_comma;
pub mod empty_section;
pub mod exponent_string;
pub mod hidden_whitespace;
pub mod ignored_field;
pub mod lost_on_reread;
pub mod merge_order;
pub mod missing_space;
pub mod number_like_name;
pub mod octal_number;
pub mod quoted_number;
pub mod sexagesimal_number;
pub mod yaml_directive;
