"""Records what PyYAML writes, to compare with the writer.

    python3 dumps.py record          writes `dumps/recorded.jsonl`, which the
                                     tests of `src/ser` read
    python3 dumps.py check [SEED] [COUNT]
                                     writes COUNT random values with the example
                                     `json_to_yaml`, compares with PyYAML, and
                                     reads them back with PyYAML

Needs PyYAML 6.0.3 or 6.0.4, which write the same. A value is JSON; the published writer's call is
`yaml.safe_dump(value, indent=2, sort_keys=False)`.
"""

import json
import pathlib
import random
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).parent

TEXTS = """
on On off no No yes y n true null Null ~ = << <<< < ! & * & - -- --- ... ? : :: a: :a a:b
1 -1 +1 0 00 08 0o17 017 0b1 0x1F 12_000 1:30 1:60 190:20:30 1.5 1e3 1.0e3 1.0e+3 .5 . .. .inf -.Inf .nan
2024-01-01 2024-13-45 2024-1-1 12:30 2024-01-01T00:00:00Z [ ] { } [a] {a} a[b] a,b ,a , a? ?a -a a- @a `a %a |a >a |
#a a#b 'a' "a" a'b a"b it's \\ a\\b !tag &anchor *alias
""".split() + [
    "", " ", "  ", "a b", "a  b", " a", "a ", "a: b", "a :b", "a #b", "a # b", "- x", "? x", ": x",
    "-\tx", "\t", "a\tb", "a\n", "\na", "\n", "\n\n", "a\nb", "a\n\nb", "a\n\n\nb\n", "a \nb", "a\n b",
    "a\n'b'", "- a\n- b", "a: b\nc: d", "---\na", "a\n---\nb", "a\n...", "\r", "a\r\nb", "é", "caf\u00e9 cr\u00e8me",
    "\u00a0", "\u0085", "a\u0085b", "\u2028", "a\u2029b", "\ufeff", "\ufeffa", "\u0000", "\u0007\u0008\u001b",
    "\u007f", "\u0080", "\u009f", "\ud7ff", "\ue000", "\ufffd", "\ufffe", "\uffff", "😀", "\U0010ffff",
    "日本語", "\u202eabc", "a\u0301", "x" * 79, "x" * 80, "x" * 81, "x" * 121, "x" * 122, "x" * 123,
    "x" * 127, "x" * 128, "x" * 200, "x " * 60, "lorem ipsum " * 20, "  two  spaces  " * 10, "don't " * 30,
    "é " * 40, "éa" * 60, "line\n" * 5, "a long line of words that goes on and on " * 3 + "\nand\n\nends",
    '"' * 100, "\\" * 100, " " * 100, "\n" * 10, "x" * 78 + " y", "x" * 79 + " y", "x" * 80 + "  y z",
    "# comment " * 12, "a - b - c " * 15, "key: value " * 12, "😀" * 20, "😀 " * 20,
]
FLOATS = [
    0.0, -0.0, 1.0, -1.5, 0.1, 1e-4, 1e-5, 1.5e-5, 123456789.123, 1e15, 1e16, 1.5e16, 1e17, 1e22, 1.2345678901234567e17,
    123456789012345680.0, 9007199254740993.0, 1e100, 1e-100, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"),
    float("nan"), 0.30000000000000004, 100.0, 9999999999999998.0,
]
ALPHABETS = [
    "ab", "a ", "a b\n", "a:# -\n", "ab'\" ", "é a\n", "\t\\\"a ", "0123456789", "01._:-+eTZ ", "😀 x\u2028\u0085\x00", "ab ,[]{}?!&*|>%@`",
    "abcdefghijklmnopqrstuvwxyz ",
]


def text(rng):
    """A string that is likely to need quotes."""
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(TEXTS)
    if kind < 0.4:
        return rng.choice(TEXTS) + rng.choice(["", " ", "\n", ": "]) + rng.choice(TEXTS)
    length = rng.choice([1, 2, 3, 5, 10, 40, 80, 130, 300])
    alphabet = rng.choice(ALPHABETS)
    return "".join(rng.choice(alphabet) for _ in range(rng.randrange(length + 1)))


