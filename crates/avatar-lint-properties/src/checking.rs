//! The whole check, and all that an editor asks, point into the text and say the same twice.

use crate::input::{choice, seed, text};
use avatar_lint_ide::{Description, Occurrences, Renaming, ignore, suggestions, with_readable};
use avatar_lint_rules::{Checked, Finding, Options, apply, lint_stream};
use avatar_model::Model;
use pyyaml_syntax::edit::Editor;
use pyyaml_syntax::{Span, Stream, parse};
use std::collections::HashSet;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let stream = parse(&text);
    let options = Options {
        today: "2026-11-26".parse().ok(),
        require_reasons: text.len() % 2 == 0,
        ascii_names: text.len() % 3 == 0,
        ..Options::default()
    };
    let checked = Checked::new(&stream, &options).named("a.yaml");
    let findings = checked.findings();
    assert_eq!(findings, lint_stream(&stream, &options));
    for finding in findings {
        check_places(&text, finding);
    }
    let ids: HashSet<_> = checked.fingerprints().iter().map(|name| &name.id).collect();
    assert_eq!(
        ids.len(),
        findings.len(),
        "each finding has a name of its own"
    );
    ask(&stream, &options, findings);
}

fn check_places(text: &str, finding: &Finding) {
    let is_in_text = |span: Span| text.get(span.range()).is_some();
    assert!(is_in_text(finding.span), "{finding:?}");
    assert!(!finding.message.is_empty());
    let related = finding.related.iter();
    assert!(related.map(|it| it.span).all(is_in_text), "{finding:?}");
    let mut end = 0;
    for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
        assert!(
            is_in_text(edit.span) && edit.span.start() >= end,
            "{finding:?}"
        );
        end = edit.span.end();
    }
}

/// What an editor asks where the cursor is.
fn ask(stream: &Stream<'_>, options: &Options, findings: &[Finding]) {
    let text = stream.text();
    let offset = text.floor_char_boundary(choice(seed(text), text.len() + 1));
    let is_in_text = |span: Span| text.get(span.range()).is_some();
    let description = Description::new(stream, offset, options);
    assert!(description.is_none_or(|it| is_in_text(it.span)));
    with_readable(stream, |readable| {
        for suggestion in suggestions(readable, offset, options) {
            assert!(is_in_text(suggestion.edit.span), "{suggestion:?}");
        }
    });
    let editor = Editor::new(stream);
    for finding in findings {
        let comment = ignore(&editor, finding.rule, finding.span);
        assert!(comment.is_none_or(|edit| is_in_text(edit.span)));
    }
    let model = Model::draft(stream);
    let names = Occurrences::new(&model);
    for name in names.all() {
        assert!(is_in_text(name.span), "{name:?}");
    }
    let Some(name) = names.all().get(choice(seed(text), names.all().len())) else {
        return;
    };
    if let Ok(renaming) = Renaming::new(&model, &names, name.symbol, "an other") {
        let renamed = apply(text, &renaming.edits);
        let errors = parse(&renamed).errors().len();
        assert!(errors <= stream.errors().len(), "{renaming:?}\n{renamed}");
    }
}
