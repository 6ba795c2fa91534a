//! Tries each operation of the editor and checks what it did. The fuzz targets do so, too.

use std::collections::BTreeMap;

use super::data::{Data, Step, documents, is_dict, is_list};
use super::generate::Dice;
use pyyaml_syntax::edit::{Edit, Editor, Place, Refusal, Scalar, apply};
use pyyaml_syntax::{Entry, Node, NodeKind, Span, Stream, Style, parse};

/// How often each operation was made and refused.
pub(crate) type Tally = BTreeMap<&'static str, (usize, usize)>;

/// One place of a stream: its document, the way down, and the node.
struct Spot<'s> {
    document: usize,
    path: Vec<Step>,
    node: Node<'s>,
}

/// Every place that the data has, aliases not followed.
fn spots<'s>(stream: &'s Stream<'s>) -> Vec<Spot<'s>> {
    let mut found = Vec::new();
    for document in stream.documents() {
        let Some(root) = document.root() else {
            continue;
        };
        let mut pending = vec![(Vec::new(), root)];
        while let Some((path, node)) = pending.pop() {
            found.push(Spot {
                document: document.index(),
                path: path.clone(),
                node,
            });
            if node.is_alias() {
                continue;
            }
            let down = |index| {
                path.iter()
                    .copied()
                    .chain([Step(index)])
                    .collect::<Vec<_>>()
            };
            for (index, item) in node.items().enumerate() {
                pending.push((down(index), item));
            }
            for (index, entry) in node.entries().enumerate() {
                if entry.merged.is_none() {
                    pending.push((down(index), entry.value));
                }
            }
        }
    }
    found
}

/// Makes an edit of `text` and checks what it did.
struct Trial<'s> {
    text: &'s str,
    stream: &'s Stream<'s>,
    before: Vec<Data>,
    editor: Editor<'s>,
    tally: &'s mut Tally,
}

impl<'s> Trial<'s> {
    /// Checks an edit after which the data must be `expected`.
    fn expect(&mut self, name: &'static str, edit: Result<Edit, Refusal>, expected: &[Data]) {
        self.check(name, edit, |after| after == expected, 0);
    }

