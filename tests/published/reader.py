"""The published reader, and what the scripts beside it share.

Needs `octopize-avatar-yaml` (0.1.45 or later, so Python 3.12) and a PyYAML built with libyaml. Only the scanner
and the parser of libyaml are used, for speed: what a scalar means, and what a merge gives, is decided by the same
Python code either way.
"""

import pathlib
import re
import traceback
from enum import StrEnum

import avatar_yaml
import yaml
from avatar_yaml import Config

HERE = pathlib.Path(__file__).parent
VERSION = f"octopize-avatar-yaml {avatar_yaml.__version__}, PyYAML {yaml.__version__}"

if not yaml.__with_libyaml__:
    raise SystemExit("PyYAML without libyaml would take hours")


class Dumper(yaml.CSafeDumper):
    """`yaml.SafeDumper`, with what the package has registered there."""

    yaml_representers = yaml.SafeDumper.yaml_representers
    yaml_multi_representers = {
        **yaml.SafeDumper.yaml_multi_representers,
        StrEnum: lambda dumper, value: dumper.represent_str(value.value),  # libyaml takes no subclass of `str`
    }


def load_all(text):
    return list(yaml.load_all(text, yaml.CSafeLoader))


yaml.safe_load_all = load_all
yaml.safe_dump = lambda data, **options: yaml.dump(data, Dumper=Dumper, **options)


def written_back(text):
    """The documents that the published writer makes of `text` once it is read."""
    return [document for document in load_all(Config.from_yaml(text).get_yaml()) if document]


def message_class(error):
    """An exception in one line that is the same for all names and values."""
    message = str(error).split("\n")[0]
    message = re.sub(r"'[^']*'|\"[^\"]*\"|`[^`]*`|\{[^}]*\}|\[[^\]]*\]", "…", message)
    message = re.sub(r"\b(table|got) \S+", r"\1 …", message)
    message = re.sub(r"^.*(?= is not a valid)", "…", message)
    message = re.sub(r"(?<=pseudonymization kind: ).*", "…", message)
    message = re.sub(r"(parent_table_name|primary_key|time_series_time|columns_to_drop_unique)=.*", r"\1=…", message)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = frame.name if "avatar_yaml" in frame.filename else "outside"
    return f"{type(error).__name__} in {where}: {message[:80]}"


# Sets that a grammar generates ------------------------------------------------------------------------------


def grammar(path):
    """The alternatives of each rule, as lists of lines; an alternative of weight 3 stands there three times."""
    rules, alternatives, line_list = {}, None, None
    for line in path.read_text().splitlines():
        if line.startswith("#") or (not line and line_list is None):
            continue
        if line.startswith("@"):
            alternatives = rules[line[1:]] = []
        elif line.startswith("%"):
            line_list = []
            alternatives += [line_list] * int(line[1:])
        elif line:
            line_list.append(line)
    return rules


class Choices:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed

    def below(self, count):
        mask = 2**64 - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        return (mixed ^ (mixed >> 31)) % count


REFERENCE = re.compile(r"<([a-z.]+)>")


def expand(rules, name, choices):
    alternatives = rules[name]
    lines = []
    for line in alternatives[choices.below(len(alternatives))]:
        whole = REFERENCE.fullmatch(line)
        if whole:
            lines += expand(rules, whole[1], choices)
        else:
            lines.append(REFERENCE.sub(lambda found: "\n".join(expand(rules, found[1], choices)), line))
    return lines


def generated(rules, number):
    """The text of set `number`."""
    return "\n".join(expand(rules, "set", Choices(number))) + "\n"


def fnv1a(data, state=0xCBF29CE484222325):
    for byte in data:
        state = ((state ^ byte) * 0x100000001B3) & (2**64 - 1)
    return state
