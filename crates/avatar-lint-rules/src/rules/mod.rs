//! Everything the linter looks for: one file a rule, its page beside it.
//!
//! A rule added here is at once selectable, documented, explained, tested
//! against its own examples and part of every output.

use crate::Rule;
pub(crate) use facts::Facts;

mod columns;
mod exclusions;
mod facts;
mod fixes;
mod guess;
mod metrics;
mod names;
pub mod pattern;
mod patterns;
mod personal;
pub mod pitfall;
pub mod privacy;
pub mod reference;
pub mod schema;
pub mod secret;
pub mod suppression;
pub mod syntax;

/// Every rule, in the order of the catalogue.
pub static ALL: &[&Rule] = &[
    &syntax::invalid_yaml::RULE,
    &syntax::duplicate_key::RULE,
    &syntax::not_a_document::RULE,
    &syntax::resource_limit::RULE,
    &syntax::unreadable_encoding::RULE,
    &pitfall::boolean_like_name::RULE,
    &pitfall::number_like_name::RULE,
    &pitfall::quoted_number::RULE,
    &pitfall::exponent_string::RULE,
    &pitfall::octal_number::RULE,
    &pitfall::sexagesimal_number::RULE,
    &pitfall::boolean_number::RULE,
    &pitfall::comment_in_value::RULE,
    &pitfall::decimal_comma::RULE,
    &pitfall::missing_space::RULE,
    &pitfall::hidden_whitespace::RULE,
    &pitfall::empty_section::RULE,
    &pitfall::yaml_directive::RULE,
    &pitfall::lost_on_reread::RULE,
    &pitfall::merge_order::RULE,
    &pitfall::ignored_field::RULE,
    &schema::missing_kind::RULE,
    &schema::unknown_kind::RULE,
    &schema::unknown_field::RULE,
    &schema::renamed_field::RULE,
    &schema::missing_field::RULE,
    &schema::wrong_type::RULE,
    &schema::invalid_value::RULE,
    &schema::out_of_range::RULE,
    &schema::too_long::RULE,
    &schema::too_short::RULE,
    &schema::invalid_format::RULE,
    &schema::unknown_processor::RULE,
    &schema::empty_parameters::RULE,
    &schema::conflicting_fields::RULE,
    &schema::missing_data::RULE,
    &schema::newer_than_engine::RULE,
    &reference::unknown_schema::RULE,
    &reference::unknown_avatarization::RULE,
    &reference::unknown_table::RULE,
    &reference::unknown_column::RULE,
    &reference::unknown_volume::RULE,
    &reference::unknown_database::RULE,
    &reference::unknown_group::RULE,
    &reference::wrong_schema::RULE,
    &reference::duplicate_document::RULE,
    &reference::duplicate_table::RULE,
    &reference::duplicate_column::RULE,
    &reference::duplicate_link::RULE,
    &reference::multiple_primary_keys::RULE,
    &reference::key_conflict::RULE,
    &reference::link_parent_key::RULE,
    &reference::link_child_identifier::RULE,
    &reference::link_cycle::RULE,
    &reference::self_link::RULE,
    &reference::shared_child_column::RULE,
    &reference::disconnected_tables::RULE,
    &reference::time_series_without_time::RULE,
    &reference::no_individual_level::RULE,
    &reference::conflicting_methods::RULE,
    &reference::missing_avatarization::RULE,
    &reference::reserved_name::RULE,
    &reference::derived_schema_name::RULE,
    &reference::conflicting_seeds::RULE,
    &reference::drop_conflict::RULE,
    &reference::augmentation_target::RULE,
    &reference::processor_columns::RULE,
    &reference::alignment_points::RULE,
    &reference::attack_variables::RULE,
    &reference::pia_report::RULE,
    &reference::pointless_setting::RULE,
    &reference::metrics_mismatch::RULE,
    &reference::left_out_table::RULE,
    &reference::untreatable_table::RULE,
    &reference::treated_key::RULE,
    &reference::nothing_to_anonymize::RULE,
    &reference::unused_entity::RULE,
    &reference::untreated_table::RULE,
    &reference::unlinked_identifier::RULE,
    &reference::sequence_start::RULE,
    &reference::low_row_limit::RULE,
    &pattern::empty_pattern::RULE,
    &pattern::constant_pattern::RULE,
    &pattern::unterminated_reference::RULE,
    &pattern::empty_reference::RULE,
    &pattern::dangling_escape::RULE,
    &pattern::unknown_escape::RULE,
    &pattern::reference_cycle::RULE,
    &pattern::small_pattern::RULE,
    &pattern::unused_letter_case::RULE,
    &privacy::row_order::RULE,
    &privacy::implicit_row_order::RULE,
    &privacy::original_order_link::RULE,
    &privacy::untreated_identifier::RULE,
    &privacy::free_text_column::RULE,
    &privacy::low_k::RULE,
    &privacy::missing_epsilon::RULE,
    &privacy::large_epsilon::RULE,
    &privacy::partial_dp::RULE,
    &privacy::weak_hash::RULE,
    &privacy::linkable_pseudonym::RULE,
    &privacy::colliding_key::RULE,
    &privacy::revealing_constant::RULE,
    &privacy::unpseudonymized_reference::RULE,
    &privacy::original_rows::RULE,
    &privacy::imputed_data::RULE,
    &privacy::committed_seed::RULE,
    &privacy::unmeasured_privacy::RULE,
    &privacy::unmeasured_attack::RULE,
    &privacy::hidden_from_metrics::RULE,
    &privacy::unstated_context::RULE,
    &privacy::verbatim_copy::RULE,
    &privacy::unreviewed_proposal::RULE,
    &privacy::same_source_and_target::RULE,
    &privacy::replaces_rows::RULE,
    &privacy::public_results::RULE,
    &privacy::open_recipient::RULE,
    &privacy::ineffective_treatment::RULE,
    &privacy::uncarried_action::RULE,
    &privacy::conflicting_action::RULE,
    &privacy::unlisted_columns::RULE,
    &privacy::weak_attacker::RULE,
    &privacy::excluded_quasi_identifiers::RULE,
    &privacy::muted_metrics::RULE,
    &privacy::understated_sensitivity::RULE,
    &privacy::avatars_are_originals::RULE,
    &privacy::unplanned_copy::RULE,
    &privacy::pseudonymized_only::RULE,
    &privacy::inconsistent_treatment::RULE,
    &privacy::verbatim_category::RULE,
    &privacy::untreated_key::RULE,
    &privacy::unassessed_release::RULE,
    &privacy::excluded_key_values::RULE,
    &privacy::figures_of_originals::RULE,
    &privacy::personal_value::RULE,
    &secret::credential_in_url::RULE,
    &secret::plaintext_secret::RULE,
    &suppression::unknown_rule::RULE,
    &suppression::malformed_suppression::RULE,
    &suppression::unexplained_suppression::RULE,
    &suppression::unused_suppression::RULE,
    &suppression::expired_suppression::RULE,
];

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
