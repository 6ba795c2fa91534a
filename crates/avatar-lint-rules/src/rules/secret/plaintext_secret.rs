//! `plaintext-secret`

use crate::page::page;
use crate::secret::Role;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::wording::quoted;
use pyyaml_syntax::Node;

/// A field that is there for a secret, with one in it, or a key of the API.
pub(crate) static RULE: Rule = Rule {
    name: "plaintext-secret",
    group: Group::Secret,
    level: Level::Error,
    summary: "a password, token or API key in plaintext",
    since: "0.1.0",
    page: page!("plaintext_secret.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for secret in context.secrets.spans() {
        let message = match secret.role {
            Role::ApiKey => "This is a key of the Octopize API: everyone who can read this file, \
                             or any copy of it, can use the API as its owner."
                .to_owned(),
            Role::Field => {
                let key = secret.key.and_then(Node::text).map(quoted);
                format!(
                    "{} is in plaintext: everyone who can read this file, or any copy of it, \
                     knows it.",
                    key.unwrap_or_else(|| "A secret".to_owned())
                )
            }
            Role::Credential | Role::Elsewhere => continue,
        };
        let help = "Remove it, read it from the environment, and replace it: treat it as \
                    compromised.";
        findings.push(Finding::new(&RULE, secret.span, message).help(help));
    }
}
