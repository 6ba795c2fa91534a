//! Connection strings of every driver, with the secret marked.

use super::{all, check};
use crate::secret::find;

#[test]
fn connection_strings_of_every_driver_are_understood() {
    all(&[
        // PostgreSQL
        "host=db user=ada password=«s3cret» dbname=crm",
        r"host=db password='«it\'s a secret»' user=ada",
        r"password=«a\ b» host=db",
        "host=db password = «a;b» user=c",
        "postgresql:///crm?host=/tmp&user=ada&password=«s3cret»",
        // SQL Server, ADO.NET
        "Server=tcp:db,1433;User Id=sa;Password=«my pa=ss»;Encrypt=True",
        "Server=db;Pwd=\"«a;\"\"b»\";Uid=sa",
        "Password='«a;b»';Server=db",
        "Password=«my pass»;Server=db",
        "Server=db; Password = «x y» ; Timeout=3",
        // ODBC
        "Driver={ODBC Driver 18 for SQL Server};Server=db;Uid=sa;Pwd={«s3;cr}}et»};",
        "DSN=crm;UID=ada;PWD=«s3cret»",
        "PWD={«{abc}}»};UID=ada",
        // JDBC
        "jdbc:sqlserver://db:1433;databaseName=crm;user=sa@tenant;password=«p/w@x»;encrypt=true",
        "jdbc:sqlserver://db;password={«pass\";{}}word»};user=sa",
        "jdbc:oracle:thin:ada/«s3cret»@//db:1521/crm",
        "jdbc:oracle:thin:ada/\"«s3@cret»\"@db:1521:crm",
        "jdbc:oracle:thin:@//db:1521/crm",
        "jdbc:oracle:thin:@db:1521/crm?owner=ada@x",
        "jdbc:oracle:thin:ada/«s3cret»@(DESCRIPTION=(HOST=a@b))",
        "jdbc:mysql://address=(host=db)(user=ada)(password=«s3cret»)/crm",
        "jdbc:db2://db:50000/crm:user=ada;password=«s3cret»;",
        "jdbc:snowflake://x.snowflakecomputing.com/?user=ada&private_key_file_pwd=«s3cret»",
        // others
        "ada:«s3cret»@tcp(127.0.0.1:3306)/crm?parseTime=true",
        "ada:«s3cret»@db.example.org:5432/crm",
        "ada/«s3cret»@db:1521/crm",
        "cache:6379,password=«s3cret»,ssl=True",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=«Zm9v/YmFy+w==»;EndpointSuffix=x",
        "Endpoint=sb://x.net/;SharedAccessKeyName=Root;SharedAccessKey=«Zm9v=»",
        "BlobEndpoint=https://x/;SharedAccessSignature=«sv=2020&sig=abc%3D»",
        r#"{"user": "ada", "password": "«s3\"cret»", "port": 5432}"#,
        "mongodb://db/crm?tlsCertificateKeyFilePassword=«s3cret»",
        "trustStore=a.jks;trustStorePassword=«changeit»",
        "ada/«s3cret»@(DESCRIPTION=(ADDRESS=(HOST=db)(PORT=1521)))",
        "ada/«s3cret»@(DESCRIPTION=(HOST=a@b))",
        "ada/«Zq7vTr0ub4»@CRM_PROD",
        "ada/«p@ss»@db:1521/crm",
        "ada/\"«p@ss»\"@db:1521/crm",
        " ada/«p@ss»@(DESCRIPTION=(HOST=db)) ",
        // The Hadoop driver of Azure, with the longest name of an account
        "fs.azure.account.key.abcdefghijklmnopqrstuvwx.dfs.core.windows.net=«Zm9v/YmFy+w==»",
    ]);
}

#[test]
fn a_value_ends_where_its_driver_ends_it() {
    all(&[
        "pwd=«x9z»",
        "connect with Password=«abc9»;Timeout=3",
        "Password=«abc»;Timeout=3 user=ada",
        "Password=«a;b9» for crm",
        "Password=«ab;=c1» d",
        // A password that goes on after what YAML takes for a comment
        "host=db password=«hunter2 #x9z» user=ada",
        "host=db password=«a1 #b #c3» user=ada",
        "host=db password=«hunter2» # user=ada",
        "password=«hunter2  #x9z»",
        // Quotes
        r"Server=db;Password='«a\»';User=sa",
        r"password='«abc\'»' user='x'",
        "Server=db;Pwd=\"«abc\"\"»\";App=\"x\"",
        // A placeholder with spaces, and what stands after it
        "host=db password={{ pw }} api_key=«Zq7vTr0ub4»",
    ]);
}

