//! Files that are not YAML yet: a program must write them out first, or a person
//! must finish a merge. What PyYAML says of them tells neither.

use pyyaml_syntax::{Document, Error, Node, NodeKind, Span, Stream};

/// Where two versions of a file stand below one another, as version control
/// leaves them when both changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The line `<<<<<<<`.
    pub(super) start: Span,
    /// The line `=======`.
    pub(super) middle: Span,
    /// The line `>>>>>>>`.
    pub(super) end: Span,
}

impl Conflict {
    /// The conflicts of a text, in its order.
    pub(super) fn all(text: &str) -> Vec<Self> {
        let mut conflicts = Vec::new();
        if memchr::memmem::find(text.as_bytes(), b"<<<<<<<").is_none() {
            return conflicts;
        }
        let (mut start, mut middle) = (None, None);
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\r', '\n']);
            let span = Span::new(offset, offset + content.len());
            offset += line.len();
            let is_mark = |mark: &str| {
                let rest = content.strip_prefix(mark);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            if is_mark("<<<<<<<") {
                (start, middle) = (Some(span), None);
            } else if is_mark("=======") {
                middle = start.map(|_| span);
            } else if is_mark(">>>>>>>")
                && let (Some(start), Some(middle)) = (start.take(), middle.take())
            {
                conflicts.push(Self {
                    start,
                    middle,
                    end: span,
                });
            }
        }
        conflicts
    }

    /// Whether some of it stands in `document`.
    pub(super) fn touches(self, document: Document<'_>) -> bool {
        let span = document.span();
        self.start.start() <= span.end() && span.start() <= self.end.end()
    }
}

/// The tag of a template, such as `{{ name }}` or `{% if %}`, for which PyYAML
/// stops with `error`: one that stands where a value or key begins, on the line of
/// the error.
pub(super) fn template(text: &str, scalars: &Scalars, error: &Error) -> Option<Span> {
    let at = error.span.start();
    let line = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(line..)?;
    let content = rest.split(['\n', '\r']).next().unwrap_or_default();
    ["{{", "{%", "{#"]
        .into_iter()
        .flat_map(|open| content.match_indices(open))
        .filter(|&(start, _)| line + start <= error.span.end())
        .filter(|&(start, _)| begins_token(content.get(..start).unwrap_or_default()))
        .filter_map(|(start, open)| {
            let close = match open {
                "{{" => "}}",
                "{%" => "%}",
                _ => "#}",
            };
            let inner = content.get(start + open.len()..)?;
            let end = start + open.len() + inner.find(close)? + close.len();
            Some(Span::new(line + start, line + end))
        })
        .filter(|span| !scalars.hold(*span))
        .min_by_key(|span| span.start())
}

/// Whether a key or value begins after `before` on its line.
fn begins_token(before: &str) -> bool {
    let before = before.trim_end();
    if before.trim_end_matches(':').trim_end().ends_with("pattern") {
        // A pattern has placeholders of its own, and only lacks its quotes.
        return false;
    }
    before.is_empty() || before.ends_with([':', '-', ',', '[', '{', '?', '}'])
}

/// The scalars that were read.
pub(super) struct Scalars(Vec<Span>);

impl Scalars {
    /// Those of a stream that cannot be read whole.
    pub(super) fn new(stream: &Stream<'_>) -> Self {
        let scalars = stream
            .nodes()
            .filter(|node| node.kind() == NodeKind::Scalar);
        let mut spans: Vec<Span> = scalars
            .filter(|it| !it.is_alias())
            .map(Node::span)
            .collect();
        spans.sort_unstable_by_key(|span| span.start());
        Self(spans)
    }

    /// Whether `span` is part of one, and not its beginning.
    fn hold(&self, span: Span) -> bool {
        let after = self
            .0
            .partition_point(|scalar| scalar.start() < span.start());
        let before = after.checked_sub(1).and_then(|index| self.0.get(index));
        before.is_some_and(|scalar| span.end() <= scalar.end())
    }
}

#[cfg(test)]
mod tests {
    use super::{Conflict, Scalars, template};

    fn tags(text: &str) -> Vec<String> {
        let stream = pyyaml_syntax::parse(text);
        let scalars = Scalars::new(&stream);
        let errors = stream.errors().iter();
        let found = errors.filter_map(|error| template(text, &scalars, error));
        found.map(|span| span.text(text).to_owned()).collect()
    }

    #[test]
    fn the_tag_on_which_pyyaml_stops_is_found() {
        for (text, tag) in [
            ("a: {{ name }}\n", "{{ name }}"),
            ("a: {{ name }}-x\n", "{{ name }}"),
            ("a: 1\n{% if x %}\nb: 2\n{% endif %}\n", "{% if x %}"),
            (
                "a:\n{%- for x in y %}\n- {{ x }}\n{%- endfor %}\n",
                "{%- for x in y %}",
            ),
            ("- {{ x | default(\"a\") }}\n", "{{ x | default(\"a\") }}"),
            ("a: [{{ x }}, {{ y }}]\n", "{{ x }}"),
            (
                "{{- if .Values.x }}\na: 1\n{{- end }}\n",
                "{{- if .Values.x }}",
            ),
            ("{# a comment #}\na: 1\n", "{# a comment #}"),
        ] {
            assert_eq!(tags(text).first().map(String::as_str), Some(tag), "{text}");
        }
    }

    #[test]
    fn other_errors_have_no_tag() {
        for text in [
            "a: '{{ name }}'\nb: [\n",
            "a: x{{ name }}\nb: *none\n",
            "a: \"{{ name }}\nb: 1\n",
            "a: {b: {c: 1}\n",
            "a: |\n  {{ name }}\nb: ]\n",
            "pattern: {{dept}}-##\n",
            "# {{ name }}\n\t- a\n",
            "\"a\n  {{ b }} c\": d: e\n",
        ] {
            assert!(tags(text).is_empty(), "{text}: {:?}", tags(text));
        }
    }

    #[test]
    fn a_conflict_has_three_marks_in_order() {
        let lines = |text: &str| -> Vec<[String; 3]> {
            let conflicts = Conflict::all(text).into_iter();
            let spans = conflicts.map(|it| [it.start, it.middle, it.end]);
            spans
                .map(|it| it.map(|span| span.text(text).to_owned()))
                .collect()
        };
        let whole = "a: 1\n<<<<<<< HEAD\nb: 1\n||||||| base\nb: 0\n=======\r\nb: 2\n>>>>>>> x\n";
        assert_eq!(lines(whole), [["<<<<<<< HEAD", "=======", ">>>>>>> x"]]);
        for text in [
            "<<<<<<< HEAD\n>>>>>>> x\n",
            "=======\n<<<<<<< HEAD\n>>>>>>> x\n",
            "<<<<<<<HEAD\n=======\n>>>>>>>x\n",
            "  <<<<<<< HEAD\n  =======\n  >>>>>>> x\n",
            "a: 1\n",
        ] {
            assert!(lines(text).is_empty(), "{text}");
        }
    }
}
