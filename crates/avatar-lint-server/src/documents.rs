//! The texts that the editor has open.

use crate::editor::Editor;
use crate::positions::Positions;
use crate::settings;
use avatar_lint_driver::{is_configuration, may_be_configuration};
use avatar_lint_rules::{Encoding, LineIndex, Options};
use gen_lsp_types::{TextDocumentContentChangeEvent, Uri};
use pyyaml_syntax::Stream;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The open texts by their addresses.
#[derive(Debug)]
pub(crate) struct Documents {
    open: HashMap<Uri, OpenDocument>,
    editor: Editor,
}

/// One open text, as the editor shows it.
#[derive(Debug)]
pub(crate) struct OpenDocument {
    /// Its address, as the editor writes it.
    pub(crate) uri: Uri,
    /// The text.
    pub(crate) text: String,
    /// Counts the editor's changes.
    pub(crate) version: i32,
    /// How its file was encoded when the text was opened or saved.
    pub(crate) encoding: Encoding,
    /// The editor that has it open.
    pub(crate) editor: Editor,
    lines: LineIndex,
    /// Whether the text is a configuration, once that has been asked.
    is_configuration: OnceCell<bool>,
}

impl Documents {
    /// None yet.
    pub(crate) fn new(editor: Editor) -> Self {
        Self {
            open: HashMap::new(),
            editor,
        }
    }

    /// The text at `uri`, if it is open.
    pub(crate) fn get(&self, uri: &Uri) -> Option<&OpenDocument> {
        self.open.get(uri)
    }

    /// The addresses of the open texts.
    pub(crate) fn uris(&self) -> impl Iterator<Item = &Uri> {
        self.open.keys()
    }

    /// The editor opened a text.
    pub(crate) fn open(&mut self, uri: Uri, text: String, version: i32) {
        let document = OpenDocument {
            uri: uri.clone(),
            lines: LineIndex::new(&text),
            text,
            version,
            encoding: settings::encoding(&uri),
            editor: self.editor,
            is_configuration: OnceCell::new(),
        };
        self.open.insert(uri, document);
    }

    /// The editor changed a text, one change after the other.
    pub(crate) fn change(
        &mut self,
        uri: &Uri,
        changes: Vec<TextDocumentContentChangeEvent>,
        version: i32,
    ) {
        let Some(document) = self.open.get_mut(uri) else {
            return;
        };
        for change in changes {
            document.apply(change);
        }
        document.version = version;
    }

    /// The editor wrote a text to its file.
    pub(crate) fn save(&mut self, uri: &Uri) {
        if let Some(document) = self.open.get_mut(uri) {
            document.encoding = settings::encoding(uri);
        }
    }

    /// The editor closed a text.
    pub(crate) fn close(&mut self, uri: &Uri) {
        self.open.remove(uri);
    }
}

impl OpenDocument {
    /// Translates offsets of the text.
    pub(crate) fn positions(&self) -> Positions<'_> {
        Positions::new(&self.text, &self.lines, self.editor.encoding)
    }

    /// Whether it is a configuration. `stream` reads it, where a look does not do.
    pub(crate) fn is_configuration<'s>(
        &self,
        options: &Options,
        stream: impl FnOnce() -> &'s Stream<'s>,
    ) -> bool {
        let is_configuration = || may_be_configuration(&self.text) && is_configuration(stream());
        options.document_type.is_some() || *self.is_configuration.get_or_init(is_configuration)
    }

    /// The lines of the text.
    pub(crate) fn lines(&self) -> &LineIndex {
        &self.lines
    }

    fn apply(&mut self, change: TextDocumentContentChangeEvent) {
        match change {
            TextDocumentContentChangeEvent::TextDocumentContentChangePartial(change) => {
                let span = self.positions().span(change.range);
                self.text.replace_range(span.range(), &change.text);
            }
            TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(change) => {
                self.text = change.text;
            }
        }
        self.lines = LineIndex::new(&self.text);
        self.is_configuration = OnceCell::new();
    }
}

#[cfg(test)]
mod tests {
    use super::Documents;
    use crate::editor::Editor;
    use gen_lsp_types::ClientCapabilities;
    use gen_lsp_types::Uri;
    use serde_json::{Value, json};

    fn after(changes: Value) -> String {
        let uri = Uri::from("file:///a.yaml");
        let mut documents = Documents::new(Editor::new(&ClientCapabilities::default()));
        documents.open(uri.clone(), "a: 😀1\r\nb: 2\n".to_owned(), 1);
        documents.change(&uri, serde_json::from_value(changes).unwrap(), 2);
        let document = documents.get(&uri).unwrap();
        assert_eq!(document.version, 2);
        document.text.clone()
    }

    fn range(from: (u32, u32), to: (u32, u32)) -> Value {
        json!({"start": {"line": from.0, "character": from.1},
               "end": {"line": to.0, "character": to.1}})
    }

    #[test]
    fn a_range_is_counted_in_the_unit_agreed_on() {
        assert_eq!(
            after(json!([{"range": range((0, 5), (0, 6)), "text": "2"}])),
            "a: 😀2\r\nb: 2\n"
        );
    }

    #[test]
    fn changes_apply_one_after_the_other() {
        assert_eq!(
            after(json!([
                {"range": range((0, 0), (1, 0)), "text": ""},
                {"range": range((0, 0), (0, 1)), "text": "c"},
                {"range": range((1, 0), (1, 0)), "text": "d: 3"},
            ])),
            "c: 2\nd: 3"
        );
    }

    #[test]
    fn a_change_without_a_range_is_the_whole_text() {
        assert_eq!(after(json!([{"text": "x"}])), "x");
    }
}