/// A connection to each system, as its drivers and manuals write it, with `§` for the
/// password.
const SYSTEMS: [(&str, &str); 24] = [
    (
        "PostgreSQL",
        "postgresql://ada:§@db:5432/crm?sslmode=require",
    ),
    (
        "PostgreSQL, keywords",
        "host=db user=ada password=§ dbname=crm",
    ),
    ("MySQL", "mysql+pymysql://ada:§@db/crm?charset=utf8mb4"),
    ("MariaDB", "mariadb+mariadbconnector://ada:§@db:3306/crm"),
    (
        "SQL Server",
        "mssql+pyodbc://ada:§@db/crm?driver=ODBC+Driver+18",
    ),
    (
        "SQL Server, ADO.NET",
        "Server=tcp:db,1433;User Id=sa;Password=§;Encrypt=True",
    ),
    ("SQL Server, ODBC", "Driver=x;Server=db;Uid=sa;Pwd=§;"),
    (
        "Oracle",
        "oracle+oracledb://ada:§@db:1521/?service_name=crm",
    ),
    ("Oracle, JDBC", "jdbc:oracle:thin:ada/§@//db:1521/crm"),
    ("Db2", "DATABASE=crm;HOSTNAME=db;PORT=50000;UID=ada;PWD=§;"),
    ("Snowflake", "snowflake://ada:§@account/crm?warehouse=x"),
    (
        "BigQuery, JDBC",
        "jdbc:bigquery://https://x:443;ProjectId=p;OAuthType=2;OAuthAccessToken=§;",
    ),
    (
        "Redshift",
        "redshift+redshift_connector://ada:§@db:5439/crm",
    ),
    (
        "Databricks",
        "databricks://token:§@x.cloud.databricks.com:443/default",
    ),
    (
        "MongoDB",
        "mongodb+srv://ada:§@c0.example.net/crm?retryWrites=true",
    ),
    ("Redis", "rediss://default:§@cache:6380/0"),
    ("Redis, StackExchange", "cache:6379,password=§,ssl=True"),
    ("ClickHouse", "clickhouse+native://ada:§@db:9000/crm"),
    ("Elasticsearch", "https://elastic:§@db:9200"),
    ("Cassandra", "cassandra://ada:§@db:9042/crm"),
    ("Teradata", "teradatasql://ada:§@db/?logmech=LDAP"),
    ("Trino", "trino://ada:§@db:443/hive"),
    ("SAP HANA", "hana+hdbcli://ada:§@db:39015"),
    ("Neo4j", "neo4j+s://neo4j:§@graph:7687"),
];

#[test]
fn the_password_of_each_system_is_found() {
    for (_, connection) in SYSTEMS {
        for password in ["hunter2-Rb7", "p4ssw0rd!x", "Zq7+Tr0ub4"] {
            let marked = format!("«{password}»");
            check(&connection.replace('§', &marked), find);
        }
    }
}

#[test]
fn a_placeholder_in_a_connection_of_each_system_is_clean() {
    for (_, connection) in SYSTEMS {
        for placeholder in [
            "${DB_PASSWORD}",
            "$DB_PASSWORD",
            "$(DB_PASSWORD)",
            "{{ password }}",
            "{{password}}",
            "<password>",
            "<your-password>",
            "%(password)s",
            "%DB_PASSWORD%",
            "[PASSWORD]",
            "{password}",
            "__PASSWORD__",
            "@@PASSWORD@@",
            "****",
            "xxxxxx",
            "REDACTED",
            "YOUR_PASSWORD",
            "env:DB_PASSWORD",
            "ENC[AES256,data:x]",
        ] {
            check(&connection.replace('§', placeholder), find);
        }
    }
}

#[test]
fn connection_strings_without_a_secret_are_clean() {
    all(&[
        "host=db user=ada dbname=crm passfile=/home/ada/.pgpass",
        "Server=db;Integrated Security=true;Persist Security Info=False",
        "Server=db;Password=${DB_PASSWORD};User=sa",
        "Server=db;Pwd={{password}};User=sa",
        "Server=db;Password=;User=sa",
        "host=db password=<password> user=ada",
        "SharedAccessKeyName=Root",
        "owner/act10n@v2",
        "owner/Act10n@V",
        "owner/action@MAIN",
        "owner/see page 12@CRM_PROD",
        "ada@x/Zq7v@db:1521",
        "password: see the vault",
        "password: aB!",
        "token: a1-B",
        "token: see-The-Manual, please",
        "signature: Zq7vTr0ub4 as of today",
        "a = b",
    ]);
}
