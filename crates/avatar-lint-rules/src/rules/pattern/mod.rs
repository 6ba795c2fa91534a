//! SPECIFIC_ID patterns.

pub(crate) mod constant_pattern;
pub(crate) mod dangling_escape;
pub(crate) mod empty_pattern;
pub(crate) mod empty_reference;
pub(crate) mod reference_cycle;
pub(crate) mod small_pattern;
pub(crate) mod unknown_escape;
pub(crate) mod unterminated_reference;
pub(crate) mod unused_letter_case;
