//! Random sets with secrets in random places and encodings, readable and not.
//!
//! The tests of the library, the command and the server run them, and the fuzz targets
//! take their parts. Secrets are made of units that begin with [`MARK`], so that any part of one
//! that says something has the mark in it, and so has each of its encodings.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A set, and what must be found in no output about it.
pub(crate) struct Set {
    /// The file's bytes.
    #[allow(dead_code, reason = "an editor has none")]
    pub(crate) bytes: Vec<u8>,
    /// The same as a string, as an editor has it.
    pub(crate) text: String,
}

/// What each unit of a secret begins with.
const MARK: &str = "Zq7";

/// The mark as each encoding writes it, without backslashes.
const MARKS: [&str; 13] = [
    MARK,
    "%5A%71%37",
    "%5a%71%37",
    "%255A%2571%2537",
    "%5Aq7",
    "Z%717",
    "x5ax71x37",
    "x5Ax71x37",
    "u005au0071u0037",
    "u005Au0071u0037",
    "U0000005aU00000071U00000037",
    // In base64, where the units begin at every third byte.
    "WnE3",
    "x5aq7",
];

/// The part of `output` around the first secret in it.
pub(crate) fn leak(output: &str) -> Option<String> {
    // Outputs that quote a string double its backslashes.
    let plain = output.replace('\\', "");
    let at = MARKS.iter().find_map(|mark| plain.find(mark))?;
    let start = plain.floor_char_boundary(at.saturating_sub(300));
    let end = plain.floor_char_boundary(at + 200);
    Some(plain[start..end].to_owned())
}

/// Values with a secret, for `§`, that no reader doubts.
const VALUES: [&str; 41] = [
    "postgresql://ada:§@db.example.org:5432/crm",
    "postgres://ada:§@[::1]:5432/crm?sslmode=require",
    "mysql+pymysql://ada:§@db/crm",
    "mariadb://ada:§@db/crm",
    "mssql+pyodbc://ada:§@db/crm?driver=x",
    "mongodb+srv://ada:§@c0.example.net/crm",
    "redis://:§@cache:6379/0",
    "rediss://§@cache:6379/0",
    "oracle+oracledb://ada:§@db:1521/?service_name=x",
    "ada/§@db:1521/crm",
    "ada/§@CRMPROD",
    "snowflake://ada:§@account/crm",
    "clickhouse://ada:§@db:9000/crm",
    "cockroachdb://ada:§@db:26257/crm",
    "trino://ada:§@db:443/crm",
    "redshift+psycopg2://ada:§@db:5439/crm",
    "elasticsearch://ada:§@db:9200",
    "amqp://ada:§@mq/",
    "sftp://ada:§@example.org/data",
    "neo4j+s://ada:§@graph/",
    "databricks://token:§@x.cloud.example.org?http_path=y",
    "host=db user=ada password=§ dbname=crm",
    "Server=tcp:db,1433;User Id=sa;Password=§;Encrypt=True",
    "Driver={ODBC Driver 18};Server=db;Uid=sa;Pwd={§}",
    "DATABASE=crm;HOSTNAME=db;PORT=50000;UID=ada;PWD=§;",
    "jdbc:sqlserver://db:1433;user=sa;password=§",
    "jdbc:postgresql://db/crm?user=ada&password=§",
    "jdbc:oracle:thin:ada/§@//db:1521/crm",
    "jdbc:db2://db:50000/crm:user=ada;password=§;",
    "ada:§@tcp(127.0.0.1:3306)/crm",
    "AccountName=a;AccountKey=§;EndpointSuffix=x",
    "https://b.s3.amazonaws.com/k?X-Amz-Signature=§&x=1",
    "https://b.s3.amazonaws.com/k?X-Amz-Credential=x&X-Amz-Security-Token=§",
    "https://a.blob.core.windows.net/c?sv=2022&sig=§&se=2030",
    "https://storage.googleapis.com/b/o?X-Goog-Signature=§",
    "https://example.org/d.csv?access_token=§",
    "https://example.org/go?next=https%3A%2F%2Fada%3A§%40host%2F",
    "Authorization: Bearer §",
    "curl -H 'X-Api-Key: §' https://example.org",
    "{\"user\": \"ada\", \"pwd\": \"§\"}",
    "export DB_PASSWORD=§",
];

