//! What can be done about findings: fix them, ignore them.

use crate::data::{Data, FixData};
use crate::diagnostics::SOURCE;
use crate::edits;
use crate::open::Open;
use avatar_lint_rules::{Checked, Edit, Rule, Safety, fix_checked, rules};
use gen_lsp_types::{
    Code, CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, CodeActionTriggerKind,
    Diagnostic, Range, TextEdit,
};
use pyyaml_syntax::Span;
use pyyaml_syntax::edit::Editor;
use std::collections::HashMap;

/// Makes all safe fixes of a text at once; editors run it when a file is saved.
pub(crate) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.avatar-lint");

/// What can be done about the findings of a range. Where the editor gives back
/// what its diagnostics carry, the text is not checked again for quick fixes.
pub(crate) fn actions(open: &Open<'_>, params: &CodeActionParams) -> Vec<CodeActionResponse> {
    let checked = open.check();
    let mut actions = Vec::new();
    if wants(params, &CodeActionKind::QuickFix) {
        let findings = shown(open, params).unwrap_or_else(|| touched(open, params, &checked));
        actions.extend(quick_fixes(open, &findings));
    }
    if wants_fix_all(params) {
        actions.extend(fix_all(open, &checked));
    }
    actions
        .into_iter()
        .map(CodeActionResponse::CodeAction)
        .collect()
}

/// Whether all is to be fixed at once: where that is asked for, or a person asks for
/// anything; an editor that asks at each move of the cursor does not.
fn wants_fix_all(params: &CodeActionParams) -> bool {
    let is_move = params.context.trigger_kind == Some(CodeActionTriggerKind::Automatic);
    wants(params, &FIX_ALL) && !(is_move && params.context.only.is_none())
}

/// Whether actions of `kind` are asked for: it, what it is a kind of, or any. The
/// empty kind is the root of all.
fn wants(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    let kind = kind.to_string();
    params.context.only.as_ref().is_none_or(|only| {
        only.iter().any(|wanted| {
            let wanted = wanted.to_string();
            let rest = kind.strip_prefix(&wanted);
            wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// A finding about which something may be done.
struct Shown<'p> {
    rule: &'static Rule,
    span: Span,
    fix: Option<FixData>,
    /// The diagnostics that the editor shows for it.
    diagnostics: Vec<&'p Diagnostic>,
}

/// The findings of which the editor says that they are in the range; none where
/// one of them does not carry all there is to know, or there are none.
fn shown<'p>(open: &Open<'_>, params: &'p CodeActionParams) -> Option<Vec<Shown<'p>>> {
    let positions = open.document.positions();
    let ours = params.context.diagnostics.iter();
    let ours = ours.filter(|diagnostic| diagnostic.source.as_deref() == Some(SOURCE));
    let shown = ours.map(|diagnostic| {
        let Some(Code::String(code)) = &diagnostic.code else {
            return None;
        };
        Some(Shown {
            rule: rules::find(code)?,
            span: positions.span(diagnostic.range),
            fix: Data::of(diagnostic, open.document)?.fix,
            diagnostics: vec![diagnostic],
        })
    });
    let mut shown: Vec<_> = shown.collect::<Option<_>>()?;
    if shown.is_empty() {
        return None;
    }
    let asked = positions.span(params.range);
    shown.retain(|finding| touches(finding.span, asked));
    Some(shown)
}

/// The findings that touch the range.
fn touched<'p>(
    open: &Open<'_>,
    params: &'p CodeActionParams,
    checked: &Checked<'_>,
) -> Vec<Shown<'p>> {
    let positions = open.document.positions();
    let asked = positions.span(params.range);
    let mut diagnostics: HashMap<(&str, Range), Vec<&Diagnostic>> = HashMap::new();
    for diagnostic in &params.context.diagnostics {
        let is_ours = diagnostic.source.as_deref() == Some(SOURCE);
        if let Some(Code::String(code)) = diagnostic.code.as_ref().filter(|_| is_ours) {
            let of_place = diagnostics.entry((code, diagnostic.range)).or_default();
            of_place.push(diagnostic);
        }
    }
    let findings = checked.findings().iter();
    let touched = findings.filter(|it| !it.suppressed && touches(it.span, asked));
    let shown = touched.map(|finding| {
        let its = diagnostics.get(&(finding.rule.name, positions.range(finding.span)));
        Shown {
            rule: finding.rule,
            span: finding.span,
            fix: FixData::new(finding, checked.secrets(), open.document),
            diagnostics: its.cloned().unwrap_or_default(),
        }
    });
    shown.collect()
}

fn touches(finding: Span, asked: Span) -> bool {
    finding.start() <= asked.end() && asked.start() <= finding.end()
}

/// The fixes of findings, and the comments that hide them.
fn quick_fixes(open: &Open<'_>, findings: &[Shown<'_>]) -> Vec<CodeAction> {
    let document = open.document;
    let editor = Editor::new(open.stream());
    let (mut fixes, mut ignores) = (Vec::new(), Vec::new());
    for finding in findings {
        let diagnostics = &finding.diagnostics;
        let action = |title, edits: Vec<TextEdit>| CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: (!diagnostics.is_empty())
                .then(|| diagnostics.iter().copied().cloned().collect()),
            edit: Some(edits::workspace_edit(document, edits)),
            ..CodeAction::default()
        };
        if let Some(fix) = &finding.fix {
            let title = if fix.is_safe {
                fix.title.clone()
            } else {
                format!("{} (changes the run)", fix.title)
            };
            fixes.push(CodeAction {
                is_preferred: fix.is_safe.then_some(true),
                ..action(title, fix.edits.clone())
            });
        }
        if let Some(edit) = avatar_lint_ide::ignore(&editor, finding.rule, finding.span) {
            let title = format!("Suppress `{}` here, with a reason", finding.rule.name);
            ignores.push(action(title, vec![edits::text_edit(document, &edit)]));
        }
    }
    fixes.append(&mut ignores);
    fixes
}

