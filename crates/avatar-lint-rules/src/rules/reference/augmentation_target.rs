//! `augmentation-target`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use avatar_model::{Augmentation, AugmentationForm, TableParameters, is_truthy};

/// Augmentations whose target and strategy do not go together.
pub(crate) static RULE: Rule = Rule {
    name: "augmentation-target",
    group: Group::Reference,
    level: Level::Error,
    summary: "an augmentation by class without its column, or a column without a strategy",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("augmentation_target.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parameters = context.model.table_parameters();
    for augmentation in parameters.filter_map(TableParameters::augmentation) {
        findings.extend(judge(&augmentation));
    }
}

fn judge(augmentation: &Augmentation<'_>) -> Option<Finding> {
    let fields = &augmentation.0;
    let is_written = fields.get("augmentation_strategy").is_some()
        || fields.is_in_doubt("augmentation_strategy");
    // To the reader an empty name is none.
    let target = augmentation.target();
    match (
        augmentation.strategy(),
        target.filter(|it| is_truthy(it.node)),
    ) {
        (None, Some(target)) if !is_written => Some(
            Finding::new(
                &RULE,
                target.key_span(),
                "`target_column` is set without an `augmentation_strategy`; the engine stops.",
            )
            .related(fields.head_span(), "the augmentation")
            .help("Add `augmentation_strategy`, or remove the augmentation."),
        ),
        (Some(strategy), None) if target.is_some() || !fields.is_meant("target_column") => {
            let by = match strategy.value {
                AugmentationForm::Class(class) => wording::quoted(class),
                AugmentationForm::Ratios(_) => "A ratio for each class".to_owned(),
                AugmentationForm::Multiplier(_) => return None,
            };
            let message = format!(
                "{by} adds rows by class, but there is no `target_column` with the \
                         classes."
            );
            let span = match strategy.value {
                AugmentationForm::Ratios(_) => strategy.key_span(),
                _ => strategy.span(),
            };
            Some(
                Finding::new(&RULE, span, message)
                    .help("Write the column of the classes in `target_column`."),
            )
        }
        _ => None,
    }
}
