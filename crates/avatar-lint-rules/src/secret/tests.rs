//! Secrets in text, marked.

mod connections;
mod masked;

use super::find;
use proptest::prelude::*;

/// Reads a text whose secrets stand between `«` and `»`, and says which of them
/// are found.
fn check(marked: &str, search: fn(&str) -> Vec<std::ops::Range<usize>>) {
    let text = marked.replace(['«', '»'], "");
    let mut shown = String::new();
    let mut from = 0;
    for range in search(&text) {
        shown.push_str(&text[from..range.start]);
        shown.push('«');
        shown.push_str(&text[range.clone()]);
        shown.push('»');
        from = range.end;
    }
    shown.push_str(&text[from..]);
    assert_eq!(shown, marked);
}

fn find_in_source(text: &str) -> Vec<std::ops::Range<usize>> {
    let found = super::find_in_source(text).into_iter();
    found.map(|found| found.range).collect()
}

fn all(marked: &[&str]) {
    for text in marked {
        check(text, find);
    }
}

#[test]
fn the_password_of_a_url_is_found_and_the_user_is_not() {
    all(&[
        "postgresql://ada:«s3cret»@db.example.org:5432/crm",
        "postgres://ada:«p%40ss%2Fw%3Ard»@db/crm?sslmode=require",
        "mysql+pymysql://ada:«s3cret»@db/crm",
        "mongodb+srv://ada:«s3cret»@c0.example.net,c1.example.net/crm?authSource=admin",
        "redis://:«s3cret»@cache:6379/0",
        "jdbc:mysql://ada:«s3cret»@db:3306/crm",
        "oracle+cx_oracle://ada:«s3cret»@db:1521/?service_name=x",
        "https://«ghp_0123456789abcdefABCDEF»@example.org/data.csv",
        "amqp://a:«b:c»@mq",
        "see https://ada:«p@ss»@host/ and https://host/",
        "ftp://ada:«été»@host/",
        "redis://«hunter2»@cache:6379/0",
        "https://«ghp_0123456789abcdefABCDEF»@example.org:443/data.csv",
        "jdbc:oracle:thin:ada/«Zq7x»@db and jdbc:oracle:thin:bob/«Zq8y»@db",
        "postgresql://ada:«12;34x»@db/crm",
    ]);
}

#[test]
fn passwords_of_command_lines_and_password_files_are_found() {
    all(&[
        "mysql -h db -u avatar -p«S3cr3tPa55» crm",
        "/usr/bin/mysqldump -p'«S3cr3tPa55»' crm | gzip -p9 > crm.gz",
        "docker login -u avatar -p «S3cr3tPa55» registry.example.org",
        "sshpass -p '«S3cr3tPa55»' ssh avatar@db",
        "sqlplus -s avatar/«t1gerX9»@//db:1521/crm",
        "db.example.org:5432:crm:avatar:«S3cr3tPa55»",
        "*:*:crm:avatar:«S3cr3tPa55»",
    ]);
}

#[test]
fn options_and_fields_that_are_no_passwords_are_clean() {
    all(&[
        "mysql -h db -P3306 -p crm",
        "mysql -p${MYSQL_PWD1} crm",
        "docker run -p 8080:80 image1",
        "pytest -p plugin2 --maxfail=1",
        "mysql -h db; ssh -p2222x host",
        "sqlplus / as sysdba",
        "see data/2024a/run@host",
        "aa:11:bb:22:cc:33:dd1",
        "2024-05-06T12:30:00+01:00",
        "image:10:20:30:40",
    ]);
}

#[test]
fn a_password_that_should_have_been_encoded_is_found_whole() {
    all(&[
        "postgres://ada:«p/a?s#s»@db/crm",
        "postgres://ada:«my pass»@db/crm",
    ]);
}

#[test]
fn urls_without_a_secret_are_clean() {
    all(&[
        "file:///data/avatar",
        "{root:uri}/../",
        "s3://bucket/path@version/file.csv",
        "https://example.org:8443/@scope/data",
        "https://[::1]:8443/x@y",
        "sftp://ada@example.org/data",
        "https://hunter2@example.org/data",
        "redis://${PASSWORD}@cache:6379/0",
        "postgresql://ada@db/crm",
        "postgresql://ada:@db/crm",
        "postgresql://ada:${PASSWORD}@db/crm",
        "postgresql://ada:${PASSWORD:-a/b}@db/crm",
        "postgresql://${DB_USER}:${DB_PASSWORD}@db/crm",
        "postgresql://ada:<password>@db/crm",
        "postgresql://ada:%3Cpassword%3E@db/crm",
        "postgresql://ada:{{password}}@db/crm",
        "postgresql://ada:****@db/crm",
        "https://example.org/?page=2&sort=name&key=customer&code=FR",
        "mailto:ada@example.org/x",
        "crm_prod",
        "git@example.org:team/repo.git",
    ]);
}

