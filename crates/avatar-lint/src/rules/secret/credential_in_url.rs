//! `credential-in-url`

use crate::secret::Role;
use crate::wording::quoted;
use crate::{Context, Documentation, Finding, Group, Level, Rule};
use pyyaml_syntax::Node;

/// A password, token or signature as part of a URL or connection string.
pub static RULE: Rule = Rule {
    name: "credential-in-url",
    group: Group::Secret,
    level: Level::Error,
    summary: "a URL or connection string with a password, token or signature in it",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A password before the host (`postgresql://ada:secret@db/crm`), a token or signature \
            in the query (`?token=…`, `X-Amz-Signature`, `sig`), and a password or key in a \
            connection string (`Password=…;`, ODBC and JDBC included), in `url`, `connection`, \
            `location`, `files` and annotations, and in any other value that is a URL. \
            Placeholders such as `${PASSWORD}`, `<password>` or `****` are left alone.",
        why: "A configuration is read by more people than may open the data: it is committed, \
            reviewed, copied into tickets and sent to a server. Whoever has read it can use the \
            credential, and with it the original data, which no anonymisation protects any more. \
            GDPR article 32 asks for measures that keep personal data from unauthorised access; a \
            signed address is such an access until it expires.",
        bad: "kind: AvatarDatabase\nmetadata:\n  name: crm\nspec:\n  \
            connection: postgresql://ada:hunter2@db.example.org/crm\n",
        good: "kind: AvatarDatabase\nmetadata:\n  name: crm\nspec:\n  connection: crm_prod\n",
        configure: "",
        fix: "Name a connection that the server keeps, and leave the credential there. Then \
            replace the credential: what was in a file, or in the history of a repository, is \
            known.",
    },
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