const FIELDS: [&str; 18] = [
    "password",
    "new_password",
    "client_secret",
    "secret_access_key",
    "access_token",
    "refresh_token",
    "db_password",
    "apiKey",
    "pasword",
    "Pass-Word",
    "passphrase",
    "plaintext",
    "\"password\"",
    "mot_de_passe",
    "aws_secret_access_key",
    "private-key",
    "DB_PWD",
    "SAS_TOKEN",
];

/// How a value stands below its field. `§` is the secret.
const BELOW: [&str; 20] = [
    " §",
    " '§'",
    " \"§\"",
    " [§]",
    " [other, {deep: §}]",
    " {value: §}",
    "\n  - §",
    "\n  §",
    "\n    - deep:\n        - §",
    " |\n    §",
    " >-\n    §",
    " |2\n    §",
    " !!str §",
    " &here §",
    " &here !!str '§'",
    " § # as of today",
    " {a: {b: [§, §]}}",
    " !secret §",
    " [\n    §,\n  ]",
    " {§}",
];

/// What makes a document unreadable.
const BROKEN: [&str; 12] = [
    "x: [\n",
    "x: 'a'b\n",
    "x: \"\\q\"\n",
    "x: *nowhere\n",
    "\t- x\n",
    "x: y: z\n",
    "? [\n",
    "{a: 1 b: 2}\n",
    "x: 'never closed\n",
    "<<<<<<< HEAD\n",
    "%YAML 9.9\n",
    "{% if x %}\n",
];

/// Numbers that are the same in every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }

    /// A secret of letters and digits.
    fn word(&mut self) -> String {
        const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPRSTUVWXY2345689";
        let mut word = String::new();
        for _ in 0..2 + self.below(3) {
            word += MARK;
            word.extend((0..3).map(|_| char::from(LETTERS[self.below(LETTERS.len())])));
        }
        word
    }

    /// A word, or a token that is known by its form.
    pub(crate) fn secret(&mut self) -> String {
        match self.below(8) {
            0 => format!("ghp_{}{}", self.word(), self.word()),
            _ => self.word(),
        }
    }
}

fn each_byte(secret: &str, written: impl Fn(u8) -> String) -> String {
    secret.bytes().map(written).collect()
}

fn percent(secret: &str) -> String {
    each_byte(secret, |byte| format!("%{byte:02X}"))
}

/// Ways to write a secret between double quotes, and, from the fifth, anywhere.
fn encoded(random: &mut Random, secret: &str, is_quoted: bool) -> String {
    let ways = if is_quoted { 9 } else { 4 };
    match random.below(ways) {
        0 => percent(secret),
        1 => percent(secret).to_lowercase(),
        2 => percent(secret).replace('%', "%25"),
        3 => secret.replace('Z', "%5A"),
        4 => each_byte(secret, |byte| format!("\\x{byte:02x}")),
        5 => each_byte(secret, |byte| format!("\\u{byte:04x}")),
        6 => each_byte(secret, |byte| format!("\\u{byte:04X}")),
        7 => each_byte(secret, |byte| format!("\\U{byte:08x}")),
        _ => secret.replace('Z', "\\x5a"),
    }
}

/// A secret with what a person puts into a password, below a field of one.
fn awkward(random: &mut Random) -> String {
    let (first, second) = (random.word(), random.word());
    let field = random.of(&FIELDS);
    match random.below(11) {
        0 => format!("{field}: {first} #{second}\n"),
        1 => format!("{field}: {first}#{second}\n"),
        2 => format!("{field}: '{first} #{second}''{second}'\n"),
        3 => format!("{field}: \"{first}\\\"{second}\\\\{second}\"\n"),
        4 => format!("{field}: {first}: {second}\n"),
        5 => format!("{field}: {first} {second}\n"),
        6 => format!("{field}: {first}é€🔑{second}\n"),
        7 => format!("{field}: \"{first}\\\n    {second}\"\n"),
        8 => format!("{field}: '{first}\n    {second}'\n"),
        9 => format!("{field}: |\n    {first}\n    {second}\n"),
        _ => format!("{field}: {first}@{second}:{first}/{second}\n"),
    }
}

/// The credentials of basic authentication.
pub(crate) fn basic(secret: &str) -> String {
    STANDARD.encode(format!("ada12:{secret}"))
}

