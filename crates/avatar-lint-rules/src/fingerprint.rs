//! Names for findings that stay the same when lines move.

use crate::Finding;
use crate::secret::Secrets;
use hashbrown::HashMap;
use pyyaml_syntax::{Node, NodeKind, Span, Stream};
use std::rc::Rc;

/// A finding's name: the same in every run for the same fault, whatever is
/// written above, below and around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Fingerprint {
    /// Where the finding is, by names rather than lines:
    /// `AvatarSchema schema/spec/tables/patient/columns/ssn`. Holds no secret.
    pub place: String,
    /// Rule, file and place in one word. Of several findings of one rule at one
    /// place, each has its own.
    pub id: String,
}

/// The fingerprints of `findings`, in their order. `file` is what the file is
/// called in each run; `stream` is what it holds.
pub(crate) fn fingerprints(
    file: &str,
    stream: &Stream<'_>,
    secrets: &Secrets<'_>,
    findings: &[Finding],
) -> Vec<Fingerprint> {
    #[cfg(feature = "count")]
    crate::count::add(|work| work.named += 1);
    let mut counts: HashMap<(&str, Rc<str>), u32> = HashMap::new();
    let places = places(stream, secrets, findings);
    let mut order: Vec<_> = (0..findings.len()).zip(findings).collect();
    order.sort_by_key(|(index, finding)| (finding.span, *index));
    let mut ids = vec![String::new(); findings.len()];
    for (index, finding) in order {
        let place = places.get(index).cloned().unwrap_or_default();
        let hash = hash([finding.rule.name, file, &place]);
        let count = counts.entry((finding.rule.name, place)).or_default();
        *count += 1;
        if let Some(id) = ids.get_mut(index) {
            *id = format!("{hash:016x}:{count}");
        }
    }
    let places = places.iter().map(ToString::to_string);
    let fingerprints = places.zip(ids);
    fingerprints
        .map(|(place, id)| Fingerprint { place, id })
        .collect()
}

/// FNV-1a, which is the same on every machine and in every version.
fn hash<'t>(parts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// The place of each finding. One walk down the tree, only where findings are.
fn places(stream: &Stream<'_>, secrets: &Secrets<'_>, findings: &[Finding]) -> Vec<Rc<str>> {
    let mut starts: Vec<(usize, usize)> = findings
        .iter()
        .enumerate()
        .map(|(index, finding)| (finding.span.start(), index))
        .collect();
    starts.sort_unstable();

    let mut places = vec![Rc::from(""); findings.len()];
    let mut below: Vec<Below<'_>> = Vec::new();
    for document in stream.documents() {
        let inside = within(&starts, document.span());
        let Some(root) = document.root().filter(|_| !inside.is_empty()) else {
            continue;
        };
        let place = Rc::from(secrets.mask(&title(root)));
        settle(&mut places, inside, &place);
        below.push(Below {
            node: root,
            findings: within(inside, root.full_span()),
            place,
        });
    }
    while let Some(Below {
        node,
        findings,
        place,
    }) = below.pop()
    {
        settle(&mut places, findings, &place);
        // What an alias stands for has findings of its own.
        if node.is_alias() {
            continue;
        }
        let mut descend = |child: Node<'_>, span: Span, step: &dyn Fn() -> String| {
            let inside = within(findings, span);
            if !inside.is_empty() {
                let step = step().replace('/', "~");
                let place = Rc::from(format!("{place}/{}", secrets.mask(&step)));
                settle(&mut places, inside, &place);
                return Some((inside, place)).filter(|_| child.kind() != NodeKind::Scalar);
            }
            None
        };
        let mut found = Vec::new();
        match node.kind() {
            NodeKind::Mapping => {
                for entry in node.written_entries() {
                    let span = entry.key.full_span().cover(entry.value.full_span());
                    let step = || entry.key.text().unwrap_or("?").to_owned();
                    if let Some((inside, place)) = descend(entry.value, span, &step) {
                        found.push((entry.value, inside, place));
                    }
                }
            }
            NodeKind::Sequence => {
                for (index, item) in node.items().enumerate() {
                    let step = || name(item).unwrap_or_else(|| index.to_string());
                    if let Some((inside, place)) = descend(item, item.full_span(), &step) {
                        found.push((item, inside, place));
                    }
                }
            }
            NodeKind::Scalar => {}
        }
        below.extend(found.into_iter().map(|(node, inside, place)| Below {
            node,
            findings: within(inside, node.full_span()),
            place,
        }));
    }
    places
}

/// A node to look into, with the findings that begin in it.
struct Below<'s> {
    node: Node<'s>,
    findings: &'s [(usize, usize)],
    place: Rc<str>,
}

