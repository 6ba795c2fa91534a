//! `plaintext-secret`

use crate::secret::Role;
use crate::wording::quoted;
use crate::{Context, Documentation, Finding, Group, Level, Rule};
use pyyaml_syntax::Node;

/// A field that is there for a secret, with one in it, or a key of the API.
pub static RULE: Rule = Rule {
    name: "plaintext-secret",
    group: Group::Secret,
    level: Level::Error,
    summary: "a password, token or API key written out",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A value under `password`, `new_password`, `new_password_repeated`, \
            `client_secret`, `secret_access_key`, `access_token` or `refresh_token`; under \
            `plaintext` or `token` in a payload of the API (a document without `kind`, or one \
            that is checked `--as` a model of the API); and a key of the Octopize API \
            (`octopize_apikey.…`) anywhere, comments included. Placeholders such as \
            `${PASSWORD}`, `<password>` or `****` are left alone.",
        why: "Whoever reads the file, or any copy of it, can act in the name of the person or \
            program that the secret belongs to: start runs, download the originals and delete \
            results. GDPR article 32 asks for measures that keep personal data from unauthorised \
            access.",
        bad: "kind: AvatarMetadata\nmetadata:\n  name: trial\nspec:\n  display_name: trial\n\
            annotations:\n  \
            key: octopize_apikey.6f1c2a34-0000-4000-8000-00000000000a.c2VjcmV0\n",
        good: "kind: AvatarMetadata\nmetadata:\n  name: trial\nspec:\n  display_name: trial\n\
            annotations:\n  key: kept in the vault\n",
        configure: "",
        fix: "Take the secret out, let the program read it from its environment, and replace it: \
            what was in a file, or in the history of a repository, is known. Keys of the API are \
            revoked on the server.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for place in context.secrets.places() {
        let message = match place.role {
            Role::ApiKey => "This is a key of the Octopize API: whoever reads this file, or any \
                copy of it, can use the API in its owner's name."
                .to_owned(),
            Role::Field => {
                let key = place.key.and_then(Node::text).unwrap_or_default();
                format!(
                    "{} is written out: whoever reads this file, or any copy of it, knows it.",
                    quoted(key)
                )
            }
            Role::Credential | Role::Elsewhere => continue,
        };
        let help = "Take it out, let the program read it from its environment, and replace it: it \
            must be taken for known.";
        findings.push(Finding::new(&RULE, place.span, message).help(help));
    }
}
