//! One secret of a configuration.

use pyyaml_syntax::{Node, Span};
use std::borrow::Cow;

/// A part of a configuration that no output may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretSpan<'a> {
    /// The secret itself, without what is around it.
    pub span: Span,
    /// What is written there means this, quotes and escapes undone.
    pub(super) value: Cow<'a, str>,
    /// What makes it one.
    pub role: Role,
    /// The key it stands under.
    pub key: Option<Node<'a>>,
}

/// What makes a part of the text a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A key of the Octopize API, wherever it stands.
    ApiKey,
    /// The value of a field that is there for a secret.
    Field,
    /// A part of a URL or connection string, or a token.
    Credential,
    /// A part of something that no rule reports: more of a secret that is reported
    /// already, a copy of it, data of other tools. Only hidden.
    Elsewhere,
}

/// Sorts secrets by their place and joins those that overlap; of several reasons
/// the first [`Role`] is kept, with its key. Of several keys, as an alias has its own,
/// the last before the secret is kept.
pub(super) fn settle(spans: &mut Vec<SecretSpan<'_>>) {
    spans.retain(|secret| !secret.span.is_empty());
    let reason = |secret: &SecretSpan<'_>| {
        let start = secret.span.start();
        let before = |key: Node<'_>| start.checked_sub(key.span().start());
        let distance = secret.key.and_then(before).unwrap_or(usize::MAX);
        (secret.role, distance, secret.key.is_none())
    };
    spans.sort_by_key(|secret| (secret.span.start(), reason(secret), secret.span.end()));
    spans.dedup_by(|next, first| {
        let overlap = next.span.start() < first.span.end();
        if overlap {
            first.span = first.span.cover(next.span);
            if reason(next) < reason(first) {
                first.role = next.role;
                first.key = next.key;
            }
        }
        overlap
    });
}

#[cfg(test)]
mod tests {
    use super::{Role, SecretSpan, settle};
    use pyyaml_syntax::Span;
    use std::borrow::Cow;

    #[test]
    fn secrets_that_overlap_are_one_and_those_that_touch_are_two() {
        let secret = |start, end, role| SecretSpan {
            span: Span::new(start, end),
            value: Cow::Borrowed(""),
            role,
            key: None,
        };
        let mut spans = vec![
            secret(8, 9, Role::Field),
            secret(4, 8, Role::Elsewhere),
            secret(0, 5, Role::Credential),
            secret(2, 2, Role::ApiKey),
        ];
        settle(&mut spans);
        let expected = [secret(0, 8, Role::Credential), secret(8, 9, Role::Field)];
        assert_eq!(spans, expected);
    }
}
