//! Tokens known by what stands before them, or by their own form.

use super::placeholder::is_placeholder;
use std::ops::Range;

/// What every key of the Octopize API begins with.
pub(super) const API_KEY_PREFIX: &str = "octopize_apikey.";

/// Adds the tokens of `text`.
pub(super) fn find(text: &str, found: &mut Vec<Range<usize>>) {
    found.extend(api_keys(text));
    find_json_web_tokens(text, found);
    find_authorization(text, found);
}

/// The keys of the Octopize API, each as a whole.
pub(super) fn api_keys(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(API_KEY_PREFIX)) {
        let start = from + start;
        from = end_of_token(text, start);
        let key = text.get(start + API_KEY_PREFIX.len()..from);
        if key.is_some_and(|key| !is_placeholder(key)) {
            found.push(start..from);
        }
    }
    found
}

/// `eyJ….eyJ….…`: a header, claims and a signature in base64.
fn find_json_web_tokens(text: &str, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("eyJ")) {
        let start = from + start;
        let end = end_of_token(text, start);
        let token = text.get(start..end).unwrap_or_default();
        if token.len() >= 30 && token.matches('.').count() == 2 {
            found.push(start..end);
        }
        from = end;
    }
}

/// `Bearer TOKEN` and `Authorization: Basic CREDENTIALS`.
fn find_authorization(text: &str, found: &mut Vec<Range<usize>>) {
    for (index, _) in text.match_indices(' ') {
        let Some(before) = text.get(..index) else {
            continue;
        };
        let start = index + 1;
        let range = start..end_of_token(text, start);
        let token = text.get(range.clone()).unwrap_or_default();
        let proves = |c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | '=');
        let is_token = if ends_with_word(before, "bearer") {
            token.len() >= 8 && token.contains(proves)
        } else if ends_with_word(before, "basic") {
            let before = before
                .get(..before.len() - "basic".len())
                .unwrap_or_default();
            let before = before.trim_end().trim_end_matches([':', '=', '"', '\'']);
            token.len() >= 4 && ends_with_word(before, "authorization")
        } else {
            false
        };
        if is_token && !is_placeholder(token) {
            found.push(range);
        }
    }
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    let end = start.and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

fn end_of_token(text: &str, start: usize) -> usize {
    let in_token = |c: char| c.is_ascii_alphanumeric() || "._~+/=-".contains(c);
    let rest = text.get(start..).unwrap_or_default();
    start + rest.find(|c| !in_token(c)).unwrap_or(rest.len())
}
