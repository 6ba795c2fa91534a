//! How much work an answer takes: a text is read and checked once, if at all.

use crate::data::Data;
use crate::diagnostics::diagnostics;
use crate::documents::Documents;
use crate::editor::Editor;
use crate::message::{Json, Request, RequestId};
use crate::open::Open;
use crate::requests;
use avatar_lint_rules::count::{self, Work};
use avatar_lint_rules::secret::Secrets;
use avatar_lint_rules::{Edit, Finding, Fix, Options, read, rules};
use gen_lsp_types::{ClientCapabilities, Uri};
use pyyaml_syntax::Span;
use serde_json::{Value, json};

const URI: &str = "file:///work/run.yaml";

const TEXT: &str = "\
kind: AvatarVolume
metadata: {name: a}
spec: {url: s3://a}
---
kind: AvatarParameters
metadata: {name: run}
spec:
  schema: clinic
  seed: '7'
";

/// A server on which `text` is open.
fn opened(text: &str) -> Documents {
    let capabilities = json!({"textDocument": {"publishDiagnostics": {"dataSupport": true}}});
    let capabilities: ClientCapabilities = serde_json::from_value(capabilities).unwrap();
    let mut documents = Documents::new(Editor::new(&capabilities));
    documents.open(Uri::from(URI), text.to_owned(), 1);
    documents
}

/// The diagnostics of the open text, and the work of finding them.
fn published(documents: &Documents) -> (Value, Work) {
    let document = documents.get(&Uri::from(URI)).unwrap();
    let (found, work) = count::of(|| diagnostics(&Open::new(document, Options::default())));
    (serde_json::to_value(found).unwrap(), work)
}

fn of_rule<'v>(diagnostics: &'v Value, rule: &str) -> &'v Value {
    let mut all = diagnostics.as_array().unwrap().iter();
    all.find(|diagnostic| diagnostic["code"] == rule).unwrap()
}

/// The answer to a request, and the work of it.
fn answer(documents: &Documents, method: &str, mut params: Value) -> (Value, Work) {
    params["textDocument"] = json!({"uri": URI});
    let params = Json::of(&params).unwrap();
    let request = Request::new(RequestId::from(1), method, params);
    let (response, work) = count::of(|| requests::answer(documents, request));
    (response.result.unwrap().read().unwrap(), work)
}

/// What can be done about `diagnostic`, which an editor asks on its own.
fn actions(documents: &Documents, diagnostic: &Value) -> (Value, Work) {
    let context = json!({"diagnostics": [diagnostic], "triggerKind": 2});
    let params = json!({"range": diagnostic["range"], "context": context});
    answer(documents, "textDocument/codeAction", params)
}

#[test]
fn each_answer_reads_the_text_once_and_checks_nothing() {
    let once = Work {
        read: 1,
        checked: 0,
        named: 0,
    };
    for (method, params) in [
        ("hover", json!({})),
        ("definition", json!({})),
        (
            "references",
            json!({"context": {"includeDeclaration": true}}),
        ),
        ("documentHighlight", json!({})),
        ("prepareRename", json!({})),
        ("rename", json!({"newName": "b"})),
        ("documentSymbol", json!({})),
        ("foldingRange", json!({})),
    ] {
        let mut params = params;
        params["position"] = json!({"line": 1, "character": 17});
        let (result, work) = answer(&opened(TEXT), &format!("textDocument/{method}"), params);
        assert_ne!(result, Value::Null, "{method}");
        assert_eq!(work, once, "{method}");
    }
}

#[test]
fn a_completion_reads_the_text_and_the_line_as_it_might_be_finished() {
    let params = json!({"position": {"line": 7, "character": 2}});
    let (_, work) = answer(&opened(TEXT), "textDocument/completion", params);
    assert_eq!(
        work,
        Work {
            read: 2,
            checked: 0,
            named: 0,
        }
    );
}

#[test]
fn the_findings_take_one_reading_and_one_check() {
    let (found, work) = published(&opened(TEXT));
    assert_ne!(found, json!([]));
    assert_eq!(
        work,
        Work {
            read: 1,
            checked: 1,
            named: 0,
        }
    );
}

#[test]
fn a_fix_that_a_diagnostic_carries_is_offered_without_checking_again() {
    let documents = opened(TEXT);
    let (found, _) = published(&documents);
    let diagnostic = of_rule(&found, "quoted-number");
    assert_eq!(diagnostic["data"]["version"], 1);
    let (carried, work) = actions(&documents, diagnostic);
    assert_eq!(
        work,
        Work {
            read: 1,
            checked: 0,
            named: 0,
        }
    );

    let mut without = diagnostic.clone();
    without["data"] = Value::Null;
    let (looked_up, work) = actions(&documents, &without);
    assert_eq!(
        work,
        Work {
            read: 1,
            checked: 1,
            named: 0,
        }
    );
    let edits = |actions: &Value| {
        let all = actions.as_array().unwrap().iter();
        all.map(|action| (action["title"].clone(), action["edit"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(edits(&carried), edits(&looked_up));
    assert_eq!(edits(&carried).len(), 2);
}

#[test]
fn a_diagnostic_of_another_version_is_checked_again() {
    let mut documents = opened(TEXT);
    let (found, _) = published(&documents);
    let changes = serde_json::from_value(json!([{"text": TEXT.replace("'7'", "'89'")}]));
    documents.change(&Uri::from(URI), changes.unwrap(), 2);
    let (offered, work) = actions(&documents, of_rule(&found, "quoted-number"));
    assert_eq!(
        work,
        Work {
            read: 1,
            checked: 1,
            named: 0,
        }
    );
    assert!(offered[0].to_string().contains("\"89\""), "{offered:#}");
}

#[test]
fn a_fix_that_holds_a_secret_is_not_carried() {
    let text = "kind: AvatarDatabase\nspec: {password: hunter22hunter}\n";
    let documents = opened(text);
    let document = documents.get(&Uri::from(URI)).unwrap();
    let stream = read(text);
    let secrets = Secrets::new(&stream, None);
    let carried = |replacement: &str| {
        let edit = Edit::insert(text.len(), replacement);
        let finding = Finding::new(rules::find("invalid-yaml").unwrap(), Span::new(0, 0), "");
        let finding = finding.fix(Fix::safe("", vec![edit]));
        Data::new(&finding, &secrets, document).fix
    };
    assert!(carried("password: hunter22hunter").is_none());
    assert!(carried("port: 5432").is_some());
}

#[test]
fn all_is_fixed_in_one_reading_a_round() {
    let params = json!({
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
        "context": {"diagnostics": [], "only": ["source.fixAll"]},
    });
    let (offered, work) = answer(&opened(TEXT), "textDocument/codeAction", params);
    assert_eq!(offered.as_array().unwrap().len(), 1);
    assert_eq!(
        work,
        Work {
            read: 2,
            checked: 2,
            named: 0,
        }
    );
}
