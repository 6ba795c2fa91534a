//! `credential-in-url`

use crate::page::page;
use crate::secret::Role;
use crate::wording::quoted;
use crate::{Context, Finding, Group, Level, Rule};
use pyyaml_syntax::Node;

/// A password, token or signature as part of a URL or connection string.
pub static RULE: Rule = Rule {
    name: "credential-in-url",
    group: Group::Secret,
    level: Level::Error,
    summary: "a URL or connection string with a password, token or signature in it",
    rises: false,
    criteria: &[],
    page: page!("credential_in_url.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let credentials = context.secrets.places().iter();
    for place in credentials.filter(|place| place.role == Role::Credential) {
        let key = place.key.and_then(Node::text).map(quoted);
        let holder = key.unwrap_or_else(|| "This value".to_owned());
        let message = format!(
            "{holder} holds a credential in clear: whoever reads this file, or any copy of it, can \
             use it to reach the data."
        );
        let help = "Name a connection that the server keeps instead, and replace this credential: \
            it must be taken for known.";
        findings.push(Finding::new(&RULE, place.span, message).help(help));
    }
}
