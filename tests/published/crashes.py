"""Records on which changed configurations the published readers stop, and how.

    python tests/published/crashes.py --older PYTHON          # asks both readers again about the recorded changes
    python tests/published/crashes.py --older PYTHON --new    # makes new changes first
    python tests/published/crashes.py --check                 # compares every fifth outcome with this reader

Run it where `octopize-avatar-yaml` 0.1.46 is installed; PYTHON is an interpreter with 0.1.45. A change is one of the
structure of a configuration in `tests/corpus`: something is removed, renamed, repeated, emptied or retyped, a
reference is changed, a field is added. Both versions read and write each changed text; the outcomes are in
`crashes.txt`. README.md beside this file describes the format.
"""

import argparse
import json
import multiprocessing
import random
import subprocess
import sys

import yaml
from reader import HERE, VERSION, load_all, message_class, written_back

ROOT = HERE.parent.parent
FOLDERS = ["tests/corpus/valid", "tests/corpus/faulty"]
WANTED = 24_000
VALUES = ["null", "[]", "{}", "[x]", "{x: 1}", "[{x: 1}]", "x", "''", "7", "0", "-1", "1.5", "true", "false", "2024-01-01"]
KINDS = [
    "AvatarMetadata", "AvatarVolume", "AvatarSchema", "AvatarParameters", "AvatarPrivacyMetricsParameters",
    "AvatarSignalMetricsParameters", "AvatarReportParameters", "AvatarAdviceParameters", "AvatarDatabase",
    "AvatarSharedEntity", "AvatarExtractParameters", "AvatarRegenerateParameters",
    "AvatarSchemaDiscoveryParameters", "AvatarReferenceParameters",
]  # fmt: skip
STRATEGY = "pseudonymization: {kind: "
ADDED = {
    "field": [
        "primary_key: true", "identifier: true", "time_series_time: true", "drop: true", "type: category", "type: string",
        "action: purge", "action: ignore", "provenance: {reviewed: false}", STRATEGY + "UUID4}", STRATEGY + "FAKER}",
        STRATEGY + "UUID4, pattern: x}", STRATEGY + "uuid4}", STRATEGY + "SPECIFIC_ID, pattern: 'A#', letter_case: any}",
    ],
    "name": [
        "treatment: purge", "treatment: ignore", "treatment: copy", "group: a", "group: ''", "data: {auto: true}", "data: {}",
        "data: null", "columns: []", "links: []", "links: [{field: id, to: {table: x, field: y}, method: time_series}]",
        "individual_level: false", "avatars_data: {volume: input, file: a.csv}",
    ],
    "schema": [
        "source: crm", "group: a", "target: crm", "seed: 0", "results: {format: json}", "results: {volume: x}",
        "row_filter: {x: {limit: 0}}", "avatarization: {}", "time_series: {x: {}}", "privacy_metrics: {x: {}}",
        "input: {database: {source: {location: crm}}}", "input: {databases: {copies: []}}", "replace_existing_rows: true",
    ],
    "k": [
        "exclude_variables: {variable_names: [x]}", "exclude_variables: {variable_names: x, replacement_strategy: none}",
        "imputation: {method: best}", "data_augmentation: {augmentation_strategy: minority}",
        "data_augmentation: {augmentation_strategy: minority, target_column: ''}", "data_augmentation: {target_column: x}",
        "data_augmentation: {augmentation_strategy: 2.0, target_column: ''}", "epsilon: 1.0", "mechanism: laplace",
    ],
}  # fmt: skip


