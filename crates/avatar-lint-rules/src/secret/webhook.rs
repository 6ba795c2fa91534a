//! Addresses of webhooks: whoever has one can post with it, so the path is the secret.

use super::names::is_mixed;
use super::placeholder::is_placeholder;
use super::{Found, Kind};

/// What stands between `://` and the secret part, where a host may have any subdomain.
const WEBHOOKS: [&str; 8] = [
    "hooks.slack.com/services/",
    "hooks.slack.com/workflows/",
    "hooks.slack.com/triggers/",
    "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/",
    "webhook.office.com/webhookb2/",
    "outlook.office.com/webhook/",
    "api.telegram.org/bot",
];

/// The shortest secret part of them, in bytes.
const SHORTEST: usize = 20;

/// Adds the secret parts of the webhooks in `text`.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    let mut start = 0;
    for (part, rest) in text.split("://").enumerate() {
        let begin = start;
        start += rest.len() + "://".len();
        if part == 0 {
            continue;
        }
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '?' | '#');
        let url = rest.split(ends).next().unwrap_or_default();
        let url = url.trim_end_matches([',', '.', ';', ')']);
        let host = url.find('/').unwrap_or(url.len());
        for webhook in WEBHOOKS {
            let (name, _) = webhook.split_once('/').unwrap_or((webhook, ""));
            let Some(subdomain) = host.checked_sub(name.len()) else {
                continue;
            };
            let is_host =
                subdomain == 0 || url.get(..subdomain).is_some_and(|it| it.ends_with('.'));
            let secret = url.get(subdomain..);
            let secret = secret.and_then(|url| url.strip_prefix(webhook));
            let Some(secret) = secret.filter(|_| is_host) else {
                continue;
            };
            if secret.len() >= SHORTEST && is_mixed(secret) && !is_placeholder(secret) {
                let end = begin + url.len();
                found.push(Found {
                    range: end - secret.len()..end,
                    kind: Kind::Address,
                });
            }
        }
    }
}