def value(rng, depth):
    """A nested value."""
    kind = rng.random()
    if depth == 0 or kind < 0.5:
        leaf = rng.random()
        if leaf < 0.75:
            return text(rng)
        return rng.choice([None, True, False, 0, 1, -1, 2**63, -(2**63), 0.5, -2.25, 1e300, [], {}])
    size = rng.randrange(4)
    if kind < 0.75:
        return [value(rng, depth - 1) for _ in range(size)]
    return {text(rng): value(rng, depth - 1) for _ in range(size)}


def deepen(rng, data):
    """The value, indented up to and beyond the line width."""
    for _ in range(rng.randrange(70)):
        data = [data] if rng.random() < 0.5 else {text(rng): data, "more": text(rng)}
    return data


def dump(data):
    """The call that the published writer makes."""
    return yaml.safe_dump(data, indent=2, sort_keys=False)


def record():
    rng = random.Random(20240131)
    values = [place for t in TEXTS for place in (t, [t], {"k": t}, {t: [t]})]
    values += [value(rng, rng.randrange(1, 6)) for _ in range(1000)]
    lines = [json.dumps([data, dump(data)]) for data in values]
    lines += [json.dumps(["float", repr(x), dump([x])]) for x in FLOATS]
    (HERE / "dumps" / "recorded.jsonl").write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} dumps of PyYAML {yaml.__version__}")


def reads_back(data, scalar):
    """Whether the scalar is read as the string wherever a scalar can be."""
    document = "- {0}\n- x: {0}\n- {0}: x\n- [{0}, {0}]\n- {{x: {0}, {0}: {0}}}\n"
    if len(scalar) > 1000:
        document = "- {0}\n- x: {0}\n- [{0}, {0}]\n"
    try:
        back = yaml.safe_load(document.format(scalar))
    except yaml.YAMLError as error:
        back = error
    wanted = [data, {"x": data}, {data: "x"}, [data, data], {"x": data, data: data}]
    if len(scalar) > 1000:
        wanted = [data, {"x": data}, [data, data]]
    if back != wanted or "\n" in scalar:
        print("scalar not read back:", json.dumps(data), scalar, back)
        return False
    return True


def check(seed, count):
    rng = random.Random(seed)
    values = [value(rng, rng.randrange(1, 9)) for _ in range(count)]
    values[::10] = [deepen(rng, data) for data in values[::10]]
    written = subprocess.run(
        ["cargo", "run", "-q", "-p", "pyyaml-syntax", "--example", "json_to_yaml"],
        input="".join(json.dumps(data) + "\n" for data in values),
        capture_output=True, text=True, check=True, cwd=HERE,
    ).stdout.splitlines()
    assert len(written) == count
    differs = lost = 0
    for data, line in zip(values, written):
        (ours, scalar), theirs = json.loads(line), dump(data)
        if scalar is not None:
            lost += not reads_back(data, scalar)
        try:
            back = yaml.safe_load(ours)
        except yaml.YAMLError as error:
            back = error
        if back != data:
            lost += 1
            print("not read back:", json.dumps(data), line, back)
        elif ours != theirs:
            differs += 1
            try:
                readable = yaml.safe_load(theirs) == data
            except yaml.YAMLError:
                readable = False
            if readable:
                print("written differently:", json.dumps(data), line, json.dumps(theirs), sep="\n  ")
    print(f"{count} values: {lost} not read back by PyYAML, {differs} not written as PyYAML does")
    return lost


if __name__ == "__main__":
    if sys.argv[1:2] == ["record"]:
        record()
    elif sys.argv[1:2] == ["check"]:
        numbers = [int(number) for number in sys.argv[2:4]]
        sys.exit(check(*numbers, *[1, 10_000][len(numbers):]) > 0)
    else:
        sys.exit(__doc__)
