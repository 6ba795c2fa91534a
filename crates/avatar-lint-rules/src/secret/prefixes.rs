//! What tokens begin with, and where that stands in a string.

use std::iter;

/// What every key of the Octopize API begins with.
pub(super) const API_KEY_PREFIX: &str = "octopize_apikey.";

/// Prefixes of tokens, each with how many characters must follow at least. Who
/// issues such tokens documents the prefix so that they can be found.
pub(super) const PREFIXES: [(&str, usize); 124] = [
    // Clouds
    ("AKIA", 16),
    ("ASIA", 16),
    ("ABIA", 16),
    ("ACCA", 16),
    ("1//0", 30),
    ("nfp_", 30),
    ("fo1_", 30),
    ("fm2_", 30),
    ("AIza", 30),
    ("ya29.", 20),
    ("GOCSPX-", 20),
    ("LTAI", 12),
    ("AKID", 30),
    ("dop_v1_", 32),
    ("doo_v1_", 32),
    ("dor_v1_", 32),
    ("AGE-SECRET-KEY-1", 20),
    // Forges
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 20),
    ("glpat-", 16),
    ("gldt-", 16),
    ("glrt-", 16),
    ("glrtr-", 16),
    ("glcbt-", 16),
    ("glptt-", 16),
    ("glft-", 16),
    ("glimt-", 16),
    ("glagent-", 16),
    ("glsoat-", 16),
    ("glffct-", 16),
    ("gloas-", 16),
    ("ATBB", 20),
    ("BBDC-", 30),
    ("GR1348941", 18),
    ("sgp_", 30),
    ("bkua_", 30),
    ("CCIPAT_", 20),
    ("CCIPRJ_", 20),
    ("ATATT3", 20),
    ("ATCTT3", 20),
    // Packages and containers
    ("npm_", 30),
    ("pypi-", 30),
    ("rubygems_", 30),
    ("CLOJARS_", 40),
    ("AKCp", 40),
    ("dckr_pat_", 16),
    ("dckr_oat_", 16),
    ("cio", 32),
    ("oy2", 40),
    // Data, models and vaults
    ("dapi", 32),
    ("dkea", 32),
    ("hf_", 24),
    ("api_org_", 24),
    ("gsk_", 30),
    ("pplx-", 30),
    ("xai-", 40),
    ("r8_", 30),
    ("tvly-", 20),
    ("sk-or-v1-", 32),
    ("ops_", 40),
    ("sk-ant-", 16),
    ("sk-proj-", 16),
    ("sk-svcacct-", 16),
    ("sk-live-", 12),
    ("sk-test-", 12),
    ("sk-", 20),
    ("hvs.", 20),
    ("hvb.", 20),
    ("hvr.", 20),
    ("pscale_tkn_", 20),
    ("pscale_pw_", 20),
    ("pscale_oauth_", 20),
    ("sbp_", 30),
    ("sb_secret_", 16),
    ("napi_", 30),
    ("dp.pt.", 20),
    ("dp.st.", 20),
    ("dp.ct.", 20),
    ("dp.sa.", 20),
    ("dp.scim.", 20),
    ("dp.audit.", 20),
    // Services
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("xoxa-", 10),
    ("xoxr-", 10),
    ("xoxs-", 10),
    ("xapp-", 10),
    ("xoxe.", 20),
    ("xoxe-", 20),
    ("sk_live_", 12),
    ("sk_test_", 12),
    ("rk_live_", 12),
    ("rk_test_", 12),
    ("whsec_", 20),
    ("SG.", 40),
    ("shpat_", 24),
    ("shpss_", 24),
    ("shpca_", 24),
    ("shppa_", 24),
    ("sq0atp-", 20),
    ("sq0csp-", 30),
    ("xkeysib-", 40),
    ("figd_", 30),
    ("ntn_", 30),
    ("sntrys_", 30),
    ("sntryu_", 30),
    ("dt0c01.", 30),
    ("NRII-", 20),
    ("PMAT-", 20),
    ("CFPAT-", 30),
    ("pat-na1-", 30),
    ("pat-eu1-", 30),
    ("phx_", 30),
    ("glsa_", 24),
    ("glc_", 24),
    ("lin_api_", 24),
    ("PMAK-", 24),
    ("pul-", 30),
    ("NRAK-", 20),
    ("tskey-", 16),
];

