//! No sentence and no excerpt holds a secret, wherever it stands in the file.

#![allow(
    clippy::single_match_else,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

use avatar_lint_rules::secret::{Role, Secrets};
use avatar_lint_rules::{Finding, Level, Options, lint_stream};
use std::time::{Duration, Instant};

/// Values that hold a secret, with the secret marked.
const VALUES: [&str; 19] = [
    "postgresql://ada:«hunter2-Rb7»@db.example.org:5432/crm",
    "mysql+pymysql://ada:«p%40ss%2Fw%3Ard»@db/crm",
    "mongodb+srv://ada:«hunter2-Rb7»@c0.example.net/crm?authSource=admin",
    "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=x&X-Amz-Signature=«5d672d79c15b13162d9279b0»",
    "https://a.blob.core.windows.net/c?sv=2022-11-02&sig=«Zm9vYmFyYmF6%2Bg%3D%3D»&se=2030-01-01",
    "https://storage.googleapis.com/b/o?X-Goog-Signature=«2d2a6f5055eb004b8690b9479883292ae7450cdc»",
    "https://example.org/d.csv?access_token=«t0k3n-Rb7»",
    "host=db user=ada password=«hunter2-Rb7» dbname=crm",
    "Server=tcp:db,1433;User Id=sa;Password=«hunter2 Rb7»;Encrypt=True",
    "Driver={ODBC Driver 18 for SQL Server};Server=db;Uid=sa;Pwd={«s3;cr}}et-Rb7»};",
    "jdbc:sqlserver://db:1433;user=sa;password=«hunter2-Rb7»;encrypt=true",
    "jdbc:oracle:thin:ada/«hunter2-Rb7»@//db:1521/crm",
    "jdbc:mysql://db/crm?user=ada&password=«hunter2-Rb7»",
    "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=«Zm9vYmFyYmF6+w==»;EndpointSuffix=x",
    "Authorization: Bearer «abc.def-123-Rb7»",
    "«octopize_apikey.6f1c2a34-0000-4000-8000-00000000000a.Zm9v_YmFy-w»",
    "https://hooks.slack.com/services/«T024BE7LD/B024BE7LE/Zq3b8Xk1T9vWmN4pR7sUyA2c»",
    "«123456789:AAF7Kq2mN8pR1tV5wY9zB3cE6fH0jL2nP4q»",
    "crmload --user ada --password «hunter2-Rb7» --db crm",
];

/// Places where a value can stand. `§` is the value in single quotes.
const PLACES: [&str; 11] = [
    "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: §\n",
    "kind: AvatarDatabase\nmetadata:\n  name: crm\nspec:\n  connection: §\n",
    "kind: AvatarDatabase\nmetadata:\n  name: crm\nspec:\n  files: §\n",
    "kind: AvatarDatabase\nmetadata:\n  name: crm\nspec:\n  connection: &c §\n  files: *c\n",
    "kind: AvatarMetadata\nmetadata:\n  name: m\nspec:\n  display_name: d\nannotations:\n  note: §\n",
    "kind: AvatarExtractParameters\nmetadata:\n  name: extract\nspec:\n  schema: s\n  input:\n    \
     database:\n      source: {backing: sql, location: §}\n",
    "kind: AvatarExtractParameters\nmetadata:\n  name: extract\nspec:\n  schema: s\n  input:\n    \
     database:\n      source: {backing: sql, location: crm}\n      plan: {deep: [{inside: §}]}\n",
    "kind: AvatarSchema\nmetadata:\n  name: §\nspec:\n  tables: §\n",
    "kind: §\nmetadata: §\nspec: {§: §}\n",
    "# §\nkind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: s3://bucket # §\n",
    "kind: AvatarDatabase\nmetadata:\n  name: crm\nspec:\n  connection: §\n  files: [\n",
];

