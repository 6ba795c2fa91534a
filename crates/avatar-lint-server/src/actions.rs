//! What can be done about findings: mend them, ignore them.

use crate::diagnostics::SOURCE;
use crate::documents::Document;
use crate::edits;
use avatar_lint_rules::{Checked, Edit, Finding, Options, Safety, mend_checked};
use gen_lsp_types::{
    Code, CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Diagnostic,
    WorkspaceEdit,
};
use pyyaml_syntax::Span;

/// Makes all safe fixes of a text at once; editors run it when a file is saved.
pub(crate) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.avatar-lint");

/// What can be done about the findings of a range.
pub(crate) fn actions(
    document: &Document,
    params: &CodeActionParams,
    options: &Options,
) -> Vec<CodeActionResponse> {
    let stream = pyyaml_syntax::parse(&document.text);
    let checked = Checked::new(&stream, options);
    let mut actions = Vec::new();
    if wants(params, &CodeActionKind::QuickFix) {
        actions.extend(quick_fixes(document, params, &checked));
    }
    if wants(params, &FIX_ALL) {
        actions.extend(fix_all(document, &checked, options));
    }
    actions
        .into_iter()
        .map(CodeActionResponse::CodeAction)
        .collect()
}

/// Whether actions of `kind` are asked for: it, what it is a kind of, or any.
fn wants(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    let kind = kind.to_string();
    params.context.only.as_ref().is_none_or(|only| {
        only.iter().any(|wanted| {
            let rest = kind.strip_prefix(&wanted.to_string());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// The mends of the findings that touch the range, and the comments that hide
/// them.
fn quick_fixes(
    document: &Document,
    params: &CodeActionParams,
    checked: &Checked<'_>,
) -> Vec<CodeAction> {
    let positions = document.positions();
    let asked = positions.span(params.range);
    let touched = checked
        .linted
        .findings
        .iter()
        .filter(|finding| !finding.suppressed && touches(finding.span, asked));
    let (mut fixes, mut ignores) = (Vec::new(), Vec::new());
    for finding in touched {
        let action = |title, edits: &[Edit]| CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: shown(finding, document, &params.context.diagnostics),
            edit: Some(edits::workspace_edit(document, edits)),
            ..CodeAction::default()
        };
        if let Some(fix) = &finding.fix {
            let is_safe = fix.safety == Safety::Safe;
            let title = if is_safe {
                fix.message.clone()
            } else {
                format!("{} (changes the run)", fix.message)
            };
            fixes.push(CodeAction {
                is_preferred: is_safe.then_some(true),
                ..action(title, &fix.edits)
            });
        }
        if let Some(edit) = avatar_lint_ide::ignore(checked.stream, finding) {
            let title = format!("Suppress `{}` here, with a reason", finding.rule.name);
            ignores.push(action(title, &[edit]));
        }
    }
    fixes.append(&mut ignores);
    fixes
}

fn touches(finding: Span, asked: Span) -> bool {
    finding.start() <= asked.end() && asked.start() <= finding.end()
}

/// The diagnostic that the editor shows for a finding.
fn shown(
    finding: &Finding,
    document: &Document,
    diagnostics: &[Diagnostic],
) -> Option<Vec<Diagnostic>> {
    let range = document.positions().range(finding.span);
    let is_shown = |diagnostic: &&Diagnostic| {
        let is_ours = diagnostic.source.as_deref() == Some(SOURCE);
        let code =
            matches!(&diagnostic.code, Some(Code::String(code)) if code == finding.rule.name);
        is_ours && code && diagnostic.range == range
    };
    let shown: Vec<_> = diagnostics.iter().filter(is_shown).cloned().collect();
    (!shown.is_empty()).then_some(shown)
}

/// All safe fixes at once, if there are any.
fn fix_all(document: &Document, checked: &Checked<'_>, options: &Options) -> Option<CodeAction> {
    let mended = mend_checked(checked, options, Safety::Safe, &|_| {});
    let edit = difference(&document.text, &mended.text)?;
    let edit: WorkspaceEdit = edits::workspace_edit(document, &[edit]);
    Some(CodeAction {
        title: "Apply all safe fixes".to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(edit),
        ..CodeAction::default()
    })
}

/// The edit that makes `new` of `old`, without what both begin and end with.
fn difference(old: &str, new: &str) -> Option<Edit> {
    if old == new {
        return None;
    }
    let before: usize = old
        .chars()
        .zip(new.chars())
        .take_while(|&(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let (old_rest, new_rest) = (old.get(before..)?, new.get(before..)?);
    let after: usize = old_rest
        .chars()
        .rev()
        .zip(new_rest.chars().rev())
        .take_while(|&(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let span = Span::new(before, old.len() - after);
    Some(Edit::replace(span, new_rest.get(..new_rest.len() - after)?))
}

#[cfg(test)]
mod tests {
    use super::difference;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_difference_makes_one_text_of_the_other(old in "[aé\n]{0,8}", new in "[aé\n]{0,8}") {
            let edit = difference(&old, &new);
            let made = edit.map_or(old.clone(), |edit| {
                let mut made = old.clone();
                made.replace_range(edit.span.range(), &edit.replacement);
                made
            });
            prop_assert_eq!(made, new);
        }
    }
}