/// Those of `starts` that lie in `span`, its end included.
fn within(starts: &[(usize, usize)], span: Span) -> &[(usize, usize)] {
    let first = starts.partition_point(|(start, _)| *start < span.start());
    let end = starts.partition_point(|(start, _)| *start <= span.end());
    starts.get(first..end).unwrap_or_default()
}

fn settle(places: &mut [Rc<str>], findings: &[(usize, usize)], place: &Rc<str>) {
    for (_, index) in findings {
        if let Some(known) = places.get_mut(*index) {
            *known = Rc::clone(place);
        }
    }
}

/// What a document is called: its kind and its name.
fn title(root: Node<'_>) -> String {
    let kind = root.get("kind").and_then(Node::text).unwrap_or("?");
    let metadata = root.get("metadata");
    let name = metadata.and_then(|metadata| metadata.get("name")?.text());
    format!("{kind} {}", name.unwrap_or("?"))
}

/// What an item of a list is called: a table, a column, a variable. `None` when
/// only its position tells it from others.
fn name(item: Node<'_>) -> Option<String> {
    let text = |node: Node<'_>| Some(node.text()?.to_owned());
    match item.kind() {
        NodeKind::Scalar => text(item),
        NodeKind::Sequence => None,
        NodeKind::Mapping => {
            let name = item.get("name").or_else(|| item.get("field"))?;
            let child = item.get("to").and_then(|to| text(to.get("table")?));
            let name = text(name)?;
            Some(child.map_or(name.clone(), |child| format!("{name} to {child}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, fingerprints};
    use crate::secret::Secrets;
    use crate::{Finding, rules};
    use proptest::prelude::*;
    use pyyaml_syntax::{Span, parse};

    /// Fingerprints of findings where `text` has a `§`, which is taken out.
    fn at_marks(text: &str) -> Vec<Fingerprint> {
        let mut plain = String::new();
        let mut findings = Vec::new();
        let rule = rules::find("credential-in-url").unwrap();
        for (index, part) in text.split('§').enumerate() {
            if index > 0 {
                let at = plain.len();
                findings.push(Finding::new(rule, Span::new(at, at), ""));
            }
            plain.push_str(part);
        }
        let stream = parse(&plain);
        fingerprints("a.yaml", &stream, &Secrets::new(&stream, None), &findings)
    }

    fn places(text: &str) -> Vec<String> {
        at_marks(text)
            .into_iter()
            .map(|found| found.place)
            .collect()
    }

    const SET: &str = "kind: AvatarSchema\nmetadata:\n  name: schema\nspec:\n  tables:\n  \
        - name: patient\n    columns:\n    - field: §ssn\n    - §field: email\n    links:\n    \
        - field: id\n      to: {table: visit, field: §patient_id}\n---\nkind: AvatarVolume\n\
        metadata: {name: §input}\nspec:\n  §url: §x\n";

    #[test]
    fn a_place_is_told_by_names() {
        assert_eq!(
            places(SET),
            [
                "AvatarSchema schema/spec/tables/patient/columns/ssn/field",
                "AvatarSchema schema/spec/tables/patient/columns/email/field",
                "AvatarSchema schema/spec/tables/patient/links/id to visit/to/field",
                "AvatarVolume input/metadata/name",
                "AvatarVolume input/spec/url",
                "AvatarVolume input/spec/url",
            ]
        );
    }

    #[test]
    fn moving_lines_and_neighbors_changes_nothing() {
        let moved = SET
            .replace("  tables:\n", "\n\n  # moved\n  tables:\n  - name: first\n")
            .replace(
                "    - §field: email",
                "    - field: age\n    - §field: email",
            );
        assert_eq!(at_marks(&moved), at_marks(SET));
    }

    #[test]
    fn equal_findings_are_counted_apart() {
        let ids: Vec<_> = at_marks(SET).into_iter().map(|found| found.id).collect();
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), ids.len());
    }

    #[test]
    fn what_lies_outside_of_every_document_has_a_place_too() {
        assert_eq!(places("§# nothing here\n").len(), 1);
    }

    #[test]
    fn no_secret_is_part_of_a_place() {
        let text = "kind: AvatarVolume\nmetadata: {name: input}\nspec:\n  url:\n  \
            - §http://ada:hunter2@host/\n";
        let place = places(text).remove(0);
        assert!(!place.contains("hunter2"), "{place}");
    }

    proptest! {
        #[test]
        fn every_finding_gets_its_own_whatever_the_text(
            text in "([a-c]: |- |\\[|\\]|\\{|\\}|, |\n|  |x|§|&a |\\*a|---\n){0,30}",
        ) {
            let mut ids: Vec<_> = at_marks(&text).into_iter().map(|found| found.id).collect();
            prop_assert_eq!(ids.len(), text.matches('§').count());
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), text.matches('§').count());
        }
    }
}
