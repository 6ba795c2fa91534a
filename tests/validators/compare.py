"""Compares the verdicts of four validators, and of pydantic. Start it with run.sh."""

import functools
import json
import pathlib
import random
import subprocess
import sys
import types
import zipfile
from collections import Counter

import pydantic
import yaml
from jsonschema import Draft202012Validator

import documents
import instances

HERE = pathlib.Path(__file__).resolve().parent
ROOT = documents.ROOT
TOOLS = HERE / ".tools"
SCHEMAS = ROOT / "crates/avatar-format/schemas"
CONFIGURATION = "avatar-configuration"

def lines(command, questions):
    answer = subprocess.run(
        command, input="\n".join(map(json.dumps, questions)) + "\n", capture_output=True, text=True, check=False
    )
    if answer.returncode:
        sys.exit(f"{command[0]}: {answer.stderr}")
    return [json.loads(line) for line in answer.stdout.splitlines()]


def inspect(text):
    """The documents as the engine reads them, or None if it cannot."""
    command = [str(ROOT / "target/debug/avatar-lint"), "inspect", "-"]
    answer = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return json.loads(answer.stdout) if answer.returncode == 0 else None


def schema(name):
    return json.loads((SCHEMAS / f"{name}.json").read_text())


@functools.cache
def python_validator(name):
    return Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


def verdicts_on_json(questions):
    """The verdicts of the three validators of JSON."""
    return {
        "jsonschema (Rust)": lines([str(ROOT / "target/debug/examples/verdicts")], questions),
        "ajv": lines(["node", str(HERE / "ajv.mjs"), str(TOOLS), str(SCHEMAS)], questions),
        "jsonschema (Python)": [python_validator(q["schema"]).is_valid(q["instance"]) for q in questions],
    }


def same(one, other):
    """Whether two values are the same data: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other or (
        isinstance(one, (int, float)) and isinstance(other, (int, float)) and one == other
    )


def compare_configurations(count):
    names, texts, read = [], [], []
    for name, text in documents.corpus():
        found = inspect(text)
        if found is None:
            print(f"  not read by PyYAML: {name}")
            continue
        parts = [text[node.start_mark.index : node.end_mark.index] for node in yaml.compose_all(text)]
        assert len(parts) == len(found), name
        names += [f"{name}, document {number + 1}" for number in range(len(parts))]
        texts += parts
        read += found
    own = [yaml.safe_dump(document, sort_keys=False) for document in documents.own(count, seed=1)]
    names += [f"own document {number + 1}" for number in range(len(own))]
    texts += own
    read += inspect("\n---\n".join(own))

    questions = [{"schema": CONFIGURATION, "instance": document} for document in read]
    kinds = {path.stem for path in SCHEMAS.glob("Avatar*.json")}
    for document in read:
        kind = document.get("kind") if isinstance(document, dict) else None
        if isinstance(kind, str) and kind in kinds:
            questions.append({"schema": kind, "instance": document})
    verdicts = verdicts_on_json(questions)
    reference = verdicts["jsonschema (Rust)"]
    wrong = 0
    for validator, found in verdicts.items():
        for question, expected, answer in zip(questions, reference, found):
            if expected != answer:
                wrong += 1
                print(f"  {validator} says {answer}: {json.dumps(question)}")

    parsed = lines(["node", str(HERE / "ajv.mjs"), str(TOOLS), "--parse"], texts)
    by_editor = lines(
        ["node", str(HERE / "yaml_ls.mjs"), str(TOOLS), str(SCHEMAS / f"{CONFIGURATION}.json")], texts
    )
    compared = 0
    elsewhere = []
    for name, text, document, reading, expected, messages in zip(names, texts, read, parsed, reference, by_editor):
        if not text.strip():
            continue  # An empty document, which is no text to ask about.
        if "error" in reading or not same(reading["data"], untagged(document)):
            elsewhere.append(name)
        else:
            compared += 1
            if expected != (not messages):
                wrong += 1
                print(f"  yaml-language-server says {messages or 'valid'}: {name}\n{text}")
    print(f"{len(questions)} verdicts on {len(read)} documents, {sum(reference)} of them valid; "
          f"{compared} texts by yaml-language-server; {wrong} disagreements")
    print(f"read otherwise by YAML 1.2, so not compared on the text: {len(elsewhere)}")
    for name in elsewhere:
        if not name.startswith("own"):
            print(f"  {name}")
    return wrong


def untagged(value):
    """What YAML 1.2 must read to agree: keys are strings, as in JavaScript."""
    if isinstance(value, dict):
        if value.get("$type") == "map" and "entries" in value:
            return {str(key): untagged(item) for key, item in value["entries"]}
        return {key: untagged(item) for key, item in value.items()}
    if isinstance(value, list):
        return [untagged(item) for item in value]
    return value


def published_models():
    """The pydantic models of both releases, without their packages' dependencies."""
    sys.modules.setdefault("pandas", types.SimpleNamespace(DataFrame=object))
    found = {}
    for version in ("1.25.0", "1.30.0"):
        wheel = next((TOOLS / "wheels").glob(f"octopize_avatar-{version}-*.whl"))
        name = f"models_{version.replace('.', '_')}"
        module = types.ModuleType(name)
        sys.modules[name] = module
        exec(compile(zipfile.ZipFile(wheel).read("avatars/models.py"), name, "exec"), module.__dict__)
        for key, value in vars(module).items():
            if isinstance(value, type) and issubclass(value, pydantic.BaseModel):
                found[key] = value
    return found


def accepts(model, instance):
    try:
        model.model_validate_json(json.dumps(instance), strict=True)
    except pydantic.ValidationError:
        return False
    return True


def compare_models(count):
    rng = random.Random(2)
    models = published_models()
    questions = []
    for path in sorted(SCHEMAS.glob("*.json")):
        if path.stem in models:
            made = schema(path.stem)
            questions += [{"schema": path.stem, "instance": i} for i in instances.several(made, count, rng)]

    verdicts = verdicts_on_json(questions)
    reference = verdicts["jsonschema (Rust)"]
    wrong = 0
    for validator, found in verdicts.items():
        for question, expected, answer in zip(questions, reference, found):
            if expected != answer:
                wrong += 1
                print(f"  {validator} says {answer}: {json.dumps(question)}")

    left = Counter()
    for question, expected in zip(questions, reference):
        model = models[question["schema"]]
        if accepts(model, question["instance"]) == expected:
            continue
        instance, reasons = instances.mended(question["instance"], schema(question["schema"]))
        again = python_validator(question["schema"]).is_valid(instance)
        if reasons and accepts(model, instance) == again:
            left.update(reasons)
        else:
            wrong += 1
            print(f"  pydantic says {not expected}: {json.dumps(question)}")
    print(f"{len(questions)} instances of {len({q['schema'] for q in questions})} models, "
          f"{sum(reference)} of them valid; {wrong} disagreements")
    print("known to be judged differently by pydantic:")
    for reason, times in sorted(left.items()):
        print(f"  {reason} ({times})")
    return wrong


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print("configurations")
    wrong = compare_configurations(count)
    print("models of the API, pydantic in strict mode")
    wrong += compare_models(max(count // 20, 10))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
