//! SPECIFIC_ID patterns.

pub mod constant_pattern;
pub mod dangling_escape;
pub mod empty_pattern;
pub mod empty_reference;
pub mod reference_cycle;
pub mod small_pattern;
pub mod unknown_escape;
pub mod unterminated_reference;
pub mod unused_letter_case;
