//! What is hidden of a whole configuration, marked.

use crate::secret::Secrets;
use crate::{Edit, Fix};
use pyyaml_syntax::{Span, parse};

/// Reads YAML whose secrets stand between `«` and `»`, and says which characters are
/// hidden.
fn check_as(marked: &str, document_type: Option<&str>) {
    let text = marked.replace(['«', '»'], "");
    let stream = parse(&text);
    let shown = Secrets::new(&stream, document_type)
        .masked_text()
        .into_owned();
    assert_eq!(shown, hidden(marked));
}

fn check(marked: &str) {
    check_as(marked, None);
}

/// A marked text with a star for each character between the marks.
fn hidden(marked: &str) -> String {
    let mut is_secret = false;
    let mut hidden = String::new();
    for c in marked.chars() {
        match c {
            '«' => is_secret = true,
            '»' => is_secret = false,
            '\n' => hidden.push(c),
            _ => hidden.push(if is_secret { '*' } else { c }),
        }
    }
    hidden
}

#[test]
fn what_yaml_cuts_off_a_password_is_part_of_it() {
    for text in [
        "# the login\npassword: «hunter2 #x9z»\n# and no more\n",
        "password: «hunter2   #x9z»  \n",
        "password: «#x9z»\n",
        "password:   «#x9z» \n",
        // A comment that was meant as one
        "password: «hunter2» # why\n",
        "password: «hunter2» ## why\n",
        "password: «hunter2» #\n",
        "password: «hunter2» #avatar-lint: ignore[plaintext-secret] mock\n",
        "password: '«hunter2»' #x9z\n",
        "password: # why\n",
        "password:\n",
    ] {
        check(text);
    }
}

#[test]
fn what_yaml_cuts_off_a_connection_is_part_of_its_secret() {
    for text in [
        "a: 1 # one\nurl: postgresql://ada:«hunter2 #x9z»@db/crm\n",
        "url: postgresql://ada:«hunter2 # x9z»@db/crm\n",
        "url: postgresql://ada:${PW} #x9z@db/crm\n",
        "url: https://example.org/?token=«Zq7v #x9z»  \n",
        "url: https://example.org/?token=«Zq7v» # why\n",
        "note: «ghp_0123456789abcdefghij #x9z»\n",
        "note: «ghp_0123456789abcdefghij» # why\n",
        "files: host=db password=«123» ## note\n",
        "files: host=db password=«hunter2 ##» note\n",
        "files: 'host=db password=«hunter2»' #x9z\n",
        "files: https://a:«hunter2»@h/ https://b:«Zq7v #x9z»@h/\n",
        "url: postgresql://ada:«hunter2»@db/crm # why\n",
    ] {
        check(text);
    }
}

#[test]
fn what_stands_below_the_field_of_a_secret_is_one() {
    for text in [
        "password: «3.25»\n",
        "password: «20240131»\n",
        "password: «2024-01-31»\n",
        "password: «2024-01-31 10:00:00»\n",
        "password: !!binary «aGVsbG8=»\n",
        "password: true\n",
        "password: [«hunter2», {a: «hunter3»}]\n",
        // What is a mapping to the reader
        "password: {«Zq7vTr0ub4»}\n",
        "password: {«correcthorse»}\n",
        "password: {«Zq7v»: «Tr0ub4»}\n",
        "password: {current: «hunter2»}\n",
        "password: {env: DB, vault: crm/db}\n",
        // A name that may be that of a setting
        "signature: 12345\n",
        "signature: «Zq7vTr0ub4»\n",
        "signature: «Basic Zq7vTr0ub4»\n",
    ] {
        check(text);
    }
}

#[test]
fn what_a_name_says_of_a_mapping_holds_where_the_name_is_no_other() {
    for text in [
        // What says where a secret is may hold one.
        "password: {vault: 'https://ada:«hunter2»@vault/crm'}\n",
        // The settings of a table called so, and those below a name of a setting
        "kind: x\nspec:\n  avatarization:\n    token: {note: Zq7vTr0ub4}\n",
        "auth: {realm: Zq7vTr0ub4}\n",
        // A list that holds itself
        "password: «&a [hunter2, *a]»\n",
        "note: &a [1, *a, {b: *a}]\n",
    ] {
        check(text);
    }
}

