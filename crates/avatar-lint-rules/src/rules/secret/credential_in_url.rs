//! `credential-in-url`

use crate::page::page;
use crate::secret::Role;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::wording::quoted;
use pyyaml_syntax::Node;

/// A password, token or signature as part of a URL or connection string.
pub(crate) static RULE: Rule = Rule {
    name: "credential-in-url",
    group: Group::Secret,
    level: Level::Error,
    summary: "a URL or connection string that contains a password, token or signature",
    since: "0.1.0",
    page: page!("credential_in_url.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let credentials = context.secrets.spans().iter();
    for secret in credentials.filter(|secret| secret.role == Role::Credential) {
        let key = secret.key.and_then(Node::text).map(quoted);
        let holder = key.unwrap_or_else(|| "This value".to_owned());
        let message = format!(
            "{holder} contains a credential in plaintext: everyone who can read this file, or \
             any copy of it, can use it to access the data."
        );
        let help = "Use a connection that the server stores instead, and replace this \
                    credential: treat it as compromised.";
        findings.push(Finding::new(&RULE, secret.span, message).help(help));
    }
}
