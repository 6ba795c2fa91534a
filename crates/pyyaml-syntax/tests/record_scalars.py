"""Records how PyYAML reads the scalars of `scalars/templates.json`.

Run with PyYAML 6.0.3:  python3 record_scalars.py
Writes `scalars/recorded.tsv`: tag, text as JSON, type (`!`: refused), value. A
scalar without a tag that has no line is text; one with a tag and no line is
refused (text under `!!str`). The
tests of `src/scalar` read it.
"""

import base64
import itertools
import json
import pathlib

import yaml

HERE = pathlib.Path(__file__).parent / "scalars"
PREFIX = "tag:yaml.org,2002:"


def construct(tag, text):
    """The type and the value, in the format of the recorded file."""
    loader = yaml.SafeLoader("")
    if tag is None:
        tag = loader.resolve(yaml.ScalarNode, text, (True, False))
    else:
        tag = PREFIX + tag
    try:
        value = loader.construct_object(yaml.ScalarNode(tag, text))
    except Exception:  # noqa: BLE001 Python's own errors count as well
        return "!", ""
    kind = type(value).__name__
    if isinstance(value, bytes):
        return kind, base64.b64encode(value).decode()
    if kind in ("date", "datetime"):
        return kind, value.isoformat()
    return kind, repr(value) if kind != "str" else ""


def main():
    templates = json.loads((HERE / "templates.json").read_text())
    count = 0
    lines = []
    for template in templates:
        for tag in template["tags"]:
            for parts in itertools.product(*template["slots"]):
                text = "".join(parts)
                count += 1
                kind, value = construct(tag, text)
                if kind == ("!" if tag and tag != "str" else "str"):
                    continue
                line = [tag or "", json.dumps(text), kind, value]
                lines.append("\t".join(line).rstrip("\t"))
    lines = list(dict.fromkeys(lines))
    header = f"# {count} scalars, PyYAML {yaml.__version__}"
    (HERE / "recorded.tsv").write_text("\n".join([header, *lines]) + "\n")
    print(header, len(lines))


if __name__ == "__main__":
    main()
