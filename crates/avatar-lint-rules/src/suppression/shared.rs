//! What a suppression hides besides what it stands at.

use crate::Finding;
use hashbrown::HashMap;
use pyyaml_syntax::{Span, Stream};

/// A value that stands in several places.
struct Shared {
    /// Where it is written.
    span: Span,
    /// Its first alias.
    alias: Span,
    /// The number of its aliases.
    count: usize,
}

/// A finding in an anchored value is reported where the value is written, once for
/// all its aliases. Lets the hidden ones among `findings` say that a comment hides
/// them at the aliases too.
pub(crate) fn name_aliases(stream: &Stream<'_>, findings: &mut [Finding]) {
    let mut hidden: Vec<&mut Finding> = findings.iter_mut().filter(|it| it.suppressed).collect();
    if hidden.is_empty() {
        return;
    }
    let mut shared = shared(stream).into_iter().peekable();
    hidden.sort_by_key(|finding| finding.span.start());
    // The shared values around the place that was come to, the innermost last.
    let mut around: Vec<Shared> = Vec::new();
    for finding in hidden {
        let at = finding.span.start();
        while let Some(next) = shared.next_if(|it| it.span.start() <= at) {
            around.push(next);
        }
        around.retain(|it| at < it.span.end());
        if let Some(Shared { alias, count, .. }) = around.last() {
            let message = match count {
                1 => "the suppression hides the finding at this alias too".to_owned(),
                count => format!(
                    "the suppression hides the finding at this alias too, and at {} more",
                    count - 1
                ),
            };
            finding.push_related(*alias, message);
        }
    }
}

/// The values that stand in several places, in the order of the text.
fn shared(stream: &Stream<'_>) -> Vec<Shared> {
    let mut by_target = HashMap::new();
    for alias in stream.nodes().filter(|node| node.is_alias()) {
        let target = alias.target();
        let shared = by_target.entry(target.id()).or_insert_with(|| Shared {
            span: target.full_span(),
            alias: alias.span(),
            count: 0,
        });
        shared.count += 1;
        shared.alias = shared.alias.min(alias.span());
    }
    let mut shared: Vec<Shared> = by_target.into_values().collect();
    shared.sort_by_key(|it| (it.span.start(), std::cmp::Reverse(it.span.end())));
    shared
}