#[test]
fn a_long_value_is_looked_at_and_one_with_an_alias_as_what_the_alias_stands_below() {
    let words = "word ".repeat(1000);
    check(&format!(
        "note: '{words} postgres://ada:«hunter2»@db/crm'\n"
    ));
    check("note: &c ada/«hunter2»@crm\nconnection: *c\n");
}

#[test]
fn an_entry_beside_it_names_a_value() {
    for text in [
        "kind: x\nenv:\n- name: DB_PASSWORD\n  value: «hunter2»\n",
        "kind: x\nenv:\n- {key: apiKey, value: «hunter2»}\n",
        "kind: x\nenv:\n- {name: region, value: hunter2}\n",
        "kind: x\nenv:\n- {name: code, value: hunter2}\n",
    ] {
        check(text);
    }
}

#[test]
fn the_inputs_of_a_connection_are_hidden_but_for_those_that_tell_nothing() {
    let inputs = "fields:\n  host: db\n  User-Name: ada\n  port: 5432\n  motto: «open sesame»\n  \
                  pin: «1234»\n";
    check(&format!("name: crm\n{inputs}"));
    check_as(inputs, Some("CreateConnection"));
    // Any other field of a payload, and any configuration, has its own names.
    check("inputs: {motto: open sesame}\n");
    check("kind: AvatarVolume\nfields: {motto: open sesame}\n");
    let configuration = inputs.replace(['«', '»'], "");
    check_as(&configuration, Some("AvatarVolume"));
}

#[test]
fn a_connection_may_name_any_alias() {
    for text in [
        "kind: x\nconnection: ada/«hunter2»@crm_prod.x-1\n",
        "kind: x\nconnection: ada/hunter2@crm(x\n",
        "kind: x\nnote: ada/hunter2@crm_prod\n",
        "kind: x\ndsn: '  ada/«hunter2»@crm '\n",
    ] {
        check(text);
    }
}

#[test]
fn copies_are_hidden_however_they_are_written() {
    for text in [
        "password: «Zq7vTr0ub4»\nnote: it is «Zq7vTr0ub4»\n",
        "password: «Zq7vTr0ub4»\nnote: \"«\\x5aq7vTr0ub4»\"\n",
        "password: «Zq7vTr0ub4»\nnote: «%5Aq7vTr0ub4»\n",
        "password: «Zq7vTr0ub4»\nnote: \"«Zq7v\\\n  Tr0ub4»\"\n",
        "password: \"«it's Zq7v»\"\nnote: '«it''s Zq7v»'\n",
        // One of letters alone
        "password: «correcthorse»\nnote: it is «correcthorse»\n",
        // Short ones where they stand alone
        "password: «sa»\nnote: «sa» is unsafe\n",
        // In base64 with the user
        "authorization: «Basic YWRhOnMzY3JldA==»\nnote: it is «s3cret»\n",
    ] {
        check(text);
    }
}

#[test]
fn a_part_of_a_secret_that_says_something_is_hidden_by_itself() {
    for (secret, sentence, masked) in [
        (
            "'open sesame #treasure'",
            "Say open sesame or treasure, and sesame stays.",
            "Say **** or ****, and sesame stays.",
        ),
        (
            "|\n  correct horse\n  battery\n  a b\n",
            "correct horse, a b and battery",
            "****, a b and battery",
        ),
        (
            "'my Zq7v is a1 here'",
            "Zq7v, a1 and here",
            "****, a1 and here",
        ),
    ] {
        let text = format!("password: {secret}\n");
        let stream = parse(&text);
        let secrets = Secrets::new(&stream, None);
        assert_eq!(secrets.mask(sentence), masked, "{text}");
    }
}

#[test]
fn the_name_of_a_secret_is_not_hidden_for_being_its_value() {
    let stream = parse("password: password\n");
    let secrets = Secrets::new(&stream, None);
    let message = "`password` is in plaintext";
    assert_eq!(secrets.mask(message), message);
}