#[test]
fn tokens_and_signatures_in_a_query_are_found() {
    all(&[
        "https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIA%2F20240101%2Feu&X-Amz-Signature=«0a1b2c»&x=1",
        "https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIA&Expires=1&Signature=«vjby%2BPxr4%3D»",
        "https://a.blob.core.windows.net/c?sv=2022-11-02&sr=b&sig=«Zm9v%2BYg%3D%3D»&se=2030",
        "https://storage.googleapis.com/b/o?X-Goog-Algorithm=x&X-Goog-Signature=«abcdef01»",
        "https://example.org/d.csv?token=«t0k3n»",
        "https://example.org/d.csv?a=b&access_token=«t0k3n»&b=c",
        "https://example.org/d.csv?sig=«abc»&b=c",
        "https://example.org/d.csv?password=«{ab1»&x=1}",
        "https://example.org/d.csv?api_key=«k»&apikey=«k2»&api-key=«k3»",
        "https://example.org/d.csv?pass%77ord=«abc»",
        "https://maps.example.org/?key=«AIzaSyA0123456789abcdefgh»",
        "https://proxy/?url=https%3A%2F%2Fada%3A«s3cret»%40host%2F",
        "https://proxy/?url=https%253A%252F%252Fada%253A«s3cret»%2540host",
        "jdbc:postgresql://db/crm?user=ada&password=«s3;cret»&ssl=true",
    ]
    .map(|text| text));
}

#[test]
fn tokens_are_found_wherever_they_stand() {
    all(&[
        "«octopize_apikey.6f1c2a34-0000-4000-8000-00000000000a.Zm9v_YmFy-w»",
        "key is «octopize_apikey.1.abc», keep it",
        "Authorization: Bearer «abc.def-123»",
        "Authorization: Basic «YWRhOnMzY3JldA==»",
        "Authorization: token «0123456789abcdefghij»",
        "Authorization: token 0123456789abcdefghi",
        "a header, Basic «YWRhOnMzY3JldA==», of a user",
        "Authorization: Basic «abcd»",
        "Authorization: Basic abc",
        "the Basic plan of 2024",
        "xghp_0123456789abcdefABCDEF",
        "x-ghp_0123456789abcdefABCDEF",
        "ghp_a1a1a1a1a1a1a1a1a1a1a1a1",
        // Each character twice
        "«ghp_0123456789abcdef0123456789abcdef»",
        "Authorization: token abcdefghijklmnopqrstuvw",
        "the token 0123456789abcdefghijk",
        "«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl»",
        "«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.a.b.c2lnbmF0dXJl»",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIi",
        "eyJhbG.eyJzdW.c2ln",
        "xeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "bot «123456789:AAF7Kq2mN8pR1tV5wY9zB3cE6fH0jL2nP4q»",
        "12:AAF7Kq2mN8pR1tV5wY9zB3cE6fH0jL2nP4q",
        "octopize_apikey.<uuid>.<secret>",
        "octopize_apikey.…",
        "the bearer of this letter",
        "by bearer authentication alone",
        "with bearer v1",
        "curl -H 'X-Api-Key: «Zq7vTr0ub4»' https://example.org",
        "PRIVATE-TOKEN: «Zq7vTr0ub4», as of today",
        "password: see page 12 of the manual",
        "the token: it is in the vault",
        "Authorization: Bearer ${TOKEN}",
    ]);
}

#[test]
fn the_body_of_a_private_key_is_found() {
    all(&[
        "-----BEGIN RSA PRIVATE KEY-----\n«MIIEpAIBAAKCAQEA»\n-----END RSA PRIVATE KEY-----",
        "key -----BEGIN PRIVATE KEY----- «MIIEvQ\nMIIEvR» -----END PRIVATE KEY-----.",
        "of the server -----BEGIN OPENSSH PRIVATE KEY-----\n\n«b3BlbnNzaC1rZXk»\n",
        "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n<key>\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY",
    ]);
}

#[test]
fn the_secret_of_an_application_of_entra_is_found() {
    let rest = "Zq7vTr0ub4Zq7vTr0ub4Zq7vTr0ub4Zq7vTr0ub4";
    for len in [28, 38] {
        let secret = format!("«abc8Q~{}»", &rest[..len]);
        check(&secret, find);
        check(&format!("secret {secret}, keep it"), find);
    }
    for none in [
        format!("abc8Q~{}", &rest[..27]),
        format!("abc8Q~{}", &rest[..39]),
        format!("xabc8Q~{}", &rest[..30]),
        format!("c8Q~{}", &rest[..32]),
    ] {
        check(&none, find);
    }
}

#[test]
fn the_path_of_a_webhook_is_a_secret() {
    all(&[
        "https://hooks.slack.com/services/«T024BE7LD/B024BE7LE/Zq3b8Xk1T9vWmN4pR7sUyA2c»",
        "post to https://discord.com/api/webhooks/«1234567890123456789/Zq3b8Xk1T9vWmN4pR7sUyA2c», please",
        "https://acme.webhook.office.com/webhookb2/«1b2c3d4e-1111-2222@5e6f/IncomingWebhook/9c1e2d»",
        "https://api.telegram.org/bot«123456789:AAF7Kq2mN8pR1tV5wY9zB3cE6fH0jL2nP4q/getMe»",
        "https://hooks.slack.com/services/<id>",
        "https://hooks.slack.com/services/T024",
        "https://hooks.slack.com/services/an-overview-of-all-services",
        "https://hooks.slack.com/services/${SLACK_WEBHOOK}",
        "https://docs.example.org/hooks.slack.com/services/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",
        "https://discord.com/api/guilds/1234567890123456789",
    ]);
}

