//! One thing that is wrong, with its place, its reason and its fix.

use crate::{Fix, Level, Rule};
use pyyaml_syntax::Span;

/// One thing that is wrong.
///
/// Made with [`Finding::new`] and the methods that follow it, which read as a
/// sentence: a rule, a place, a message; then help, related places, a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that reports it.
    pub rule: &'static Rule,
    /// How much it matters: the rule's level, unless changed.
    pub level: Level,
    /// The key or value at fault.
    pub span: Span,
    /// What is wrong and what the engine will do with it.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that have a part in it.
    pub related: Vec<Related>,
    /// The fix, where one is certain.
    pub fix: Option<Fix>,
    /// Set when a comment of the file hides the finding.
    pub suppressed: bool,
}

/// Another place that has a part in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What is there.
    pub message: String,
}

impl Finding {
    /// A finding of `rule` at `span`.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            level: rule.level,
            span,
            message: message.into(),
            help: None,
            related: Vec::new(),
            fix: None,
            suppressed: false,
        }
    }

    /// A finding of `rule` that passes on what the reader says.
    pub(crate) fn of_error(rule: &'static Rule, error: &pyyaml_syntax::Error) -> Self {
        let message = if error.is_limit() {
            sentence(&error.message)
        } else {
            format!("The engine stops here: {}.", error.message)
        };
        let mut finding = Self::new(rule, error.span, message);
        finding.help = error.help.as_deref().map(sentence);
        if let Some((span, message)) = &error.related {
            finding = finding.related(*span, message.clone());
        }
        finding
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Points at another place; a place without extent or the finding's own is
    /// still worth a sentence, so all are kept, in the order given.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.push_related(span, message);
        self
    }

    /// [`Finding::related`], for a finding that is already in a list.
    pub(crate) fn push_related(&mut self, span: Span, message: impl Into<String>) {
        self.related.push(Related {
            span,
            message: message.into(),
        });
    }

    /// Points at another place, if there is one.
    #[must_use]
    pub(crate) fn related_if(self, place: Option<(Span, &str)>) -> Self {
        match place {
            Some((span, message)) => self.related(span, message),
            None => self,
        }
    }

    /// Changes the level from the rule's own.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Offers a fix, if one was found.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// Its fix, unless that has no edits that may be shown.
    pub fn shown_fix(&self) -> Option<&Fix> {
        self.fix.as_ref().filter(|fix| !fix.edits.is_empty())
    }
}

/// What the reader says, as a sentence.
fn sentence(clause: &str) -> String {
    let mut rest = clause.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).chain(['.']).collect()
}
