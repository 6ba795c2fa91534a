//! Small documents with merges: every combination of what is merged, how, and of
//! keys that `CPython` holds once or anew.

/// Keys that Python has one object for (one character up to U+00FF, the empty
/// string), and others.
const KEYS: [&str; 5] = ["k", "long", "é", "€", "''"];

/// What the mappings `a`, `b` and `c` are made of; `K` is the key, the digit of
/// the mapping comes in for `V`.
const FIRST: [&str; 4] = ["{K: V}", "{K: V, o: V}", "{K: V, K: VV}", "{&x K: V, o: V}"];
const SECOND: [&str; 8] = [
    "{K: V}",
    "{o: V, K: V}",
    "{K: V, K: VV}",
    "{*x : V, p: V}",
    "{<<: *a}",
    "{<<: *a, K: V}",
    "{K: V, <<: *a}",
    "{<<: *a, o: V, p: V}",
];
const THIRD: [&str; 10] = [
    "{K: V}",
    "{p: V, K: V}",
    "{<<: *a, K: V}",
    "{<<: *b, K: V}",
    "{<<: [*a, *b]}",
    "{<<: [*b, *a]}",
    "{<<: [*a, *b], K: V}",
    "{<<: *b, <<: *a}",
    "{K: V, <<: *a, o: V, <<: *b}",
    "{<<: {<<: *a, K: V}}",
];
const TARGET: [&str; 17] = [
    "{<<: *c}",
    "{<<: *c, K: V}",
    "{K: V, <<: *c}",
    "{<<: [*a, *b]}",
    "{<<: [*b, *c]}",
    "{<<: [*c, *b, *a]}",
    "{<<: [*a, *b, *c], p: V}",
    "{<<: [*c, *c]}",
    "{<<: *a, <<: *b, <<: *c}",
    "{<<: *c, <<: [*b, *a]}",
    "{<<: [*b, {K: V}]}",
    "{<<: [{K: V}, *c], o: V}",
    "{<<: [{<<: *a, K: V}, {<<: *b, K: VV}]}",
    "{<<: [*a, {K: =}]}",
    "!!set {<<: [*c, *b]}",
    "!!omap [*a, *b, *c]",
    "[*a, *b, *c, {<<: *b}, {<<: [*b, *c]}]",
];

/// One key in many spellings, and keys that are equal to others.
const SPELLINGS: [&str; 35] = [
    "k",
    "'k'",
    "\"k\"",
    "\"\\x6b\"",
    "\"\\u006b\"",
    "\"k\\\n    \"",
    "\"\\\n    k\"",
    "|-\n    k",
    ">-\n    k",
    "|\n    k",
    "|+\n    k",
    "|+\n\n",
    "\"\\n\"",
    "!!str k",
    "&z k",
    "'é'",
    "\"\\xe9\"",
    "\"é\"",
    "|-\n    é",
    "'€'",
    "\"\\u20ac\"",
    "\"\\L\"",
    "\"\\u2028\"",
    "\"\\P\"",
    "''",
    "\"\"",
    "!!str",
    "|\n",
    "",
    "~",
    "1",
    "1.0",
    "true",
    "[k]",
    "!!str {=: k}",
];

/// All of them, in an order that stays.
pub(crate) fn cases() -> Vec<String> {
    let mut cases = Vec::new();
    for key in KEYS {
        for first in FIRST {
            for second in SECOND {
                for (number, third) in THIRD.iter().enumerate() {
                    for (other, target) in TARGET.iter().enumerate() {
                        let fill =
                            |form: &str, value: &str| form.replace('K', key).replace('V', value);
                        // Python comes to what is deeper inside later.
                        let (open, close) = [("", ""), ("[[", "]]")][(number + other) % 2];
                        cases.push(format!(
                            "- {open}&a {}{close}\n- &b {}\n- {open}&c {}{close}\n- {}\n",
                            fill(first, "1"),
                            fill(second, "2"),
                            fill(third, "3"),
                            fill(target, "4"),
                        ));
                    }
                }
            }
        }
    }
    for first in SPELLINGS {
        for second in SPELLINGS {
            let merged = format!("<<:\n- ? {first}\n  : 1\n- ? {second}");
            cases.push(format!("{merged}\n  : 2\n"));
            cases.push(merged);
        }
    }
    cases
}
