//! The whole way from a tree to its findings.

use crate::at_once;
use crate::facts::Facts;
use crate::read::read_as;
use crate::rules::{CHECKS, Check};
use crate::secret::Secrets;
use crate::suppression::{Suppressions, name_aliases};
use crate::{Context, Finding, Group, Level, Options, Rule, Subject};
use avatar_model::conformance::Conformance;
use avatar_model::{Exposure, Model};
use hashbrown::{HashMap, HashSet};
use pyyaml_syntax::{PyYamlVersion, Span, Stream};
use std::cmp::Reverse;
use std::mem;

/// What was found in one configuration.
#[derive(Clone, Debug, Default)]
pub(crate) struct Linted {
    /// What the chosen rules found.
    pub(crate) findings: Vec<Finding>,
    /// How many findings of rules that are off are left out, not counting those
    /// that a comment hides.
    pub(crate) off: usize,
}

/// Checks what was read. The rules judge what the newest allowed version of PyYAML reads, whichever the
/// stream follows.
pub(crate) fn lint_all<'s>(
    stream: &Stream<'s>,
    secrets: impl FnOnce() -> &'s Secrets<'s>,
    options: &Options,
) -> Linted {
    #[cfg(feature = "count")]
    crate::count::add(|work| work.checked += 1);
    match options.engine.pyyaml.newest() {
        Some(newest) if !is_read_alike(stream, newest) => {
            lint_reading(&read_as(stream.text(), newest), secrets, options)
        }
        _ => lint_reading(stream, secrets, options),
    }
}

/// Whether a version of PyYAML makes of a text what the stream holds.
fn is_read_alike(stream: &Stream<'_>, version: PyYamlVersion) -> bool {
    version.reads_as(stream.version())
        || (stream.errors_in(version) == stream.errors()
            && stream.merge_differences().next().is_none())
}

/// Checks what one version of PyYAML reads.
fn lint_reading<'s>(
    stream: &Stream<'s>,
    secrets: impl FnOnce() -> &'s Secrets<'s>,
    options: &Options,
) -> Linted {
    let understand = || {
        let conformance = Conformance::new(stream, options.document_type.as_deref());
        let suppressions = Suppressions::new(stream, options.today, str::parse);
        (conformance, Model::new(stream), suppressions)
    };
    let ((conformance, model, suppressions), secrets) =
        at_once::both(stream.text(), understand, secrets);
    let facts = Facts::new(&model, &options.names);
    let context = Context {
        stream,
        conformance: &conformance,
        model: &model,
        suppressions: &suppressions,
        secrets,
        facts: &facts,
        options,
    };

    // Every rule looks, and what is off is dropped late: choosing rules never
    // changes what another rule says.
    let mut findings = collect(&context, |_| true);
    let mut versions = options.engine.pyyaml.allowed().iter().copied();
    if let Some(other) = versions.find(|version| !is_read_alike(stream, *version)) {
        let weaker = privacy_findings(&read_as(stream.text(), other), secrets, options);
        add_weaker(&mut findings, weaker, other);
    }
    settle(stream, &mut findings);
    leave_out_doubles(stream, &mut findings);
    suppressions.apply(&mut findings);
    judge_findings(&context, &mut findings);
    name_aliases(stream, &mut findings);
    let off = apply_levels(&context, &mut findings);
    for finding in &mut findings {
        secrets.mask_finding(finding);
    }
    findings.sort_by_key(|finding| (finding.span.start(), finding.span.end(), finding.rule.name));
    Linted { findings, off }
}

/// What the rules of the group privacy find in what another version of PyYAML reads.
fn privacy_findings(stream: &Stream<'_>, secrets: &Secrets<'_>, options: &Options) -> Vec<Finding> {
    let model = Model::new(stream);
    let context = Context {
        stream,
        conformance: &Conformance::new(stream, options.document_type.as_deref()),
        model: &model,
        suppressions: &Suppressions::new(stream, options.today, str::parse),
        secrets,
        facts: &Facts::new(&model, &options.names),
        options,
    };
    collect(&context, |rule| rule.group == Group::Privacy)
}

