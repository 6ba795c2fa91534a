//! Names that nothing declares: what was probably meant, and how to say so.

use crate::facts::declared::Declared;
use crate::{Context, Finding, Rule, letters};
use avatar_format::Kind;
use avatar_model::suggest::{self, Names};
use avatar_model::{Document, Text, wording};
use hashbrown::HashMap;
use hashbrown::hash_map::Entry;
use pyyaml_syntax::Span;

/// The name that `written` is so near to that it must be a slip of the finger, and
/// cannot well be another name.
pub(super) fn slip<'n>(written: &str, names: &Names<'n>) -> Option<&'n str> {
    let letters = letters::of(written);
    let mut near = names.near(written).into_iter();
    near.find(|existing| is_slip(&letters, &letters::of(existing)))
}

/// The declared name that `written`, which is not declared, is surely meant for.
pub(super) fn meant<'a>(written: &str, declared: &Declared<'a>) -> Option<Text<'a>> {
    if declared.get(written).is_some() {
        return None;
    }
    declared.get(slip(written, &declared.names)?)
}

/// The names that stand a second time among `names`, each after the first of its name.
pub(super) fn repeated<'a>(
    names: impl Iterator<Item = Text<'a>>,
) -> impl Iterator<Item = (Text<'a>, Text<'a>)> {
    let mut seen = HashMap::new();
    names.filter_map(move |name| {
        let first = *seen.entry(name.value).or_insert(name);
        (first.span() != name.span()).then_some((first, name))
    })
}

/// A finding for a name that nothing declares, with a suggestion if there is one.
pub(super) fn unknown(
    rule: &'static Rule,
    span: Span,
    message: &str,
    meant: Option<(&str, Span)>,
) -> Finding {
    let question = suggest::question(meant.map(|(name, _)| name));
    let finding = Finding::new(rule, span, format!("{message}{question}"));
    match meant {
        Some((name, place)) => {
            finding.related(place, format!("{} is declared here", wording::quoted(name)))
        }
        None => finding,
    }
}

/// References by name to the documents of a kind, and those that nothing declares.
pub(super) struct References<'c, 'a> {
    context: &'c Context<'a>,
    rule: &'static Rule,
    kind: Kind,
    /// What such a document is called in a message.
    noun: &'static str,
    /// What to do about a name that nothing declares.
    help: &'static str,
    declared: Names<'a>,
    unknown: Vec<Finding>,
}

impl<'c, 'a> References<'c, 'a> {
    pub(super) fn new(
        context: &'c Context<'a>,
        rule: &'static Rule,
        kind: Kind,
        noun: &'static str,
        help: &'static str,
    ) -> Self {
        let declared = context.model.of(kind);
        Self {
            context,
            rule,
            kind,
            noun,
            help,
            declared: Names::new(declared.filter_map(|document| Some(document.name?.value))),
            unknown: Vec::new(),
        }
    }

    /// Looks at one of them. `consequence` says what the engine does without the
    /// document, as a clause.
    pub(super) fn look_at(&mut self, reference: Text<'_>, consequence: &str) {
        let model = self.context.model;
        if !model.document(self.kind, reference.value).is_missing() {
            return;
        }
        let meant = self.declared.nearest(reference.value);
        let place = meant.and_then(|name| model.document(self.kind, name).found());
        let message = format!(
            "No {} in this file is named {}, {consequence}.",
            self.noun,
            wording::quoted(reference.value)
        );
        let meant = meant.zip(place.map(Document::span));
        let finding = unknown(self.rule, reference.span(), &message, meant);
        self.unknown.push(finding.help(self.help));
    }

    /// What was found, once for each name.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        once(self.context.text(), self.unknown)
    }
}

/// One finding for each name that is written in several places and was meant for the same
/// one: it is likely the declaration that is misspelt. `findings` are those of one rule.
pub(super) fn once(text: &str, findings: Vec<Finding>) -> Vec<Finding> {
    let mut places: HashMap<(&str, Span), usize> = HashMap::new();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let declared = finding.related.first().map(|related| related.span);
        let Some(declared) = declared else {
            kept.push(finding);
            continue;
        };
        let name = finding.span.text(text);
        match places.entry((name, declared)) {
            Entry::Vacant(place) => {
                place.insert(kept.len());
                kept.push(finding);
            }
            Entry::Occupied(place) => {
                if let Some(first) = kept.get_mut(*place.get()) {
                    first.level = first.level.max(finding.level);
                    first.push_related(finding.span, "the same name here");
                }
            }
        }
    }
    kept
}

/// Whether two names differ by case or separators alone, or by one letter (two
/// in long names). Digits are not letters: `x1` is another column than `x2`.
/// Of both, only letters and digits are given.
fn is_slip(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shorter = a.chars().count().min(b.chars().count());
    let most = match shorter {
        0..3 => return false,
        3..8 => 1,
        _ => 2,
    };
    // What is cheap to compare comes first.
    if suggest::fewest_edits(a, b) > most || strsim::osa_distance(a, b) > most {
        return false;
    }
    let is_alphabetic = |c: &char| !c.is_numeric();
    let same_letters = a
        .chars()
        .filter(is_alphabetic)
        .eq(b.chars().filter(is_alphabetic));
    !same_letters
}

#[cfg(test)]
mod tests {
    use super::is_slip;
    use crate::letters::of;

    #[test]
    fn a_slip_changes_a_letter_or_the_spelling_of_the_words() {
        for (written, meant) in [
            ("emial", "email"),
            ("patientId", "patient_id"),
            ("AGE", "age"),
            ("weigth", "weight"),
            ("date_of_brith", "date_of_birth"),
            ("genders", "gender"),
            ("agee", "age"),
            ("date_of_bitrh", "date_of_birth"),
            ("dateofbrthx", "date_of_birth"),
        ] {
            assert!(is_slip(&of(written), &of(meant)), "{written}");
        }
    }

    #[test]
    fn other_names_are_no_slips() {
        for (written, declared) in [
            ("x1", "x2"),
            ("sensor_10", "sensor_1"),
            ("diagnosis", "age"),
            ("age_group", "age"),
            ("id", "ip"),
            ("aged", "ages_x"),
            ("weihgtt", "weight"),
            ("", "a"),
        ] {
            assert!(!is_slip(&of(written), &of(declared)), "{written}");
        }
    }
}