#[test]
fn a_quotation_with_escapes_that_is_cut_off_shows_no_secret() {
    let stream = parse("password: 'Zq\"7vTr0ub4'\n");
    let secrets = Secrets::new(&stream, None);
    assert_eq!(secrets.mask(r#"found "Zq\"7vTr…"#), "found \"****…");
}

#[test]
fn another_state_of_the_file_is_covered_character_by_character() {
    let stream = parse("password: hunter2\n");
    let secrets = Secrets::new(&stream, None);
    assert_eq!(
        secrets.cover("# no longer hunter2\n"),
        "# no longer *******\n"
    );
    let stream = parse("a: 1\n");
    let secrets = Secrets::new(&stream, None);
    assert!(secrets.is_empty());
    assert_eq!(secrets.cover("a: 2\n"), "a: 2\n");
}

#[test]
fn in_another_language_a_name_ends_at_a_letter_that_no_name_has() {
    let text = "épassword: [\n  Zq7x,\n]\n";
    let masked = Secrets::of_source(text).masked_text().into_owned();
    assert_eq!(masked, "épassword: *\n  ****,\n]\n");
}

#[test]
fn what_stands_below_a_name_in_text_that_cannot_be_read_is_hidden() {
    for text in [
        "x: [\npassword: «|»\n  «Zq7x one»\n\n  «Zq8y»\nk: v9\n",
        "x: [\n  password:\n  - «Zq7x»\n  - \"«Zq8y»\"\n  k: v9\n",
        "x: «[»]]\npassword: «[»\n«Zq7x»,\n{a: «Zq8y»}\n]\nk: v9\n",
        "x: [\nconnection: ada/«hunter2»@crm_prod\nnote: ada/autumn7@crm_prod\n",
        "x: [\n- \"postgres://ada:«p\\x40ss»@db/crm\"\nk: v9\n",
    ] {
        check(text);
    }
}

#[test]
fn only_what_cannot_be_read_is_searched_as_text() {
    let broken = "b: [\npassword: «hunter2 x»\n";
    let read = "note: 'password: autumn'\n";
    for text in [
        format!("{read}---\n{broken}"),
        format!("{broken}---\n{read}"),
        format!("{read}---\n{broken}---\n{read}"),
    ] {
        check(&text);
    }
}

#[test]
fn of_very_many_secrets_in_one_value_all_of_it_is_hidden() {
    let value = |count| {
        let secrets = (0..count).map(|at| format!("pwd=«Zq7x{at}» "));
        secrets.collect::<Vec<_>>().concat()
    };
    check(&format!("a: '{}'\n", value(64)));
    let all = value(65).replace(['«', '»'], "");
    check(&format!("a: '«{all}»'\n"));
}

#[test]
fn a_fix_that_writes_a_secret_is_shown_as_what_it_adds_or_not_at_all() {
    let stream = parse("password: hunter2\n");
    let secrets = Secrets::new(&stream, None);
    assert!(!secrets.is_empty());
    let shown = |edits: Vec<Edit>, message: &str| {
        let mut fix = Fix::safe(message, edits);
        secrets.withhold(&mut fix);
        fix.edits
    };
    let edit = |start, end, new: &str| Edit::replace(Span::new(start, end), new);
    assert_eq!(
        shown(vec![edit(10, 17, "'hunter2' #")], ""),
        [edit(10, 10, "'"), edit(17, 17, "' #")]
    );
    assert_eq!(
        shown(vec![edit(0, 17, "pass_word: hunter2")], ""),
        [edit(4, 4, "_")]
    );
    assert_eq!(shown(vec![edit(0, 8, "hunter2")], ""), []);
    let harmless = vec![edit(0, 8, "token")];
    assert_eq!(shown(harmless.clone(), ""), harmless);
    assert_eq!(shown(harmless, "Write ****"), []);
}

#[test]
fn a_password_in_base64_is_hidden_as_a_value_and_in_the_query_of_an_address() {
    for text in [
        "note: «YWRhOmh1bnRlcjIteDl6»\n",
        "note: '  «YWRhOmh1bnRlcjIteDl6» '\n",
        "note: «YTpzM2NyZXQ=»\n",
        // In both alphabets
        "note: «YWRhOnh+fn4/WnE3dg==»\n",
        "note: «YWRhOnh-fn4_WnE3dg»\n",
        // A password of four letters is a word, as far as anybody knows.
        "note: YWRhOnMzY3I=\n",
        "note: see YWRhOmh1bnRlcjIteDl6\n",
        "note: https://x.example/?a=1&auth=«Ym9iOnMzY3JldC1LeA==»&b=«YWRhOmh1bnRlcjIteDl6»\n",
        "note: https://x.example/?«»page&auth=«YTpzM2NyZXQ=»\n",
        "note: https://x.example/YTpzM2NyZXQ=\n",
    ] {
        check(text);
    }
}

#[test]
fn what_is_in_base64_and_is_no_password_is_left_alone() {
    for text in [
        // A text, an address and a placeholder behind a colon
        "note: YWRhOnNlZSBwYWdlIDEy\n",
        "note: ZnRwOi8vZXhhbXBsZS5vcmc=\n",
        "note: YWRhOnt7cGFzc3dvcmR9fQ==\n",
        // Nobody before it, or more than a name
        "note: Omh1bnRlcjIteDl6\n",
        "note: YWRhIGI6aHVudGVyMi14OXo=\n",
        // Too long for anybody
        &format!("note: {}\n", "YWRhOmh1bnRlcjIt".repeat(70)),
    ] {
        check(text);
    }
}

#[test]
fn a_line_of_a_password_file_is_a_connection() {
    for text in [
        "connection: db:5432:crm:ada:«secret»\n",
        "location: '*:*:*:ada:«it:is»'\n",
        "connection: ' db:5432:crm:ada:«secret» '\n",
        "connection: db:port:crm:ada:secret\n",
        "connection: db::crm:ada:secret\n",
        "connection: 'db:5432:crm:ada:'\n",
        "connection: db:5432:crm:ada:${PASSWORD}\n",
        "connection: db:5432:crm:ada b:secret\n",
        "connection: db:5432:crm:ada:see the vault\n",
        "note: db:5432:crm:ada:secret\n",
    ] {
        check(text);
    }
}

#[test]
fn what_is_encoded_or_has_a_tag_is_hidden_in_text_that_cannot_be_read() {
    for text in [
        "url: postgres%3A%2F%2Fada%3A«Zq7vTr0ub4»%40db%2Fcrm\nx: [\n",
        "x: [\npassword: «!!str \"Zq7v\n  Tr0ub4»\"\n",
        "x: [\npassword: «&a |»\n  «Zq7vTr0ub4»\n",
        "x: [\npassword: «[Zq7vTr0ub4»,\n  «Tr0ub4Zq7v»]\n",
        "x: [\npassword: «&a {b: Zq7vTr0ub4»,\n  c: «Tr0ub4Zq7v»}\n",
    ] {
        check(text);
    }
}

#[test]
fn of_many_secrets_in_one_value_all_of_it_is_hidden() {
    let tokens = |count: usize| (0..count).map(|n| format!("ghp_0123456789abcdefAB{n:02}"));
    let apart: Vec<_> = tokens(64).map(|token| format!("«{token}»")).collect();
    check(&format!("note: {}\n", apart.join(", ")));
    let whole: Vec<_> = tokens(65).collect();
    check(&format!("note: «{}»\n", whole.join(", ")));
}

#[test]
fn of_many_copies_in_one_value_of_several_lines_all_of_it_is_hidden() {
    let secret = "password: «Zq7vTr0ub4»\n";
    let copies = |count| vec!["Zq7vTr0ub4"; count];
    let apart = copies(64).join("» and\n  «");
    check(&format!("{secret}note: |\n  «{apart}»\n"));
    let whole = copies(65).join(" and\n  ");
    check(&format!("{secret}note: |\n  «{whole}»\n"));
}
