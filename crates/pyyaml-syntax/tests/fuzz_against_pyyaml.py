"""Searches for input that the reader and PyYAML read differently.

    cargo build --release -p pyyaml-syntax --example outcomes
    python3 crates/pyyaml-syntax/tests/fuzz_against_pyyaml.py [--cases N] [--seed N] [--kind KIND]

Kinds: `soup` (signs and words in any order), `lines` (lines with any
indentation), `mutation` (changes to configurations), `structure` (nested
values in mixed styles, then damaged), `graph` (anchors, merges, equal keys),
`long` (long keys, deep nesting), `encoded` (bytes), or `all`. With `--dump`, the
texts that `examples/mutations.rs` writes for any seed.
Prints each difference with its shortest form that still differs.
"""

import argparse
import itertools
import pathlib
import random
import struct
import subprocess
import sys

from pyyaml_outcome import outcome

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]

WORDS = [
    "a", "b", "key", "x y", "1", "true", "on", "~", "=", "<<", "2024-01-01", ".inf", "0x1F", "1:30", "é", "😀", "\ufeff",
    "'a'", '"b"', "'it''s'", '"\\n"', '"\\x41"', '"\\ud800"', '"\\q"', "&a", "*a", "&b", "*b", "!", "!!str", "!!int", "!!set", "!!omap", "!!map",
    "!!seq", "!!null", "!!binary", "!!timestamp", "!x", "!!python/none", "!<tag:yaml.org,2002:str>", "!y!str", "!<!>", "!!merge", "!!value", "!!pairs", "!!float", "!!bool",
    "|", ">", "|2-", ">+", "|-", "|+", ">1", "# c", "#c", "---", "...", "%YAML 1.1", "%YAML 1.2", "%YAML 2.0", "%TAG !y! tag:yaml.org,2002:",
    "%foo bar", "@", "`", "%", "'", '"', "\\", "a:b", "a: b", "-a", "- a", "?a", ":a", "a#b", "a #b", "::", "a?b", "[a, b]", "{a: b}", "{}", "[]", "a,b",
]
SIGNS = ["-", "?", ":", ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", '"', "%", "@", "`", "\\", ".", "<", "=", "~", "_", "+"]
SPACES = [" ", "  ", "\n", "\n ", "\n  ", "\n    ", "\t", "\r\n", "\r", "\x85", "\u2028", "\u2029", "", "", " \n", "\n\n", "\n---\n", "\n...\n", "\n- ", "\n? ", "\n: ", ": ", ", "]
LINES = [
    "a: b", "b:", "c: [x", "]", "- a", "-", "- b: c", "? k", ": v", "? [a]", "text", "more text", "'open", "close'", '"open', 'close"', "{x: 1,", "y: 2}", "# comment",
    "d: |", "e: >-", "f: |2", "g: &a", "h: *a", "i: !!str", "<<: *a", "<<: {z: 1}", "<<: [{z: 1}, {w: 2}]", "=: 1", "j: =", "1: a", "1.0: b", "true: c", "---", "--- a", "--- |", "--- >", "--- [", "...", "%YAML 1.1",
    "", " ", "  ", "- - a", "- ? a", "a: - b", "a: 'b' c", "a: b: c", "a: \tb", "\ta: b", "a\t: b", "k: v # c", "k: v#c", "é: ü", "😀: 1", "- |", "- >+", "!!set {a, b}", "!!omap [a: 1, b: 2]", "- !!omap [{<<: {a: 1}}]", "&a k: v", "*a : v", "? *a", "- &a x", "- *a", "[a: b, ? c, d]", "{? a, : b}", "{a, b: c}", "{a:1, b:[2]}", "[? a : b]", "!!binary aGVsbG8=", "n: 0x_", "o: 2024-02-30", "p: 2024-01-01 10:00:00+01:00", "p: 2024-01-01 09:00:00Z : x",
]


def soup(random_):
    parts = []
    for _ in range(random_.randint(1, 14)):
        parts.append(random_.choice(random_.choice([WORDS, WORDS, SIGNS, SPACES, SPACES])))
        if random_.random() < 0.5:
            parts.append(random_.choice(SPACES))
    return "".join(parts)


def lines(random_):
    end = random_.choice(["\n", "\n", "\n", "\r\n", "\r", "\x85", "\u2028"])
    indent = random_.choice([1, 2, 2, 4])
    depth = 0
    text = []
    for _ in range(random_.randint(1, 9)):
        depth = max(0, depth + random_.choice([-2, -1, 0, 0, 0, 1, 1]))
        text.append(" " * (depth * indent + random_.choice([0, 0, 0, 0, 0, 1])) + random_.choice(LINES))
    return end.join(text) + random_.choice([end, ""])


def value(random_, depth, flow):
    kind = random_.random()
    properties = random_.choice([""] * 12 + ["&a ", "&b ", "!!str ", "!!map ", "!!seq ", "!!set ", "!!omap ", "! ", "!x ", "&c !!str ", "!!pairs "])
    if depth <= 0 or kind < 0.4:
        return properties + random_.choice(WORDS + ["a", "b", "c", "dd"] * 10)
    if flow or kind < 0.6:
        items = [value(random_, depth - 1, True) for _ in range(random_.randint(0, 3))]
        if random_.random() < 0.5:
            return properties + "[" + ", ".join(items) + random_.choice(["]", ",]", "\n]", " ]"])
        pairs = [f"{random_.choice(['a', 'b', 'c', '? d', '<<', '*a ', '1'])}: {item}" for item in items]
        return properties + "{" + random_.choice([", ", ",", ",\n  "]).join(pairs) + "}"
    indent = "  " * random_.randint(0, 2)
    if kind < 0.68:
        header = random_.choice("|>") + random_.choice(["", "-", "+", "1", "2", "2-", "+1"])
        body = [random_.choice(["", " ", "  ", "   ", "\t"]) + random_.choice(["x", "y z", "", "- a", "# c", "k: v"]) for _ in range(random_.randint(0, 4))]
        return properties + header + "".join("\n" + indent + " " * random_.choice([0, 1, 2, 2, 2]) + line for line in body)
    items = [value(random_, depth - 1, False).replace("\n", "\n" + random_.choice(["  ", "  ", " ", ""])) for _ in range(random_.randint(1, 4))]
    if kind < 0.82:
        return properties + "".join(f"\n{indent}- {item}" for item in items)
    keys = ["a", "b", "c", "key", "'q'", '"r"', "<<", "=", "1", "true", "? x\n" + indent, "*a ", "&d k", "!!str s", "[z]", "x y", "2024-01-01", "~", ""]
    return properties + "".join(f"\n{indent}{random_.choice(keys)}:{random_.choice([' ', ' ', ' ', ''])}{item}" for item in items)


def structure(random_):
    text = random_.choice(["", "---", "--- ", "--- \n", "%YAML 1.1\n---", "%TAG !x tag:\n--- "]) + value(random_, random_.randint(1, 4), False).lstrip("\n" if random_.random() < 0.9 else "")
    if random_.random() < 0.2:
        text += "\n" + random_.choice(["---", "...", "...\n---"]) + "\n" + value(random_, 2, False)
    for _ in range(random_.choice([0, 0, 1, 2])):
        text = damage(random_, text)
    if random_.random() < 0.1:
        text = text.replace("\n", random_.choice(["\r\n", "\r", "\x85", "\u2028", "\u2029"]))
    return text + random_.choice(["", "\n", "\n\n"])


CORPUS = []


def corpus():
    if not CORPUS:
        for path in sorted((ROOT / "tests" / "corpus").rglob("*.yaml")):
            CORPUS.append(path.read_text())
    return CORPUS


def damage(random_, text):
    at = random_.randrange(len(text) + 1)
    kind = random_.randrange(8)
    if kind == 0:
        return text[:at] + random_.choice(SIGNS + SPACES) + text[at:]
    if kind == 1:
        return text[:at] + random_.choice(WORDS) + text[at:]
    if kind == 2:
        return text[:at] + text[at + random_.choice([1, 1, 1, 2, 4]):]
    rows = text.split("\n")
    row = random_.randrange(len(rows))
    if kind == 3:
        rows[row] = random_.choice([" ", "  ", "\t", "- ", "# ", "    "]) + rows[row]
    elif kind == 4:
        rows[row] = rows[row][random_.choice([1, 2, 4]):]
    elif kind == 5:
        del rows[row]
    elif kind == 6:
        rows.insert(row, random_.choice(LINES + rows))
    else:
        rows[row] = rows[row] + random_.choice(WORDS + SIGNS)
    return "\n".join(rows)


def mutation(random_):
    text = random_.choice(corpus())
    rows = text.split("\n")
    start = random_.randrange(max(1, len(rows) - 5))
    if random_.random() < 0.7:
        text = "\n".join(rows[start : start + random_.randint(4, 30)])
    for _ in range(random_.choice([1, 1, 2, 3, 5])):
        text = damage(random_, text)
    return text


SCALARS = ["a", "b", "'a'", "1", "1.0", "true", "0x1", "+1", "-0.0", "0", "False", ".nan", ".NaN", "!!float nan", "~", "null", "''", "=", "<<", "'<<'", "! <<", "! '='", "2024-01-01", "2024-01-01 00:00:00", "2024-01-01T00:00:00Z", "2024-01-01 01:00:00+01:00", "!!binary YQ==", "!!binary YQ", "!!str 1", "1e400", "1.0e+400", "9223372036854775808", "9.223372036854775808e+18", "18446744073709551616", "1.8446744073709551616e+19", "!!null x", "!!bool 1", "!!int 1_0", "!!str {=: a}", "!!int {=: 5}", "!!float {=: {=: .nan}}", "!!timestamp {=: 2024-01-01}", "!!merge x", "!!value x"]


def graph(random_):
    """Anchors, aliases, merges, equal keys and tags of collections."""
    names = []

    def scalar():
        return random_.choice(SCALARS[:4] * 6 + SCALARS)

    def node(depth):
        kind = random_.random()
        anchor = ""
        if names and kind < 0.25:
            return "*" + random_.choice(names) + " "
        if kind > 0.7 and len(names) < 6:
            name = random_.choice("pqrstu")
            anchor = f"&{name} "
        if depth == 0 or kind < 0.4:
            text = anchor + scalar()
        elif kind < 0.55:
            tag = random_.choice(["", "", "", "!!seq ", "!!omap ", "!!pairs ", "!!omap "])
            if "omap" in tag or "pairs" in tag:
                items = [f"{{{entry(depth - 1)}}}" if random_.random() < 0.9 else node(depth - 1) for _ in range(random_.randint(0, 3))]
            else:
                items = [node(depth - 1) for _ in range(random_.randint(0, 3))]
            text = anchor + tag + "[" + ", ".join(items) + "]"
        else:
            tag = random_.choice(["", "", "", "", "!!map ", "!!set ", "!!str ", "!!int "])
            text = anchor + tag + "{" + ", ".join(entry(depth - 1) for _ in range(random_.randint(0, 4))) + "}"
        if anchor and (anchor[1:-1] not in names or random_.random() < 0.05):
            names.append(anchor[1:-1])
        return text

    def entry(depth):
        kind = random_.random()
        if kind < 0.3:
            sources = [node(depth) for _ in range(random_.randint(0, 3))]
            source = "[" + ", ".join(sources) + "]" if random_.random() < 0.5 else node(depth)
            return f"<<: {source}"
        key = node(0) if kind < 0.9 else "=" if kind < 0.95 else "? " + node(depth)
        return f"{key} : {node(depth)}"

    return "\n".join("- " + node(3) for _ in range(random_.randint(1, 5)))


def long(random_):
    """Keys around 1024 characters, wide characters, deep nesting."""
    size = random_.choice([1000, 1020, 1021, 1022, 1023, 1024, 1025, 1026, 1030, 4096, 5000])
    body = random_.choice(["a", "é", "😀", "a b", "\ufeff", "\t"])
    text = (body * size)[:size]
    text = random_.choice(["%s", "'%s'", '"%s"', "[%s]", "{%s}", "&a %s", "!!str %s", "[a, %s]", "{a: '%s'}", "- %s"]) % text
    text = random_.choice(["", "a: 1\n", "? ", "[", "{", "- "]) + text + random_.choice([": b", " : b", ":", " ", "\n: b", "\n"]) + random_.choice(["", "]", "}"])
    if random_.random() < 0.3:
        depth = random_.choice([3, 50, 200, 470])
        text = random_.choice(["[", "{a: ", "- ", "? "]) * depth + "x" + random_.choice(["]", "}", "", " ]"]) * depth
    return damage(random_, text) if random_.random() < 0.3 else text


def encoded(random_):
    """Bytes in other encodings, or in no valid encoding."""
    text = random_.choice([lines, structure, mutation])(random_)
    kind = random_.randrange(6)
    if kind < 3:
        mark = random_.choice(["\ufeff", "\ufeff", ""])
        return (mark + text).encode(random_.choice(["utf-8", "utf-16-le", "utf-16-be", "utf-16", "latin-1"]), "replace")
    data = bytearray(text.encode())
    for _ in range(random_.randint(1, 2)):
        at = random_.randrange(len(data) + 1)
        data[at:at] = random_.choice([b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc2\x85", b"\xe2\x80\xa8", b"\x7f", b"\x1b", b"\xef\xbf\xbe", b"\xef\xbb\xbf", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xc2\x9f", b"\xc2\xa0"])
    return bytes(data)


KINDS = {"soup": soup, "lines": lines, "mutation": mutation, "structure": structure, "graph": graph, "long": long, "encoded": encoded}


def ours(cases):
    binary = ROOT / "target" / "release" / "examples" / "outcomes"
    data = b"".join(struct.pack("<I", len(case)) + case for case in cases)
    output = subprocess.run([binary], input=data, stdout=subprocess.PIPE, check=True).stdout
    return output.decode().split("\n")[:-1]


def differs(case):
    theirs, [mine] = outcome(case), ours([case])
    return theirs != mine and "~" not in (theirs, mine)


def shorten(case):
    """Removes lines as long as the outcomes still differ."""
    text = case.decode("latin-1")
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            if differs(shorter.encode("latin-1")):
                text = shorter
            else:
                at += size
        size //= 2
    return text.encode("latin-1")


def generated(options):
    random_ = random.Random(options.seed)
    kinds = list(KINDS) if options.kind == "all" else [options.kind]
    for _ in range(options.cases):
        case = KINDS[random_.choice(kinds)](random_)
        yield case if isinstance(case, bytes) else case.encode()


def dumped(path):
    data = path.read_bytes()
    start = 0
    while start < len(data):
        (length,) = struct.unpack_from("<I", data, start)
        yield data[start + 4 : start + 4 + length]
        start += 4 + length


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=[*KINDS, "all"], default="all")
    parser.add_argument("--dump", type=pathlib.Path)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    texts = dumped(options.dump) if options.dump else generated(options)
    total = differences = limits = accepted = 0
    while cases := list(itertools.islice(texts, 1000)):
        total += len(cases)
        for case, mine in zip(cases, ours(cases), strict=True):
            theirs = outcome(case)
            accepted += theirs not in ("!", "~")
            if "~" in (theirs, mine):
                limits += theirs != mine
                if theirs != mine and options.show < 0:
                    print("limit", case, theirs[:100], mine[:100])
            elif theirs != mine:
                differences += 1
                if differences <= options.show:
                    short = shorten(case)
                    print(repr(short), "\n  PyYAML:", outcome(short), "\n  ours:  ", ours([short])[0], flush=True)
    print(f"{total} cases, {accepted} accepted, {differences} differ, {limits} differ by a limit")
    sys.exit(differences > 0)


if __name__ == "__main__":
    main()