#[test]
fn a_word_after_the_name_of_a_secret_is_one_if_it_looks_chosen() {
    all(&[
        "crmload --user ada --password «hunter2» --db crm",
        "the password is «Zq7vTr0ub4»",
        "mot de passe : «Zq7vTr0ub4», à changer",
        "pwd is '«Zq7vTr0ub4»'",
        "the password is rotated every 90days",
        "curl -u ada:«Str0ngPa55» https://example.org",
        "machine db login ada password «Str0ngPa55»",
        "log in as ada with password \"«Str0ngPa55»\".",
        "--password ${PASSWORD}",
        "--password <password> --db crm2",
        "--password --k8s",
        "the password is in the vault",
        "password rotation every 90days",
        "token v2 replaces it",
        "the secret /run/secrets/db1",
        "curl -u ada:${PASSWORD} https://example.org",
        "id -u 1000:1000",
    ]);
}

#[test]
fn in_yaml_that_cannot_be_parsed_a_key_is_enough() {
    for text in [
        "{password: \"«hunter2»\", k: 5, x: [\n",
        "password: \"«hunter2\"x9z»\nk: [\n",
        "see https://token:8443/data\nx: [\n",
        "spec: [\n  password: «hunter2 x»\n  k: 5\n",
        "'new_password' : \"«hunter2»\"\nx: {",
        "{username: ada, password: «hunter2, x: [}»",
        "url: \"postgres://ada:«s3cret»@db/crm\n",
        "connection: 'host=db password=«hunter2»'\nx: [",
        "password: ${PASSWORD}\n",
    ] {
        check(text, find_in_source);
    }
}

#[test]
fn a_name_means_in_a_document_what_it_means_there_whatever_comes_before() {
    // `pass` holds a password in a message of the API, and may be a setting elsewhere.
    let payload = "user: ada\npass: hello\n";
    let configuration = "kind: AvatarVolume\nspec:\n  pass: hello\n";
    for documents in [[payload, configuration], [configuration, payload]] {
        let text = documents.join("---\n");
        let stream = pyyaml_syntax::parse(&text);
        let secrets = super::tree::secrets(&stream, None);
        let places: Vec<_> = secrets.iter().map(|secret| secret.span.start()).collect();
        let expected = text.find(payload).unwrap() + payload.find("hello").unwrap();
        assert_eq!(places, [expected], "{text}");
    }
}

proptest! {
    #[test]
    fn every_start_of_a_token_is_found(text in "(AKIA|ghp_|sk-|sk-ant-|eyJ|8Q~|-----BEGIN|octopize_apikey\\.|[a-zA-Z_.é-]{0,4}){0,6}") {
        let signs = super::prefixes::SIGNS.into_iter();
        let signs = signs.chain(super::prefixes::PREFIXES.map(|(prefix, _)| prefix));
        let signs: Vec<_> = signs.collect();
        let stand = |start: usize| {
            let rest = &text.as_bytes()[start..];
            signs.iter().any(|sign| rest.starts_with(sign.as_bytes()))
        };
        for from in 0..=text.len() {
            let found = super::prefixes::next_start(&text, from);
            let first = (from..text.len()).find(|start| stand(*start));
            prop_assert_eq!(found.map(|(start, _)| start), first);
            if let Some((start, number)) = found {
                let rest = &text.as_bytes()[start..];
                let fit = signs.iter().filter(|sign| rest.starts_with(sign.as_bytes()));
                prop_assert_eq!(fit.max_by_key(|sign| sign.len()), signs.get(number));
            }
        }
    }

    #[test]
    fn ranges_are_in_order_apart_and_between_characters(text in "[a-z:/@=;&?'\"{}%40 \n\u{e9}pwd]{0,60}") {
        for search in [find, find_in_source] {
            let mut end = None;
            for range in search(&text) {
                prop_assert!(text.get(range.clone()).is_some_and(|secret| !secret.is_empty()));
                prop_assert!(end.is_none_or(|end| end < range.start));
                end = Some(range.end);
            }
        }
    }

    #[test]
    fn any_encoded_password_of_a_url_is_found(password in "[a-z0-9]{1,8}(%40|%2F|%3A|%25|%C3%A9|%3D)[a-z0-9]{1,8}") {
        check(&format!("postgresql://ada:«{password}»@db/crm"), find);
        check(&format!("https://example.org/?a=1&token=«{password}»"), find);
    }

    #[test]
    fn any_braced_password_of_odbc_is_found(password in "[a-z0-9;='\" ]{2,12}") {
        prop_assume!(!super::placeholder::is_placeholder(&password));
        check(&format!("Server=db;Pwd={{«{password}»}};Uid=a"), find);
    }
}