def end_of(node):
    """Where the text of a node ends; PyYAML's own mark of a block collection is at the next token."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return node.end_mark.index


class Editor:
    """All edits of one text, each as the span that it replaces and what it puts there."""

    def __init__(self, text):
        self.text, self.edits = text, []
        loader = yaml.SafeLoader(text)
        self.documents = []
        while loader.check_node():
            self.documents.append(loader.get_node())
        self.names = sorted({node.value for node in self.scalars() if node.value.isidentifier()})
        self.keys = sorted({key.value for node in self.nodes() if isinstance(node, yaml.MappingNode) for key, _ in node.value})
        for document in self.documents:
            self.whole(document)
        for node in self.nodes():
            if isinstance(node, yaml.MappingNode):
                for index, (key, value) in enumerate(node.value):
                    self.pair(node, index, key, value)
            elif isinstance(node, yaml.SequenceNode):
                for index, item in enumerate(node.value):
                    self.item(node, index, item)

    def nodes(self):
        waiting, seen = list(self.documents), set()
        while waiting:
            node = waiting.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            yield node
            for child in node.value if isinstance(node, yaml.CollectionNode) else []:
                waiting += child if isinstance(child, tuple) else [child]

    def scalars(self):
        return (node for node in self.nodes() if isinstance(node, yaml.ScalarNode))

    def edit(self, start, end, replacement):
        # A block scalar ends behind its line break.
        while end > start and self.text[end - 1] == "\n":
            end -= 1
        self.edits.append((start, end, replacement))

    def whole(self, node):
        start, end = node.start_mark.index, end_of(node)
        self.edits += [(start, end, text) for text in ("null", "x", "[]", "{}", "[{kind: AvatarSchema}]")]
        self.edits.append((start, start, self.text[start:end].rstrip("\n") + "\n---\n"))

    def pair(self, mapping, index, key, value):
        start, key_end, end = key.start_mark.index, key.end_mark.index, end_of(value)
        indent = " " * key.start_mark.column
        following = mapping.value[index + 1][0].start_mark.index if index + 1 < len(mapping.value) else None
        if following is not None:
            self.edits.append((start, following, ""))
        elif len(mapping.value) == 1:
            self.edit(start, end, "" if mapping.flow_style else "{}")
        elif not mapping.flow_style:
            self.edit(end_of(mapping.value[index - 1][1]), end, "")
        for text in VALUES:
            self.edit(key_end, end, f": {text}")
        for name in self.names:
            if isinstance(value, yaml.ScalarNode):
                self.edit(key_end, end, f": {name}")
        for text in self.keys + [key.value + "s", key.value.upper(), "null", "7", "true"]:
            self.edit(start, key_end, text)
        if key.value == "kind":
            for kind in KINDS:
                self.edit(key_end, end, f": {kind}")
        if isinstance(value, yaml.ScalarNode) and value.style != "|":
            written = self.text[value.start_mark.index : end]
            self.edit(key_end, end, f": [{written}]")
            self.edit(key_end, end, f": {{x: {written}}}")
        if not mapping.flow_style:
            for text in VALUES[:7]:
                self.edit(end, end, f"\n{indent}{key.value}: {text}")
            for text in ADDED.get(key.value, []):
                self.edit(end, end, f"\n{indent}{text}")

    def item(self, sequence, index, item):
        start, end = item.start_mark.index, end_of(item)
        for text in VALUES + self.names:
            self.edit(start, end, text)
        if sequence.flow_style:
            return
        dash = self.text.rindex("-", 0, start) if self.text.rfind("-", 0, start) >= 0 else start
        line = self.text.rfind("\n", 0, dash) + 1
        if self.text[line:dash].strip() == "":
            self.edits.append((line, line, self.text[line:end].rstrip("\n") + "\n"))
            if len(sequence.value) > 1:
                self.edits.append((line, min(end + 1, len(self.text)), ""))


def mutations():
    """(file, start, end, replacement) in bytes, the same in each run."""
    chances = random.Random(20)
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.yaml"))]
    found, seen = [], set()
    share = WANTED // len(files) + 1
    for path in files:
        text = path.read_text()
        try:
            edits = Editor(text).edits
        except yaml.YAMLError:
            continue
        chances.shuffle(edits)
        taken = 0
        for start, end, replacement in edits:
            changed = text[:start] + replacement + text[end:]
            if taken == share or changed in seen or changed == text:
                continue
            seen.add(changed)
            try:
                load_all(changed)
            except (yaml.YAMLError, ValueError):
                continue
            taken += 1
            spans = [len(text[:at].encode()) for at in (start, end)]
            found.append((str(path.relative_to(ROOT)), *spans, replacement))
    return found


def outcome(mutation):
    name, start, end, replacement = mutation
    text = (ROOT / name).read_bytes()
    changed = (text[:start] + replacement.encode() + text[end:]).decode()
    try:
        written_back(changed)
    except Exception as error:
        return message_class(error)
    return "ok"


def outcomes(given):
    with multiprocessing.Pool() as pool:
        return list(pool.imap(outcome, given, chunksize=50))


def recorded():
    """The changes that are recorded, and the outcome of each in the newest version."""
    classes, given, stops, file = [], [], [], None
    for line in (HERE / "crashes.txt").read_text().splitlines():
        if line.startswith("= "):
            classes.append(line.split(" ", 2)[2])
        elif line.startswith("# "):
            file = line[2:]
        else:
            start, end, _, now, replacement = line.split(" ", 4)
            given.append((file, int(start), int(end), json.loads(replacement)))
            stops.append(classes[int(now)])
    return given, stops


def check():
    given, stops = (each[::5] for each in recorded())
    changed = [
        f"{mutation}: {before} was recorded, now {now}"
        for mutation, before, now in zip(given, stops, outcomes(given), strict=True)
        if before != now
    ]
    print(*changed[:3], sep="\n")
    raise SystemExit(f"{len(changed)} of {len(given)} outcomes differ under {VERSION}" if changed else 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--older", help="an interpreter with octopize-avatar-yaml 0.1.45")
    parser.add_argument("--new", action="store_true", help="make new changes")
    parser.add_argument("--outcomes", action="store_true", help="read changes as JSON, write their outcomes")
    parser.add_argument("--check", action="store_true", help="compare what is recorded with this reader, write nothing")
    options = parser.parse_args()
    if options.check:
        check()
        return
    if options.outcomes:
        json.dump(outcomes(json.load(sys.stdin)), sys.stdout)
        return
    given = mutations() if options.new else recorded()[0]
    older = subprocess.run(
        [options.older, __file__, "--outcomes"], input=json.dumps(given), text=True, stdout=subprocess.PIPE, check=True
    )
    older, newer = json.loads(older.stdout), outcomes(given)
    classes = ["ok", *sorted({*older, *newer} - {"ok"})]
    lines = [f"= {number} {name}" for number, name in enumerate(classes)]
    file = None
    for (name, start, end, replacement), before, now in zip(given, older, newer, strict=True):
        if name != file:
            lines.append(f"# {name}")
            file = name
        lines.append(f"{start} {end} {classes.index(before)} {classes.index(now)} {json.dumps(replacement, ensure_ascii=False)}")
    path = HERE / "crashes.txt"
    path.write_text("\n".join(lines) + "\n")
    stops = sum(each != "ok" for each in newer)
    differ = sum(before != now for before, now in zip(older, newer, strict=True))
    print(f"{len(given)} mutations, {stops} stop the reader, {differ} differ; {path.stat().st_size} bytes; {VERSION}")


if __name__ == "__main__":
    main()
