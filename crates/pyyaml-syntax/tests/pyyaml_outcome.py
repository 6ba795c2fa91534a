"""Prints what PyYAML's safe loader reads, in the format of `examples/outcomes.rs`.

An outcome is the JSON that `avatar-lint inspect` prints, byte for byte, or `!`
when PyYAML raises, or `~` when a limit of Python or of files is the reason:
recursion, integers of more than 4300 digits, nodes that contain themselves,
halves of characters.

As a program it writes the outcome of each case of standard input, which holds
the cases each after its length in bytes (four bytes, the least significant
first). `pyyaml_versions.py` runs it with each version of PyYAML.
"""

import base64
import datetime
import math
import re
import struct
import sys

import yaml



class Limit(Exception):
    """The value exists, but cannot be printed."""


def digest(data):
    """FNV-1a of 64 bits, of which 24 are kept."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value >> 40:06x}"


def outcome(text):
    """The outcome of `bytes` or `str`."""
    try:
        documents = list(yaml.load_all(text, Loader=Loader))
    except RecursionError:
        return "~"
    except ValueError as error:
        return "~" if "integer string conversion" in str(error) else "!"
    except Exception:
        return "!"
    try:
        sys.setrecursionlimit(10_000)
        return "[" + ", ".join(to_json(document) for document in documents) + "]"
    except (Limit, ValueError):
        # An integer may be read from hexadecimal and too long in decimal.
        return "~"
    finally:
        sys.setrecursionlimit(1000)


def to_json(value, depth=0):
    if depth > 2000:
        raise Limit
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return float_to_json(value)
    if isinstance(value, str):
        return string_to_json(value)
    if isinstance(value, bytes):
        return typed("binary", base64.b64encode(value).decode())
    if isinstance(value, datetime.datetime):
        return typed("datetime", value.isoformat())
    if isinstance(value, datetime.date):
        return typed("date", value.isoformat())
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(to_json(item, depth + 1) for item in value) + "]"
    if isinstance(value, OrderedSet):
        return '{"$type": "set", "values": [' + ", ".join(to_json(item) for item in value.items) + "]}"
    if isinstance(value, dict):
        items = [(key, to_json(key, depth + 1), to_json(item, depth + 1)) for key, item in value.items()]
        if all(isinstance(key, str) for key, _, _ in items):
            return "{" + ", ".join(f"{key}: {item}" for _, key, item in items) + "}"
        entries = ", ".join(f"[{key}, {item}]" for _, key, item in items)
        return '{"$type": "map", "entries": [' + entries + "]}"
    raise AssertionError(type(value))


class OrderedSet:
    """A set with its items in source order."""

    __hash__ = None

    def __init__(self):
        self.items = {}


def construct_ordered_set(loader, node):
    data = OrderedSet()
    yield data
    data.items.update(loader.construct_mapping(node))


class Loader(yaml.SafeLoader):
    """The safe loader, except that sets keep their order."""


Loader.add_constructor("tag:yaml.org,2002:set", construct_ordered_set)


def float_to_json(value):
    if math.isnan(value):
        return typed("float", ".nan")
    if math.isinf(value):
        return typed("float", ".inf" if value > 0 else "-.inf")
    return re.sub(r"e\+?(-?)0*", r"e\1", repr(value))


def typed(name, value):
    return f'{{"$type": "{name}", "value": "{value}"}}'


ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def escape(match):
    char = match.group()
    if "\ud800" <= char <= "\udfff":
        raise Limit
    return ESCAPES.get(char) or f"\\u{ord(char):04x}"


def string_to_json(value):
    return '"' + re.sub('["\\\\\x00-\x1f\x7f\ud800-\udfff]', escape, value) + '"'


def cases(data):
    """The cases of a stream of them."""
    start = 0
    while start < len(data):
        (length,) = struct.unpack_from("<I", data, start)
        start += 4 + length
        yield data[start - length : start]


if __name__ == "__main__":
    for case in cases(sys.stdin.buffer.read()):
        print(outcome(case))