/// A value without its marks, and the secret in it.
fn parts(marked: &str) -> (String, String) {
    let secret = marked
        .split(['«', '»'])
        .nth(1)
        .unwrap_or_default()
        .to_owned();
    (marked.replace(['«', '»'], ""), secret)
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let (digits, after) = after.split_at_checked(2).unwrap_or_default();
        bytes.extend(u8::from_str_radix(digits, 16));
        rest = after;
    }
    bytes.extend(rest.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every sentence that a finding says.
fn sentences(finding: &Finding) -> Vec<&str> {
    let related = finding
        .related
        .iter()
        .map(|related| related.message.as_str());
    let fix = finding.fix.iter().map(|fix| fix.message.as_str());
    let own = [Some(finding.message.as_str()), finding.help.as_deref()];
    own.into_iter()
        .flatten()
        .chain(related)
        .chain(fix)
        .collect()
}

#[test]
fn no_output_of_the_library_holds_a_secret() {
    for (place, value) in PLACES
        .iter()
        .flat_map(|place| VALUES.map(|value| (place, value)))
    {
        let (value, secret) = parts(value);
        let text = place.replace('§', &format!("'{}'", value.replace('\'', "''")));
        let stream = pyyaml_syntax::parse(&text);
        let secrets = Secrets::new(&stream, None);
        let masked = secrets.masked_text();
        let findings = lint_stream(&stream, &Options::default());
        for known in [secret.clone(), percent_decoded(&secret)] {
            assert!(!masked.contains(&known), "{known} in\n{masked}");
            for finding in &findings {
                for sentence in sentences(finding) {
                    assert!(
                        !sentence.contains(&known),
                        "{}: {sentence}",
                        finding.rule.name
                    );
                }
            }
            let quotation = format!("found {value:?} and `{known}`");
            let shown = secrets.mask(&quotation);
            assert!(
                !shown.contains(&known),
                "{known} in {shown} of
{text}"
            );
        }
        assert_eq!(masked.len(), text.len());
        assert_eq!(masked.chars().count(), text.chars().count());
        for (shown, written) in masked.bytes().zip(text.bytes()) {
            assert!(shown == written || shown == b'*', "{masked}");
            assert_eq!(shown == b'\n', written == b'\n');
        }
    }
}

/// The findings of the group secret, as what they point at.
fn reported(text: &str, document_type: Option<&str>) -> Vec<(&'static str, String)> {
    let options = Options {
        document_type: document_type.map(str::to_owned),
        ..Options::default()
    };
    let findings = avatar_lint_rules::lint(text, &options);
    let secret = findings
        .iter()
        .filter(|finding| finding.rule.group.as_str() == "secret");
    secret
        .inspect(|finding| assert_eq!(finding.level, Level::Error))
        .map(|finding| (finding.rule.name, finding.span.text(text).to_owned()))
        .collect()
}

#[test]
fn a_credential_is_reported_once_and_exactly() {
    for (place, value) in PLACES[..6]
        .iter()
        .flat_map(|place| VALUES.map(|value| (place, value)))
    {
        let (value, secret) = parts(value);
        let text = place.replace('§', &format!("'{value}'"));
        let rule = if secret.starts_with("octopize_apikey") {
            "plaintext-secret"
        } else {
            "credential-in-url"
        };
        assert_eq!(reported(&text, None), [(rule, secret)], "{text}");
    }
}

#[test]
fn keys_of_the_api_are_reported_anywhere() {
    let key = "octopize_apikey.1f.c2VjcmV0";
    for text in [
        format!("# {key}\nkind: AvatarVolume\n"),
        format!("kind: AvatarVolume\n{key}: 1\n"),
        format!("- {key}\n"),
        format!("kind: [\n  {key}\n"),
        format!("kind: AvatarVolume # try {key}, it works\n"),
    ] {
        assert_eq!(
            reported(&text, None),
            [("plaintext-secret", key.to_owned())],
            "{text}"
        );
    }
}

#[test]
fn fields_for_secrets_are_reported_with_a_value_alone() {
    let login = "username: ada\npassword: 'it''s'\nclient_secret: null\ntoken: abc\n";
    let expected = [("plaintext-secret", "it''s"), ("plaintext-secret", "abc")];
    let expected = expected.map(|(rule, secret)| (rule, secret.to_owned()));
    assert_eq!(reported(login, Some("Login")), expected);
    assert_eq!(reported(login, None), expected);
    let json = "{\"email\": \"a@b.c\", \"password\": \"${PASSWORD}\", \"plaintext\": \"x9\"}";
    assert_eq!(
        reported(json, Some("CreateUser")),
        [("plaintext-secret", "x9".to_owned())]
    );
}

#[test]
fn what_may_be_an_example_or_another_tools_is_hidden_and_not_reported() {
    let masks = |text: &str| {
        let stream = pyyaml_syntax::parse(text);
        !Secrets::new(&stream, None).is_empty()
    };
    for (text, reported_as) in [
        ("# password: hunter2x\n", Some("plaintext-secret")),
        ("# password: hunterx\n", None),
        ("x: []]\npassword: hunter2 too\n", Some("plaintext-secret")),
        ("x: []]\npassword: hunter too\n", None),
        (
            "kind: x\nnote: host=db password=Zq7vTr0ub4\n",
            Some("credential-in-url"),
        ),
        ("kind: x\nnote: host=db password=abcdef\n", None),
        (
            "kind: x\nurl: host=db password=abcdef\n",
            Some("credential-in-url"),
        ),
        ("kind: x\nplan: {a: host=db password=Zq7vTr0ub4}\n", None),
        (
            "kind: x\nplan: {a: 'postgres://u:abcdef@db'}\n",
            Some("credential-in-url"),
        ),
        ("kind: x\nhost=db password=Zq7vTr0ub4: 1\n", None),
        ("kind: x\nnote: {host=db password=Zq7vTr0ub4: 1}\n", None),
        (
            "kind: x\n'postgres://u:abcdef@db': 1\n",
            Some("credential-in-url"),
        ),
        (
            "kind: x\nnote: {'postgres://u:abcdef@db': 1}\n",
            Some("credential-in-url"),
        ),
    ] {
        assert!(masks(text), "{text}");
        let rules: Vec<_> = reported(text, None)
            .into_iter()
            .map(|(rule, _)| rule)
            .collect();
        assert_eq!(rules, Vec::from_iter(reported_as), "{text}");
    }
}

#[test]
fn of_several_secrets_below_one_field_the_first_is_reported() {
    let text = "kind: x\npassword: {old: hunter2x, password: Zq7vTr0ub4}\n";
    let expected = [("plaintext-secret", "hunter2x".to_owned())];
    assert_eq!(reported(text, None), expected);
}

#[test]
fn a_secret_that_has_an_anchor_is_reported_below_the_key_where_it_is_written() {
    let text = "connection: &c postgres://ada:hunter2@db/crm\nfiles: *c\n";
    let stream = pyyaml_syntax::parse(text);
    let secrets = Secrets::new(&stream, None);
    let keys = secrets.spans().iter().map(|secret| secret.key);
    let keys: Vec<_> = keys
        .map(|key| key.and_then(pyyaml_syntax::Node::text))
        .collect();
    assert_eq!(keys, [Some("connection")]);
}

#[test]
fn in_a_configuration_a_table_may_be_called_token() {
    let text = "kind: AvatarParameters\nmetadata:\n  name: standard\nspec:\n  schema: s\n  \
                avatarization:\n    token: {k: 5}\n    t:\n      k: 5\n      column_weights:\n        \
                password: 2\n        token: 1\n";
    assert_eq!(reported(text, None), []);
}

#[test]
fn placeholders_are_clean() {
    for value in [
        "${PASSWORD}",
        "<password>",
        "{{password}}",
        "****",
        "%3Cpassword%3E",
    ] {
        let text = format!(
            "kind: AvatarDatabase\nmetadata:\n  name: crm\nspec:\n  connection: \
             'postgresql://ada:{value}@db/crm'\n"
        );
        assert_eq!(reported(&text, None), [], "{value}");
    }
}

#[test]
fn a_secret_that_a_quotation_cuts_off_is_masked() {
    let text = "url: 'https://example.org/?token=abcdefghijklmnopqrstuvwxyz'\n";
    let stream = pyyaml_syntax::parse(text);
    let secrets = Secrets::new(&stream, None);
    assert_eq!(secrets.spans().len(), 1);
    assert_eq!(secrets.spans()[0].role, Role::Credential);
    let cut = "`https://example.org/?token=abcdefgh…` is not allowed";
    assert_eq!(
        secrets.mask(cut),
        "`https://example.org/?token=****…` is not allowed"
    );
}

#[test]
fn a_short_secret_does_not_eat_other_words() {
    let text = "url: 'postgresql://u:sa@db'\n";
    let stream = pyyaml_syntax::parse(text);
    let secrets = Secrets::new(&stream, None);
    assert_eq!(
        secrets.mask("the same `sa` is unsafe"),
        "the same `****` is unsafe"
    );
}

#[test]
fn a_copy_of_a_secret_that_goes_on_in_the_next_line_is_masked() {
    let text = "password: correct horse Zq7\nnote: it is correct\n  horse Zq7, says Ada\n";
    let stream = pyyaml_syntax::parse(text);
    let masked = Secrets::new(&stream, None).masked_text().into_owned();
    for part in ["correct", "horse", "Zq7"] {
        assert!(!masked.contains(part), "{masked}");
    }
    assert!(masked.contains("note: "), "{masked}");
}

#[test]
fn a_masked_text_has_its_bytes_and_characters_where_they_were() {
    let text = "url: 'ftp://u:a\u{e9}\u{20ac}\u{1f511}z@db' # next\n";
    let stream = pyyaml_syntax::parse(text);
    let masked = Secrets::new(&stream, None).masked_text().into_owned();
    assert!(masked.starts_with("url: 'ftp://u:*") && masked.ends_with("*@db' # next\n"));
    let offsets = |text: &str| {
        text.char_indices()
            .map(|(offset, _)| offset)
            .collect::<Vec<_>>()
    };
    assert_eq!(offsets(&masked), offsets(text));
}

/// A text that grows with its argument.
type Shape = (&'static str, fn(usize) -> String);

/// Texts with many secrets, and with long ones.
const SHAPES: [Shape; 17] = [
    ("fields", |n| {
        each(n, |i| format!("password{i}: Zq7x{i}v{i}\n"))
    }),
    ("addresses", |n| {
        each(n, |i| {
            format!("u{i}: postgresql://ada:Zq7x{i}v{i}@db/crm\n")
        })
    }),
    ("tokens", |n| {
        each(n, |i| format!("t{i}: ghp_9aZ4kQ7mX2vB8nC5dF3gH6jL{i}\n"))
    }),
    ("copies", |n| {
        let copies = each(n, |_| "# Zq7vTr0ub4\n".to_owned());
        format!("password: Zq7vTr0ub4\n{copies}")
    }),
    ("encoded copies", |n| {
        let copies = each(n, |_| "- a%5Aq7vTr0ub4\n".to_owned());
        format!("- password: Zq7vTr0ub4\n{copies}")
    }),
    ("a long secret", |n| {
        format!("password: {}\n", "Zq7vTr0ub4".repeat(n))
    }),
    ("a long secret of words", |n| {
        format!("password: {}x\n", "Zq7v Tr0ub4 #x ".repeat(n))
    }),
    ("a block", |n| {
        format!("password: |\n{}", each(n, |i| format!("  Zq7x{i}v{i}\n")))
    }),
    ("a list", |n| {
        format!("password:\n{}", each(n, |i| format!("- Zq7x{i}v{i}\n")))
    }),
    ("one value", |n| {
        format!("a: '{}'\n", each(n, |i| format!("password=Zq7x{i} ")))
    }),
    ("open braces", |n| {
        format!("a: '{}'\n", "pwd={Zq7 ".repeat(n))
    }),
    ("open brackets", |n| {
        format!("a: '{}'\n", "pwd=<Zq7 ".repeat(n))
    }),
    ("unreadable", |n| {
        format!(
            "x: [\n{}",
            each(n, |i| format!("password: [Zq7x{i}, {{a: Zq8x{i}}}\n"))
        )
    }),
    ("heads of tokens", |n| {
        format!("password: Zq7 {}\n", "eyJhbGci/eyJ.".repeat(n))
    }),
    ("prefixes of tokens", |n| {
        format!("password: Zq7 {}\n", "ghp_.sk-.abc8Q~".repeat(n))
    }),
    ("schemes", |n| {
        format!("password: Zq7 {}\n", "://".repeat(n))
    }),
    ("percent signs", |n| {
        format!("a: 'https://ada:Zq7@x/?{}'\n", "a=%41&".repeat(n))
    }),
];

fn each(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).map(line).collect()
}

/// The least time that it takes to find and to mask the secrets of a text.
fn time(text: &str) -> Duration {
    let stream = pyyaml_syntax::parse(text);
    let once = || {
        let begin = Instant::now();
        let secrets = Secrets::new(&stream, None);
        assert!(!secrets.is_empty());
        assert_eq!(secrets.masked_text().len(), text.len());
        let _ = secrets.mask(&text[..200]);
        begin.elapsed()
    };
    (0..7).map(|_| once()).min().unwrap()
}

#[test]
fn the_cost_of_many_and_of_long_secrets_is_linear() {
    const TIMES: usize = 16;

    for (name, shape) in SHAPES {
        let (small, large) = (time(&shape(400)), time(&shape(400 * TIMES)));
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        println!("{name}: {TIMES} times the text, {ratio:.1} times the time");
        // Were it quadratic, it would be 256; other programs disturb the clock.
        assert!(ratio < 64.0, "{name}: {small:?}, then {large:?}");
    }
}