/// The other signs that a token begins with or follows.
pub(super) const SIGNS: [&str; 5] = [API_KEY_PREFIX, "eyJ", "-----BEGIN", "8Q~", ":AA"];

/// How many signs and prefixes there are. Their numbers count first the signs.
const COUNT: usize = SIGNS.len() + PREFIXES.len();

#[allow(clippy::indexing_slicing, reason = "it is done while compiling")]
const fn sign(number: usize) -> &'static str {
    if number < SIGNS.len() {
        SIGNS[number]
    } else {
        PREFIXES[number - SIGNS.len()].0
    }
}

/// Signs and prefixes by the three bytes that they begin with. It is made while
/// compiling, since making it takes longer than checking a small file.
static STARTS: Starts = Starts::new();

/// How many places there are for three bytes.
const PLACES: usize = 1 << 12;

/// A table from three bytes to the signs that begin with them, or with others that
/// share their place.
struct Starts {
    /// The number of the first sign of each place, and one more; 0 where there is none.
    first: [u8; PLACES],
    /// The same for the sign that shares the place of another.
    next: [u8; COUNT],
}

impl Starts {
    #[allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "it is done while compiling"
    )]
    const fn new() -> Self {
        let mut first = [0; PLACES];
        let mut next = [0; COUNT];
        assert!(COUNT < u8::MAX as usize);
        let mut number = 0;
        while number < COUNT {
            let sign = sign(number).as_bytes();
            let place = Self::place(u32::from_be_bytes([0, sign[0], sign[1], sign[2]]));
            next[number] = first[place];
            first[place] = number as u8 + 1;
            number += 1;
        }
        Self { first, next }
    }

    /// The place of the last three of some bytes.
    const fn place(bytes: u32) -> usize {
        // A product spreads them over its high bits.
        let spread = (bytes & 0x00FF_FFFF).wrapping_mul(0x9E37_79B1);
        (spread >> (u32::BITS - PLACES.trailing_zeros())) as usize
    }

    /// What is at the place of the last three of some bytes; nearly always nothing.
    #[inline]
    fn at(&self, bytes: u32) -> u8 {
        let first = self.first.get(Self::place(bytes));
        first.copied().unwrap_or_default()
    }

    /// The numbers of the signs that share a place.
    fn numbers(&self, entry: u8) -> impl Iterator<Item = usize> {
        let number = |entry: u8| usize::from(entry).checked_sub(1);
        let next = move |last: &usize| number(*self.next.get(*last)?);
        iter::successors(number(entry), next)
    }
}

/// The next place at or after `from` where a sign or a prefix stands, and the number of
/// the longest there.
pub(super) fn next_start(text: &str, from: usize) -> Option<(usize, usize)> {
    let text = text.as_bytes();
    let (first, rest) = text.get(from..)?.split_at_checked(2)?;
    let push = |last: u32, byte: &u8| (last << 8) + u32::from(*byte);
    let mut last = first.iter().fold(0, push);
    for (offset, byte) in rest.iter().enumerate() {
        last = push(last, byte);
        let entry = STARTS.at(last);
        if entry == 0 {
            continue;
        }
        let start = from + offset;
        let stands = |number: &usize| {
            let rest = text.get(start..);
            rest.is_some_and(|rest| rest.starts_with(sign(*number).as_bytes()))
        };
        let longest = STARTS.numbers(entry).filter(stands);
        if let Some(number) = longest.max_by_key(|number| sign(*number).len()) {
            return Some((start, number));
        }
    }
    None
}