/// Adds what is weaker as another version reads it: what is found there alone, or weighs
/// more there.
fn add_weaker(findings: &mut Vec<Finding>, weaker: Vec<Finding>, version: PyYamlVersion) {
    let place = |finding: &Finding| (finding.rule.name, finding.span);
    let known: HashMap<_, _> = findings
        .iter()
        .map(|finding| (place(finding), finding.level))
        .collect();
    let is_worse = |finding: &Finding| {
        let level = known.get(&place(finding));
        level.is_none_or(|level| finding.level > *level)
    };
    let worse: Vec<_> = weaker.into_iter().filter(is_worse).collect();
    let replaced: HashSet<_> = worse.iter().map(place).collect();
    findings.retain(|finding| !replaced.contains(&place(finding)));
    findings.extend(worse.into_iter().map(|mut finding| {
        finding.message = format!("{} PyYAML {version} reads it so.", finding.message);
        finding
    }));
}

/// What rules find in a configuration, with the levels of the catalogue.
fn collect(context: &Context<'_>, is_asked: impl Fn(&Rule) -> bool + Sync) -> Vec<Finding> {
    let of_rule = |(rule, check): &(&Rule, Check)| {
        let mut findings = Vec::new();
        let Check::Configuration(check) = check else {
            return findings;
        };
        if !is_asked(rule) {
            return findings;
        }
        check(context, &mut findings);
        if rule.group.speaks_once_a_place() {
            let mut places = HashSet::new();
            findings.retain(|finding| places.insert(finding.span));
        }
        if let Some(exposure) = exposure(rule, context) {
            for finding in &mut findings {
                raise(finding, exposure);
            }
        }
        findings
    };
    at_once::each(context.text(), CHECKS, of_rule)
        .into_iter()
        .flatten()
        .collect()
}

/// Why findings of `rule` weigh more in this set.
fn exposure<'a>(rule: &Rule, context: &Context<'a>) -> Option<&'a Exposure> {
    context
        .model
        .exposure()
        .filter(|_| rule.raised_when_exposed)
}

fn raise(finding: &mut Finding, exposure: &Exposure) {
    finding.level = finding.level.raised();
    finding.message = format!("{} Raised one level: {}.", finding.message, exposure.reason);
    finding.push_related(exposure.span, exposure.reason.clone());
}

/// Removes what gives way to another finding: what is said of the meaning of a
/// value that is not read as it looks, and what yields to a rule by name.
fn settle(stream: &Stream<'_>, findings: &mut Vec<Finding>) {
    let about_reading = |finding: &&Finding| finding.rule.subject == Subject::Reading;
    let misread: HashSet<Span> = findings
        .iter()
        .filter(about_reading)
        .flat_map(|finding| {
            // What is misread as a whole is misread in its parts.
            let related = finding.related.iter().map(|related| related.span);
            let parts = related.filter(|part| finding.span.cover(*part) == finding.span);
            parts.chain([finding.span])
        })
        .collect();
    let notes = outdone_notes(findings);
    findings.retain(|finding| !notes.contains(&(finding.rule.name, finding.span)));
    let places: HashSet<(&str, usize)> = findings
        .iter()
        .flat_map(|finding| {
            let related = finding.related.iter().map(|related| related.span);
            let spans = related.chain([finding.span]);
            spans.map(|span| (finding.rule.name, span.start()))
        })
        .collect();
    let starts: Vec<usize> = stream.documents().map(|it| it.span().start()).collect();
    let document =
        |finding: &Finding| starts.partition_point(|start| *start <= finding.span.start());
    let documents: HashSet<(&str, usize)> = findings
        .iter()
        .map(|finding| (finding.rule.name, document(finding)))
        .collect();
    findings.retain(|finding| {
        let rule = finding.rule;
        let is_misread = rule.subject == Subject::Meaning && misread.contains(&finding.span);
        let mut winners = rule.yields_to.iter();
        let yields = winners.any(|winner| places.contains(&(*winner, finding.span.start())));
        let mut winners = rule.yields_in_document_to.iter();
        let in_document = winners.any(|winner| documents.contains(&(*winner, document(finding))));
        !is_misread && !yields && !in_document
    });
}

/// The notes on the form of a value of which something graver is said: they hide nothing.
fn outdone_notes(findings: &[Finding]) -> HashSet<(&'static str, Span)> {
    let is_note = |it: &&Finding| it.rule.subject == Subject::Form && it.level == Level::Info;
    let notes: HashSet<_> = findings
        .iter()
        .filter(is_note)
        .map(|note| (note.rule.name, note.span))
        .collect();
    let graver = findings.iter().filter(|it| it.level > Level::Info);
    graver
        .flat_map(|finding| {
            let winners = finding.rule.yields_to.iter();
            winners.map(|winner| (*winner, finding.span))
        })
        .filter(|note| notes.contains(note))
        .collect()
}

