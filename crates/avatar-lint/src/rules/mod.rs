//! Everything the linter looks for: one file a rule, one line below each.
//!
//! A rule added here is at once selectable, documented, explained, tested
//! against its own examples and part of every output.

use crate::Rule;
pub(crate) use facts::Facts;

mod columns;
mod edits;
mod exclusions;
mod facts;
mod fixes;
mod marking;
mod measures;
mod names;
mod patterns;
mod personal;
mod suspicion;

/// Declares the modules of the rules and lists the rules, from one line each.
macro_rules! rules {
    ($($(#[$about:meta])* $group:ident { $($rule:ident)* })*) => {
        $($(#[$about])* pub mod $group { $(pub mod $rule;)* })*

        /// Every rule, in the order of the catalogue, which is also the order
        /// in which they run.
        pub static ALL: &[&Rule] = &[$($(&$group::$rule::RULE),*),*];
    };
}

rules! {
    /// The engine cannot read the file.
    syntax {
        invalid_yaml
        duplicate_key
        not_a_document
        resource_limit
    }
    /// It reads, but not as it looks.
    pitfall {
        boolean_like_name
        number_like_name
        quoted_number
        exponent_string
        octal_number
        sexagesimal_number
        boolean_number
        comment_in_value
        empty_section
        yaml_directive
        lost_on_reread
    }
    /// The shape: fields, types and values.
    schema {
        missing_kind
        unknown_kind
        unknown_field
        renamed_field
        missing_field
        wrong_type
        invalid_value
        out_of_range
        too_long
        too_short
        invalid_format
        unknown_processor
        empty_parameters
        conflicting_fields
    }
    /// Names across documents.
    reference {
        unknown_schema
        unknown_avatarization
        unknown_table
        unknown_column
        unknown_volume
        unknown_database
        unknown_group
        wrong_schema
        duplicate_document
        duplicate_table
        duplicate_column
        duplicate_link
        multiple_primary_keys
        key_conflict
        link_parent_key
        link_child_identifier
        link_cycle
        self_link
        shared_child_column
        disconnected_tables
        time_series_without_time
        no_individual_level
        conflicting_methods
        missing_avatarization
        reserved_name
        derived_schema_name
        conflicting_seeds
        drop_conflict
        augmentation_target
        processor_columns
        alignment_points
        attack_variables
        pia_report
        pointless_setting
        metrics_mismatch
    }
    /// SPECIFIC_ID patterns.
    pattern {
        empty_pattern
        constant_pattern
        unterminated_reference
        empty_reference
        dangling_escape
        unknown_escape
        reference_cycle
        small_pattern
        unused_letter_case
    }
    /// Options that breach privacy or weaken it.
    privacy {
        row_order
        implicit_row_order
        original_order_link
        untreated_identifier
        free_text_column
        low_k
        missing_epsilon
        large_epsilon
        partial_dp
        weak_hash
        linkable_pseudonym
        colliding_key
        revealing_constant
        unpseudonymized_reference
        original_rows
        imputed_data
        committed_seed
        unmeasured_privacy
        unmeasured_attack
        hidden_from_metrics
        unstated_context
        verbatim_copy
        unreviewed_proposal
        same_source_and_target
        replaces_rows
        public_results
        open_recipient
    }
    /// What must not be in a file.
    secret {
        credential_in_url
        plaintext_secret
    }
    /// The linter's own comments. What is unused shows when all else is found.
    suppression {
        unknown_rule
        malformed_suppression
        unexplained_suppression
        unused_suppression
    }
}

/// The rule called `name`.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}