/// One secret in a field or a value, as the lines of a mapping.
pub(crate) fn carrier(random: &mut Random, secret: &str) -> String {
    match random.below(7) {
        0..3 => {
            let (field, below) = (random.of(&FIELDS), random.of(&BELOW));
            format!("{field}:{}\n", below.replace('§', secret))
        }
        3 => {
            format!("note: 'Authorization: Basic {}'\n", basic(secret))
        }
        _ => {
            let value = random.of(&VALUES).replace('§', secret);
            let key = random.of(&["url", "connection", "location", "files", "note", "a b"]);
            match random.below(4) {
                0 => format!("{key}: '{}'\n", value.replace('\'', "''")),
                1 => format!("{key}: |\n    {value}\n"),
                2 => format!("{key}:\n  - {}\n", serde_json::to_string(&value).unwrap()),
                _ => format!("{key}: {}\n", serde_json::to_string(&value).unwrap()),
            }
        }
    }
}

/// The secret once more, where nothing says that it is one.
fn copy(random: &mut Random, secret: &str) -> String {
    match random.below(16) {
        0 => format!("# was {secret}\n"),
        1 | 2 => format!("note2: \"{}\"\n", encoded(random, secret, true)),
        3 => format!("note2: see {}\n", encoded(random, secret, false)),
        4 => format!("{secret}: 1\n"),
        5 => format!("note2: old{secret}new\n"),
        6 => format!("'{secret}': [x, x]\n"),
        7 => format!("note2: &{secret} x\nnote3: *{secret}\n"),
        8 => format!("note2: !{secret} x\n"),
        9 => format!("? {secret}\n: on\n"),
        10 => format!("note2: \"{}\\\n   {}\"\n", &secret[..6], &secret[6..]),
        11 => format!("# {}\n", encoded(random, secret, false)),
        12 => format!("? [{secret}, {secret}]\n: 1\n"),
        _ => String::new(),
    }
}

pub(crate) fn indented(lines: &str) -> String {
    let lines: Vec<String> = lines.lines().map(|line| format!("  {line}\n")).collect();
    lines.concat()
}

impl Set {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        // Half of a password is no copy of it, so such a set has no copies.
        let (secret, carried, copied) = if random.below(8) == 0 {
            ("trial".to_owned(), awkward(&mut random), String::new())
        } else {
            let secret = random.secret();
            let carried = carrier(&mut random, &secret);
            let copied = copy(&mut random, &secret);
            (secret, carried, copied)
        };
        let lines = if random.below(2) == 0 {
            format!("{carried}{copied}")
        } else {
            format!("{copied}{carried}")
        };
        let name = if random.below(4) == 0 {
            &*secret
        } else {
            "trial"
        };
        let mut text = match random.below(6) {
            0 => format!(
                "kind: AvatarMetadata\nmetadata:\n  name: {name}\nspec:\n  display_nam: on\n\
                 annotations:\n{}",
                indented(&lines)
            ),
            1 => format!(
                "kind: AvatarDatabase\nmetadata: {{name: {name}}}\nspec:\n  backing: sqll\n{}",
                indented(&lines)
            ),
            2 => format!(
                "kind: AvatarVolume # {name}\nmetadata:\n  name: {name}\n  nam: no\nspec:\n{}",
                indented(&lines)
            ),
            3 => format!(
                "kind: AvatarSchema\nmetadata: {{name: s}}\nspec:\n  tables:\n  - name: {name}\n    \
                 columns:\n    - field: {name}\n      dropp: true\n{}",
                indented(&indented(&lines))
            ),
            4 => {
                format!("kind: AvtarVolume\nmetadata: {{name: {name}}}\nspec:\n  url: on\n{lines}")
            }
            _ => format!("grant_type: on\nusername: {name}\n{lines}"),
        };
        if random.below(3) == 0 {
            text += &*format!(
                "---\nkind: AvatarSchema\nmetadata: {{name: s}}\nspec:\n  tables:\n  - name: \
                 {secret}\n    columns:\n    - field: on # {secret}\n    - feld: {secret}\n      \
                 pattern: '{secret}-{{{{nobody}}}}'\n"
            );
        }
        if random.below(3) == 0 {
            let broken = random.of(&BROKEN);
            text = if random.below(2) == 0 {
                format!("{broken}{text}")
            } else {
                format!("{text}{broken}")
            };
        }
        if random.below(6) == 0 {
            text = text.replace('\n', "\r\n");
        }
        let bytes = match random.below(12) {
            0 => utf16(&text, u16::to_le_bytes),
            1 => utf16(&text, u16::to_be_bytes),
            2 => ["\u{feff}".as_bytes(), text.as_bytes()].concat(),
            3 => [text.as_bytes(), b"# caf\xe9\n"].concat(),
            _ => text.clone().into_bytes(),
        };
        Self { bytes, text }
    }
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}
