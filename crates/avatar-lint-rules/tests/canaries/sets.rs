//! Random sets with secrets in random places and encodings, readable and not.

/// A set, and what must be found in no output about it.
pub(crate) struct Set {
    /// The file.
    pub(crate) text: String,
    /// Each secret, in every way in which the file writes it.
    pub(crate) canaries: Vec<String>,
}

/// Values with a secret, for `§`, that no reader doubts.
const VALUES: [&str; 30] = [
    "postgresql://ada:§@db.example.org:5432/crm",
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
    "amqp://ada:§@mq/",
    "sftp://ada:§@example.org/data",
    "neo4j+s://ada:§@graph/",
    "databricks://token:§@x.cloud.example.org?http_path=y",
    "host=db user=ada password=§ dbname=crm",
    "Server=tcp:db,1433;User Id=sa;Password=§;Encrypt=True",
    "Driver={ODBC Driver 18};Server=db;Uid=sa;Pwd={§}",
    "jdbc:sqlserver://db:1433;user=sa;password=§",
    "jdbc:postgresql://db/crm?user=ada&password=§",
    "jdbc:oracle:thin:ada/§@//db:1521/crm",
    "ada:§@tcp(127.0.0.1:3306)/crm",
    "AccountName=a;AccountKey=§;EndpointSuffix=x",
    "https://b.s3.amazonaws.com/k?X-Amz-Signature=§&x=1",
    "https://a.blob.core.windows.net/c?sv=2022&sig=§&se=2030",
    "https://storage.googleapis.com/b/o?X-Goog-Signature=§",
    "https://example.org/d.csv?access_token=§",
    "Authorization: Bearer §",
    "{\"user\": \"ada\", \"pwd\": \"§\"}",
];

const FIELDS: [&str; 12] = [
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
];

/// How a value stands below its field. `§` is the secret.
const BELOW: [&str; 9] = [
    " §",
    " '§'",
    " \"§\"",
    " [§]",
    " [other, {deep: §}]",
    " {value: §}",
    "\n  - §",
    " |\n    §",
    " !!str §",
];

/// What makes a document unreadable.
const BROKEN: [&str; 8] = [
    "x: [\n",
    "x: 'a'b\n",
    "x: \"\\q\"\n",
    "x: *nowhere\n",
    "\t- x\n",
    "x: y: z\n",
    "? [\n",
    "{a: 1 b: 2}\n",
];

/// Numbers that are the same in every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }

    pub(crate) fn canary(&mut self) -> String {
        const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        let len = 8 + self.below(12);
        let mut canary = "Zq7".to_owned();
        canary.extend((0..len).map(|_| char::from(LETTERS[self.below(LETTERS.len())])));
        canary
    }
}

fn each_byte(secret: &str, written: impl Fn(u8) -> String) -> String {
    secret.bytes().map(written).collect()
}

fn percent(secret: &str) -> String {
    each_byte(secret, |byte| format!("%{byte:02X}"))
}

fn escaped(secret: &str) -> String {
    each_byte(secret, |byte| format!("\\x{byte:02x}"))
}

fn unicode(secret: &str) -> String {
    each_byte(secret, |byte| format!("\\u{byte:04x}"))
}

/// One secret in a field or a value, as the lines of a mapping.
pub(crate) fn carrier(random: &mut Random, secret: &str) -> String {
    if random.below(2) == 0 {
        let (field, below) = (random.of(&FIELDS), random.of(&BELOW));
        format!("{field}:{}\n", below.replace('§', secret))
    } else {
        let value = random.of(&VALUES).replace('§', secret);
        let key = random.of(&["url", "connection", "location", "files", "note"]);
        match random.below(2) {
            0 => format!("{key}: '{value}'\n"),
            _ => format!("{key}: {}\n", serde_json::to_string(&value).unwrap()),
        }
    }
}

pub(crate) fn indented(lines: &str) -> String {
    let lines: Vec<String> = lines.lines().map(|line| format!("  {line}\n")).collect();
    lines.concat()
}

impl Set {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let secret = random.canary();
        let canaries = vec![
            secret.clone(),
            percent(&secret),
            escaped(&secret),
            unicode(&secret),
        ];
        let carried = carrier(&mut random, &secret);
        let copy = match random.below(8) {
            0 => format!("# was {secret}\n"),
            1 => format!("note: \"{}\"\n", escaped(&secret)),
            2 => format!("note: \"{}\"\n", unicode(&secret)),
            3 => format!("note: see {}\n", percent(&secret)),
            4 => format!("{secret}: 1\n"),
            5 => format!("note: old{secret}new\n"),
            6 => format!("'{secret}': [x, x]\n"),
            _ => String::new(),
        };
        let lines = if random.below(2) == 0 {
            format!("{carried}{copy}")
        } else {
            format!("{copy}{carried}")
        };
        let name = if random.below(4) == 0 {
            &*secret
        } else {
            "trial"
        };
        let mut text = match random.below(4) {
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
                "kind: AvatarVolume\nmetadata:\n  name: {name}\n  nam: no\nspec:\n{}",
                indented(&lines)
            ),
            _ => format!("grant_type: on\nusername: {name}\n{lines}"),
        };
        if random.below(3) == 0 {
            text += &*format!(
                "---\nkind: AvatarSchema\nmetadata: {{name: s}}\nspec:\n  tables:\n  - name: \
                 {secret}\n    columns:\n    - field: on # {secret}\n    - feld: {secret}\n"
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
        Self { text, canaries }
    }
}
