//! The SPECIFIC_ID patterns of a set, read.

use super::columns::{self, ColumnRef};
use avatar_format::pattern::{Pattern, Problem};
use avatar_format::{SpecificIdLetterCase, StrategyKind};
use avatar_model::{Model, Pseudonymization, Text};

/// One pattern, where it is written and what it means.
pub(crate) struct Written<'m, 'a> {
    /// The pattern as text.
    pub(crate) text: Text<'a>,
    /// What was read.
    pub(crate) pattern: Pattern,
    /// What is wrong with it.
    pub(crate) problems: Vec<Problem>,
    /// The strategy it is part of.
    pub(crate) strategy: Pseudonymization<'a>,
    /// The column whose values it replaces; `None` for a shared entity.
    pub(crate) place: Option<ColumnRef<'m, 'a>>,
    /// The key or attribute of a shared entity, for messages.
    entity: String,
}

/// Every pattern of the set: those of columns, and those of shared entities.
/// What is not a string is left out, for other rules to report.
pub(super) fn read<'a>(model: &'a Model<'a>) -> Vec<Written<'a, 'a>> {
    let of_columns = columns::with_planned(model).filter_map(|place| {
        let strategy = place.column.pseudonymization.or_else(|| place.strategy())?;
        Written::read(strategy, Some(place), String::new())
    });
    let of_entities = model.entities().flat_map(|entity| {
        let key = entity.key_strategy();
        let key = key.map(|strategy| (strategy, format!("the key of {}", entity.label())));
        let attributes = entity
            .attributes()
            .filter_map(move |attribute| Some((attribute.strategy()?, attribute.label(&entity))));
        key.into_iter().chain(attributes)
    });
    let of_entities =
        of_entities.filter_map(|(strategy, label)| Written::read(strategy, None, label));
    of_columns.chain(of_entities).collect()
}

impl<'m, 'a> Written<'m, 'a> {
    fn read(
        strategy: Pseudonymization<'a>,
        place: Option<ColumnRef<'m, 'a>>,
        entity: String,
    ) -> Option<Self> {
        let text = strategy
            .pattern()
            .filter(|_| strategy.is(StrategyKind::SpecificId))?;
        text.node.as_str()?;
        let (pattern, problems) = Pattern::read(text.value);
        Some(Self {
            text,
            pattern,
            problems,
            strategy,
            place,
            entity,
        })
    }

    /// Whether the pattern has a problem that makes the engine refuse it.
    pub(crate) fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind.is_error())
    }

    /// The case of its letters, as the engine takes it.
    pub(crate) fn letter_case(&self) -> SpecificIdLetterCase {
        let written = self.strategy.0.choice("letter_case");
        written.map_or(SpecificIdLetterCase::Both, |case| case.value)
    }

    /// What it replaces, for messages.
    pub(crate) fn label(&self) -> String {
        self.place
            .map_or_else(|| self.entity.clone(), |place| place.label())
    }
}
