//! What several rules ask and what takes a while to find out: found out once a
//! file, when the first of them asks.

pub(crate) mod columns;
pub(crate) mod declared;
pub(crate) mod guesses;
pub(crate) mod patterns;
pub(crate) mod plans;

use avatar_identifiers::Settings;
use avatar_model::Model;
use guesses::Guesses;
use patterns::Written;
use plans::Plan;
use std::sync::OnceLock;

/// The facts of one file.
pub(crate) struct Facts<'a> {
    model: &'a Model<'a>,
    names: &'a Settings,
    guesses: OnceLock<Guesses<'a>>,
    patterns: OnceLock<Vec<Written<'a, 'a>>>,
    plans: OnceLock<Vec<Plan<'a>>>,
}

impl<'a> Facts<'a> {
    /// The facts of a set, in which the names of columns are read so.
    pub(crate) fn new(model: &'a Model<'a>, names: &'a Settings) -> Self {
        Self {
            model,
            names,
            guesses: OnceLock::new(),
            patterns: OnceLock::new(),
            plans: OnceLock::new(),
        }
    }

    /// What the columns hold about persons, treated or not.
    pub(crate) fn guesses(&self) -> &Guesses<'a> {
        self.guesses
            .get_or_init(|| Guesses::new(self.model, self.names))
    }

    /// Every pattern of the set.
    pub(crate) fn patterns(&self) -> &[Written<'a, 'a>] {
        self.patterns.get_or_init(|| patterns::read(self.model))
    }

    /// The plans that decide what becomes of tables and columns.
    pub(crate) fn plans(&self) -> &[Plan<'a>] {
        self.plans.get_or_init(|| plans::all(self.model))
    }
}