    fn check(
        &mut self,
        name: &'static str,
        edit: Result<Edit, Refusal>,
        fits: impl Fn(&[Data]) -> bool,
        more_comments: isize,
    ) {
        let counts = self.tally.entry(name).or_default();
        let Ok(edit) = edit else {
            counts.1 += 1;
            return;
        };
        counts.0 += 1;
        let after = apply(self.text, [&edit]);
        let stream = parse(&after);
        let show = || {
            format!(
                "{name}: {edit:?}\n--- before\n{:?}\n--- after\n{after:?}",
                self.text
            )
        };
        assert!(
            stream.errors().is_empty(),
            "{:?}\n{}",
            stream.errors(),
            show()
        );
        let data = documents(&stream);
        assert!(fits(&data), "{}\n{:?}\n{data:?}", show(), self.before);
        let comments = |stream: &Stream<'_>| stream.comments().len();
        let expected = comments(self.stream).checked_add_signed(more_comments);
        assert_eq!(Some(comments(&stream)), expected, "{}", show());
        if !["remove_comment", "quote_with_comment"].contains(&name) {
            let texts = |stream: &Stream<'_>| -> Vec<String> {
                let of =
                    |comment: &pyyaml_syntax::Comment| comment.span.text(stream.text()).to_owned();
                stream.comments().iter().map(of).collect()
            };
            let kept = texts(&stream);
            for comment in texts(self.stream) {
                assert!(
                    kept.iter().any(|it| it.starts_with(comment.trim_end())),
                    "{comment}\n{}",
                    show()
                );
            }
        }
    }

    fn changed(&self, spot: &Spot<'_>, change: impl FnOnce(&mut Data)) -> Vec<Data> {
        let mut data = self.before.clone();
        change(data[spot.document].at(&spot.path));
        data
    }

    fn try_all(&mut self, spot: &Spot<'s>, dice: &mut Dice) {
        let node = spot.node;
        match node.kind() {
            NodeKind::Scalar => self.try_scalar(spot, dice),
            NodeKind::Mapping if is_dict(node) => self.try_mapping(spot, dice),
            NodeKind::Sequence if is_list(node) => self.try_sequence(spot, dice),
            _ => {}
        }
        let offset = node.full_span().start();
        let before = self.before.clone();
        let beside = self.editor.add_comment_beside(offset, "# new");
        let joins = self.editor.comment_on_line(offset).is_some();
        self.check(
            "comment_beside",
            beside,
            |after| after == before,
            isize::from(!joins),
        );
        let above = self.editor.add_comment_above(offset, "# new");
        self.check("comment_above", above, |after| after == before, 1);
    }

    fn try_scalar(&mut self, spot: &Spot<'s>, dice: &mut Dice) {
        let string = dice.string();
        let edit = self.editor.replace(spot.node, Scalar::String(&string));
        let expected = self.changed(spot, |data| *data = Data::string(&string));
        self.expect("replace", edit, &expected);
        let edit = self.editor.replace(spot.node, Scalar::Plain("true"));
        let expected = self.changed(spot, |data| *data = Data::of_plain("true"));
        self.expect("replace_plain", edit, &expected);
        let edit = self.editor.quote(spot.node);
        let text = spot.node.text().unwrap_or_default();
        let expected = self.changed(spot, |data| *data = Data::string(text));
        self.expect("quote", edit, &expected);
        if self.editor.check_shared(spot.node).is_ok() {
            let edit = self.editor.rename(spot.node, &string);
            let expected = self.changed(spot, |data| *data = Data::string(&string));
            self.expect("rename", edit, &expected);
        }
    }

    /// Makes the comment that follows a plain scalar, or its beginning, part of it.
    fn try_comment(&mut self, spot: &Spot<'s>, dice: &mut Dice) {
        let node = spot.node.span();
        let after = |comment: &&pyyaml_syntax::Comment| comment.span.start() >= node.end();
        let Some(comment) = self.stream.comments().iter().find(after) else {
            return;
        };
        let between = &self.text[node.end()..comment.span.start()];
        if spot.node.style() != Style::Plain || !between.trim_matches([' ', '\t']).is_empty() {
            return;
        }
        let written = comment.span.text(self.text);
        let marks: Vec<usize> = written.match_indices(" #").map(|(at, _)| at).collect();
        let is_whole = marks.is_empty() || dice.below(2) == 0;
        let length = if is_whole {
            written.len()
        } else {
            marks[dice.below(marks.len())]
        };
        let start = comment.span.start();
        let part = Span::new(start, start + length);
        let from = if node.is_empty() { start } else { node.start() };
        let string = self.text[from..part.end()].trim_end();
        let edit = self.editor.quote_with_comment(spot.node, part);
        let expected = self.changed(spot, |data| *data = Data::string(string));
        let more_comments = if is_whole { -1 } else { 0 };
        let fits = |after: &[Data]| after == expected;
        self.check("quote_with_comment", edit, fits, more_comments);
    }

    fn try_mapping(&mut self, spot: &Spot<'s>, dice: &mut Dice) {
        let mapping = spot.node;
        let entries: Vec<Entry<'_>> = mapping.entries().collect();
        let written: Vec<Entry<'_>> = mapping.written_entries().collect();
        let mut places = vec![Place::First];
        places.extend(written.iter().map(|entry| Place::After(entry.key)));
        let place = places[dice.below(places.len())];
        let edit = self
            .editor
            .add_field(mapping, "new field", Scalar::Plain("12"), place);
        let before = self.before.clone();
        let added = |after: &[Data]| {
            let mut after = after.to_vec();
            let Some(document) = after.get_mut(spot.document) else {
                return false;
            };
            document.at(&spot.path).take("new field") == Some(Data::of_plain("12"))
                && after == before
        };
        self.check("add_field", edit, added, 0);
        if entries.is_empty() {
            return;
        }
        let index = dice.below(entries.len());
        let entry = entries[index];
        if let Some(key) = entry.key.as_str() {
            let edit = self
                .editor
                .set_field(mapping, key, Scalar::String("set"), place);
            let expected = self.changed(spot, |data| data.entry(index).1 = Data::string("set"));
            self.expect("set_field", edit, &expected);
        }
        let name = dice.string();
        let edit = self.editor.rename_key(mapping, &entry, &name);
        let expected = self.changed(spot, |data| data.entry(index).0 = Data::string(&name));
        self.expect("rename_key", edit, &expected);
        let edit = self.editor.remove_entry(mapping, &entry);
        let expected = self.changed(spot, |data| data.remove(index));
        self.expect("remove_entry", edit, &expected);
        if spot.path.is_empty()
            && entries.len() == written.len()
            && written[index] == entry
            && index > 0
        {
            let edit = self.editor.begin_document(mapping, entry.key);
            let mut expected = self.before.clone();
            let rest = expected[spot.document].split(index);
            expected.insert(spot.document + 1, rest);
            self.expect("begin_document", edit, &expected);
        }
    }

    fn try_sequence(&mut self, spot: &Spot<'s>, dice: &mut Dice) {
        let len = spot.node.items().len();
        if len == 0 {
            return;
        }
        let index = dice.below(len);
        let edit = self.editor.remove_item(spot.node, index);
        let expected = self.changed(spot, |data| data.remove(index));
        self.expect("remove_item", edit, &expected);
    }

    fn try_stream(&mut self, dice: &mut Dice) {
        let comments = self.stream.comments();
        if !comments.is_empty() {
            let span = comments[dice.below(comments.len())].span;
            let edit = self.editor.remove_comment(span);
            let before = self.before.clone();
            self.check("remove_comment", edit, |after| after == before, -1);
        }
    }
}

/// Tries every operation at some places of `text`.
pub(crate) fn try_text(text: &str, dice: &mut Dice, tally: &mut Tally) {
    try_readable(text, tally, |trial, spots| {
        for _ in 0..4.min(spots.len()) {
            trial.try_all(&spots[dice.below(spots.len())], dice);
        }
        trial.try_stream(dice);
    });
}

/// Tries to make each comment of `text` part of the scalar before it.
pub(crate) fn try_comments(text: &str, dice: &mut Dice, tally: &mut Tally) {
    try_readable(text, tally, |trial, spots| {
        for spot in spots {
            trial.try_comment(spot, dice);
        }
    });
}

/// Tries operations at places of `text`, if it can be read.
fn try_readable(
    text: &str,
    tally: &mut Tally,
    try_at: impl for<'t> FnOnce(&mut Trial<'t>, &[Spot<'t>]),
) {
    let stream = parse(text);
    if !stream.errors().is_empty() {
        return;
    }
    let mut trial = Trial {
        text,
        stream: &stream,
        before: documents(&stream),
        editor: Editor::new(&stream),
        tally,
    };
    try_at(&mut trial, &spots(&stream));
}