/// All safe fixes at once, if there are any.
fn fix_all(open: &Open<'_>, checked: &Checked<'_>) -> Option<CodeAction> {
    let document = open.document;
    let edits = fix_checked(checked, Safety::Safe, &|_| {}, |fixed, _| {
        differences(checked, &fixed)
    })??;
    let edits = edits.iter().map(|edit| edits::text_edit(document, edit));
    Some(CodeAction {
        title: "Apply all safe fixes".to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(edits::workspace_edit(document, edits.collect())),
        ..CodeAction::default()
    })
}

/// The edits that make the fixed text, between the secrets: no edit writes one again,
/// since editors may keep what they are sent. None where nothing changes, or a secret
/// does.
fn differences(checked: &Checked<'_>, fixed: &Checked<'_>) -> Option<Vec<Edit>> {
    let (old, new) = (apart(checked), apart(fixed));
    let is_secret_kept = old.len() == new.len()
        && std::iter::zip(&old, &new).all(|(old, new)| old.secret == new.secret);
    if !is_secret_kept {
        return None;
    }
    let edits = std::iter::zip(&old, &new).filter_map(|(old, new)| {
        let edit = difference(old.before, new.before)?;
        let (start, end) = (old.start + edit.span.start(), old.start + edit.span.end());
        Some(Edit::replace(Span::new(start, end), edit.replacement))
    });
    let edits: Vec<Edit> = edits.collect();
    let shows = |edit: &Edit| checked.secrets().mask(&edit.replacement) != edit.replacement;
    (!edits.is_empty() && !edits.iter().any(shows)).then_some(edits)
}

/// A secret of a text, and what stands between the one before and it. The last part
/// of a text has no secret.
struct Part<'t> {
    start: usize,
    before: &'t str,
    secret: &'t str,
}

/// The parts of a text.
fn apart<'t>(checked: &'t Checked<'_>) -> Vec<Part<'t>> {
    let text = checked.stream().text();
    let mut start = 0;
    let ends = checked.secrets().spans().iter().map(|secret| secret.span);
    let ends = ends.chain([Span::new(text.len(), text.len())]);
    ends.map(|secret| {
        let part = Part {
            start,
            before: text.get(start..secret.start()).unwrap_or_default(),
            secret: secret.text(text),
        };
        start = secret.end();
        part
    })
    .collect()
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
