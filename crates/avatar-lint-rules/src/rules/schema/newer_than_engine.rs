//! `newer-than-engine`

use crate::page::page;
use crate::{Context, Engine, Finding, Group, Level, Rule, Status};
use avatar_format::{Release, TypeName, since};
use avatar_model::conformance::{SchemaNode, place_of_document, walk};
use avatar_model::wording::quoted;
use hashbrown::{HashMap, HashSet};
use pyyaml_syntax::{Entry, Node, NodeId, Span};

/// What an allowed release of the published package does not know.
pub(crate) static RULE: Rule = Rule {
    name: "newer-than-engine",
    group: Group::Schema,
    level: Level::Info,
    summary: "a field, a kind or a value that an allowed version of the engine's reader does not know",
    since: "0.1.0",
    status: Status::Preview,
    engine: true,
    page: page!("newer_than_engine.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let engine = &context.options.engine;
    let Some(&release) = engine.releases().allowed().first() else {
        return;
    };
    let document_type = context.options.document_type.as_deref();
    let mut search = Search {
        engine,
        release,
        reported: HashSet::new(),
        processors: HashSet::new(),
        by_message: HashMap::new(),
        findings,
    };
    for document in context.stream.documents().filter(|it| !it.is_broken()) {
        let root = document.root();
        if let (Some(root), Some(place)) = (root, place_of_document(root, document_type))
            && search.may_hold_newer(place)
            && !search.is_of_newer_kind(root, place)
        {
            walk(root, place, &mut |entry, mapping, place| {
                search.is_known(entry, mapping, place)
            });
        }
    }
}

/// What is newer than the oldest release that may run the file.
struct Search<'s> {
    engine: &'s Engine,
    release: Release,
    /// What was reported: merges lead there again.
    reported: HashSet<Span>,
    /// The processors that were reported, each of which came as a whole.
    processors: HashSet<NodeId>,
    /// The findings, by what they say.
    by_message: HashMap<String, usize>,
    findings: &'s mut Vec<Finding>,
}

impl Search<'_> {
    /// Whether something here or below may be newer: in most documents nothing can be.
    fn may_hold_newer(&self, place: SchemaNode) -> bool {
        let name = place.type_name();
        name.is_none_or(|name| self.newer(since::newest(name)).is_some())
    }

    fn is_of_newer_kind(&mut self, root: Node<'_>, place: SchemaNode) -> bool {
        let (Some(name), Some(kind)) = (place.type_name(), root.get("kind")) else {
            return false;
        };
        let since = self.newer(since::value(name, "kind", name.as_str()));
        if let Some(since) = since {
            let what = format!("The kind {}", quoted(name.as_str()));
            self.report(kind.span(), &what, "skips the document", since);
        }
        since.is_some()
    }

    /// Reports a field that is newer, or the value of one; says whether there may be more below.
    fn is_known(&mut self, entry: &Entry<'_>, mapping: Node<'_>, place: SchemaNode) -> bool {
        if !self.may_hold_newer(place) {
            return false;
        }
        let (Some(of), Some(name)) = (place.type_name(), entry.key.text()) else {
            return true;
        };
        let value = entry.value.text().unwrap_or_default();
        if let Some(since) = self.newer(since::field(of, name)) {
            let field = quoted(name);
            let (what, effect) = if place.is_alternative() {
                if !self.processors.insert(mapping.target().id()) {
                    return false;
                }
                ("This processor", "does not check it")
            } else if place.is(TypeName::PseudonymizationStrategy) {
                // The class of a strategy refuses what it does not know.
                (field.as_str(), "stops here")
            } else {
                (field.as_str(), "skips the field")
            };
            self.report(entry.key.span(), what, effect, since);
            return false;
        }
        if let Some(since) = self.newer(since::value(of, name, value)) {
            let what = format!("The value {} of {}", quoted(value), quoted(name));
            self.report(entry.value.span(), &what, "does not know it", since);
        }
        true
    }

    fn newer(&self, since: Option<Release>) -> Option<Release> {
        since.filter(|&since| since > self.release)
    }

    /// Reports what is new; where it was reported already, as one more place of the same fault.
    fn report(&mut self, span: Span, what: &str, effect: &str, since: Release) {
        if !self.reported.insert(span) {
            return;
        }
        let release = self.release;
        let (level, because) = match self.engine.avatar_yaml {
            Some(_) => (Level::Warning, "`[engine]` allows"),
            None => (RULE.level, "the newest client installs"),
        };
        let message = format!(
            "{what} is new in octopize-avatar-yaml {since}: the reader of {release}, which \
             {because}, {effect}."
        );
        if let Some(&first) = self.by_message.get(&message)
            && let Some(finding) = self.findings.get_mut(first)
        {
            finding.push_related(span, "also here");
            return;
        }
        let help = format!(
            "Remove it, or, if only {since} and later run this file, write \
             `avatar-yaml = \">={since}\"` under `[engine]` in the configuration file."
        );
        self.by_message.insert(message.clone(), self.findings.len());
        let finding = Finding::new(&RULE, span, message).help(help).level(level);
        self.findings.push(finding);
    }
}
