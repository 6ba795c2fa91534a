//! Everything the linter looks for: one file a rule, its page beside it.
//!
//! A rule added here is at once selectable, documented, explained, tested
//! against its own examples and part of every output.

use crate::facts::columns;
use crate::{Context, Finding, Rule};
use pyyaml_syntax::Error;

mod exclusions;
mod fixes;
mod guess;
mod links;
mod lookup;
mod metrics;
mod names;
pub(crate) mod pattern;
mod patterns;
mod personal;
pub(crate) mod pitfall;
pub(crate) mod privacy;
pub(crate) mod reference;
pub(crate) mod schema;
pub(crate) mod secret;
pub(crate) mod suppression;
pub(crate) mod syntax;

pub use syntax::resource_limit::too_large;

/// How a rule finds what it looks for. What is found is added to the last
/// argument.
pub(crate) enum Check {
    /// Looks at a configuration.
    Configuration(fn(&Context<'_>, &mut Vec<Finding>)),
    /// Looks at what the rules before it found, those that are off included.
    Findings(fn(&Context<'_>, &[Finding], &mut Vec<Finding>)),
}

/// Lists the rules, each with the function `check` of its file.
macro_rules! catalogue {
    ($($group:ident::$rule:ident $(=> $kind:ident)?,)*) => {
        /// Every rule, in the order of the catalogue.
        pub static ALL: &[&Rule] = &[$(&$group::$rule::RULE),*];

        /// Every rule with its check, in the same order.
        pub(crate) static CHECKS: &[(&Rule, Check)] = &[
            $((&$group::$rule::RULE, catalogue!(@check $group::$rule $($kind)?))),*
        ];
    };
    (@check $group:ident::$rule:ident) => { Check::Configuration($group::$rule::check) };
    (@check $group:ident::$rule:ident $kind:ident) => { Check::$kind($group::$rule::check) };
}

catalogue! {
    syntax::invalid_yaml,
    syntax::duplicate_key,
    syntax::not_a_document,
    syntax::resource_limit,
    syntax::unreadable_encoding,
    pitfall::boolean_like_name,
    pitfall::number_like_name,
    pitfall::quoted_number,
    pitfall::exponent_string,
    pitfall::octal_number,
    pitfall::sexagesimal_number,
    pitfall::boolean_number,
    pitfall::comment_in_value,
    pitfall::decimal_comma,
    pitfall::missing_space,
    pitfall::hidden_whitespace,
    pitfall::stray_character,
    pitfall::empty_section,
    pitfall::yaml_directive,
    pitfall::lost_on_reread,
    pitfall::merge_order,
    pitfall::ignored_field,
    schema::missing_kind,
    schema::unknown_kind,
    schema::unknown_field,
    schema::renamed_field,
    schema::missing_field,
    schema::wrong_type,
    schema::invalid_value,
    schema::out_of_range,
    schema::too_long,
    schema::too_short,
    schema::invalid_format,
    schema::unknown_processor,
    schema::empty_parameters,
    schema::conflicting_fields,
    schema::missing_data,
    schema::newer_than_engine,
    reference::unknown_schema,
    reference::unknown_avatarization,
    reference::unknown_table,
    reference::unknown_column,
    reference::unknown_volume,
    reference::unknown_database,
    reference::unknown_group,
    reference::wrong_schema,
    reference::duplicate_document,
    reference::duplicate_table,
    reference::duplicate_column,
    reference::duplicate_link,
    reference::multiple_primary_keys,
    reference::key_conflict,
    reference::link_parent_key,
    reference::link_child_identifier,
    reference::link_cycle,
    reference::self_link,
    reference::shared_child_column,
    reference::disconnected_tables,
    reference::time_series_without_time,
    reference::no_individual_level,
    reference::conflicting_methods,
    reference::missing_avatarization,
    reference::reserved_name,
    reference::derived_schema_name,
    reference::conflicting_seeds,
    reference::drop_conflict,
    reference::augmentation_target,
    reference::processor_columns,
    reference::alignment_points,
    reference::attack_variables,
    reference::pia_report,
    reference::pointless_setting,
    reference::metrics_mismatch,
    reference::left_out_table,
    reference::untreatable_table,
    reference::treated_key,
    reference::nothing_to_anonymize,
    reference::unused_entity,
    reference::untreated_table,
    reference::unlinked_identifier,
    reference::sequence_start,
    reference::low_row_limit,
    pattern::empty_pattern,
    pattern::constant_pattern,
    pattern::unterminated_reference,
    pattern::empty_reference,
    pattern::dangling_escape,
    pattern::unknown_escape,
    pattern::reference_cycle,
    pattern::small_pattern,
    pattern::unused_letter_case,
    privacy::row_order,
    privacy::implicit_row_order,
    privacy::original_order_link,
    privacy::untreated_identifier,
    privacy::free_text_column,
    privacy::low_k,
    privacy::missing_epsilon,
    privacy::large_epsilon,
    privacy::partial_dp,
    privacy::weak_hash,
    privacy::linkable_pseudonym,
    privacy::colliding_key,
    privacy::revealing_constant,
    privacy::unpseudonymized_reference,
    privacy::original_rows,
    privacy::imputed_data,
    privacy::committed_seed,
    privacy::unmeasured_privacy,
    privacy::unmeasured_attack,
    privacy::hidden_from_metrics,
    privacy::unstated_context,
    privacy::verbatim_copy,
    privacy::unreviewed_proposal,
    privacy::same_source_and_target,
    privacy::replaces_rows,
    privacy::public_results,
    privacy::open_recipient => Findings,
    privacy::ineffective_treatment,
    privacy::uncarried_action,
    privacy::conflicting_action,
    privacy::unlisted_columns,
    privacy::weak_attacker,
    privacy::excluded_quasi_identifiers,
    privacy::muted_metrics,
    privacy::understated_sensitivity,
    privacy::avatars_are_originals,
    privacy::unplanned_copy,
    privacy::pseudonymized_only,
    privacy::inconsistent_treatment,
    privacy::verbatim_category,
    privacy::untreated_key,
    privacy::unassessed_release,
    privacy::excluded_key_values,
    privacy::figures_of_originals,
    privacy::personal_value,
    secret::credential_in_url,
    secret::plaintext_secret,
    suppression::unknown_rule,
    suppression::malformed_suppression,
    suppression::unexplained_suppression,
    suppression::unused_suppression => Findings,
    suppression::expired_suppression,
}

/// What keeps a file from being read, as a finding.
pub fn unreadable(error: &Error) -> Finding {
    let rule = if error.is_limit() {
        &syntax::resource_limit::RULE
    } else {
        &syntax::invalid_yaml::RULE
    };
    Finding::of_error(rule, error)
}

/// The rule that is called `name`, or was.
pub fn find(name: &str) -> Option<&'static Rule> {
    find_in(ALL, name)
}

/// The rule of `list` that is called `name`. A former name
/// counts only where no rule bears it now.
pub(crate) fn find_in(list: &[&'static Rule], name: &str) -> Option<&'static Rule> {
    let named = list.iter().find(|rule| rule.name == name);
    let rule = named.or_else(|| list.iter().find(|rule| rule.is_called(name)));
    rule.copied()
}