/// Removes what is said of names in a section that is written twice: which of the
/// two is meant decides what they refer to.
fn leave_out_doubles(stream: &Stream<'_>, findings: &mut Vec<Finding>) {
    let duplicates = stream.duplicate_keys();
    let keys: HashSet<_> = duplicates
        .iter()
        .flat_map(|duplicate| [duplicate.first.id(), duplicate.second.id()])
        .collect();
    let mut mappings = HashSet::new();
    let doubles = duplicates
        .iter()
        .filter(|duplicate| mappings.insert(duplicate.mapping.id()))
        .flat_map(|duplicate| duplicate.mapping.written_entries())
        .filter(|entry| keys.contains(&entry.key.id()))
        .map(|entry| entry.value.full_span());
    // Of two items that became one each field may be the other's.
    let joined = duplicates
        .iter()
        .filter(|duplicate| duplicate.begins_item())
        .map(|duplicate| duplicate.mapping.full_span());
    let doubles = Spans::new(doubles.chain(joined));
    let is_double = |finding: &Finding| {
        let related = finding.related.iter().map(|related| related.span);
        let mut spans = related.chain([finding.span]);
        spans.any(|span| doubles.holds(span))
    };
    findings.retain(|finding| finding.rule.group != Group::Reference || !is_double(finding));
}

/// Places of a text, asked whether one of them holds another place.
struct Spans {
    /// Those that lie in no other, in order.
    outermost: Vec<Span>,
}

impl Spans {
    fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<_> = spans.into_iter().collect();
        spans.sort_unstable_by_key(|span| (span.start(), Reverse(span.end())));
        let mut outermost: Vec<Span> = Vec::new();
        for span in spans {
            if outermost.last().is_none_or(|last| last.end() < span.end()) {
                outermost.push(span);
            }
        }
        Self { outermost }
    }

    fn holds(&self, span: Span) -> bool {
        let next = self
            .outermost
            .partition_point(|outer| outer.start() <= span.start());
        let outer = next.checked_sub(1).and_then(|at| self.outermost.get(at));
        outer.is_some_and(|outer| span.end() <= outer.end())
    }
}

/// Runs the rules that look at findings.
fn judge_findings(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (_, check) in CHECKS {
        if let Check::Findings(check) = check {
            let mut own = Vec::new();
            check(context, findings, &mut own);
            context.suppressions.apply(&mut own);
            // There may be a million of either, and their order is that of the text in the end.
            if own.len() > findings.len() {
                mem::swap(findings, &mut own);
            }
            findings.append(&mut own);
        }
    }
}

/// Sets the chosen levels, drops the findings of rules that are off, and counts
/// those of them that no comment hides.
fn apply_levels(context: &Context<'_>, findings: &mut Vec<Finding>) -> usize {
    let mut off = 0;
    findings.retain_mut(|finding| {
        let rule = finding.rule;
        let Some(level) = context.options.level(rule) else {
            off += usize::from(!finding.suppressed);
            return false;
        };
        if level != rule.level {
            let is_raised = exposure(rule, context).is_some();
            finding.level = if is_raised { level.raised() } else { level };
        }
        true
    });
    off
}

#[cfg(test)]
mod tests {
    use super::add_weaker;
    use crate::{Finding, Level, rules};
    use pyyaml_syntax::{PyYamlVersion, Span};

    #[test]
    fn of_what_two_versions_read_the_weaker_is_reported_once() {
        let rule = &rules::privacy::low_k::RULE;
        let all = |levels: &[(usize, Level)]| -> Vec<Finding> {
            let findings = levels.iter();
            let finding = |&(at, level)| Finding::new(rule, Span::at(at), "k.").level(level);
            findings.map(finding).collect()
        };
        let mut findings = all(&[
            (0, Level::Warning),
            (1, Level::Warning),
            (2, Level::Warning),
        ]);
        let others = all(&[
            (0, Level::Error),
            (1, Level::Warning),
            (2, Level::Info),
            (3, Level::Info),
        ]);
        add_weaker(&mut findings, others, PyYamlVersion::V6_0_3);
        findings.sort_by_key(|finding| finding.span);
        let reported = findings.iter();
        let reported: Vec<_> = reported.map(|it| (it.level, it.message.as_str())).collect();
        let with_version = "k. PyYAML 6.0.3 reads it so.";
        assert_eq!(
            reported,
            [
                (Level::Error, with_version),
                (Level::Warning, "k."),
                (Level::Warning, "k."),
                (Level::Info, with_version),
            ]
        );
    }
}
