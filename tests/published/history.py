"""Records what each release of `octopize-avatar-yaml` since 0.1.29 knows.

    mkdir wheels
    for minor in $(seq 29 46); do
        pip download --no-deps --ignore-requires-python --dest wheels octopize-avatar-yaml==0.1.$minor
    done
    python tests/published/history.py wheels

The wheels are read, never imported. Writes `since.tsv`; README.md beside this file describes its columns.
"""

import ast
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
ENUMERATIONS = {"Enum", "StrEnum", "IntEnum"}


def release(path):
    return tuple(map(int, re.search(r"-(\d+)\.(\d+)\.(\d+)-", path.name).groups()))


def sources(wheel):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.startswith("avatar_yaml/") and name.endswith(".py"):
                yield pathlib.PurePath(name).stem, ast.parse(archive.read(name).decode())


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def facts_of_class(node):
    bases = {getattr(base, "id", getattr(base, "attr", None)) for base in node.bases}
    if node.name in {"Config", "ConfigParser"}:
        return
    for item in node.body:
        if ENUMERATIONS & bases and isinstance(item, ast.Assign) and is_text(item.value):
            yield ("kind" if node.name == "ModelKind" else "value", node.name, item.value.value)
        elif isinstance(item, ast.AnnAssign) and not node.name.startswith("_"):
            yield ("field", node.name, item.target.id)
            annotation = ast.walk(item.annotation)
            for each in annotation:
                if isinstance(each, ast.Subscript) and getattr(each.value, "id", None) == "Literal":
                    for value in getattr(each.slice, "elts", [each.slice]):
                        yield ("value", f"{node.name}.{item.target.id}", value.value)


def facts_of_reading(module, tree):
    """The keys that the reader asks for: `spec.get("seed")`, `spec["seed"]`, `"seed" in spec`, and tuples of keys."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        key = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"get", "pop"}:
            key = node.args[0] if node.args else None
        elif isinstance(node, ast.Subscript):
            key = node.slice
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In):
            key = node.left
        keys = [key]
        if isinstance(node, ast.Tuple | ast.Set) and len(node.elts) > 1 and all(map(is_text, node.elts)):
            keys = node.elts
        for each in keys:
            if each is not None and is_text(each) and re.fullmatch(r"[a-z_]+", each.value):
                yield ("key read", module, each.value)
    # Kinds that are a text, not a member of the enumeration.
    for node in ast.walk(tree):
        if is_text(node) and re.fullmatch(r"Avatar[A-Za-z]+", node.value):
            yield ("kind", "ModelKind", node.value)


def facts(wheel):
    found = set()
    for module, tree in sources(wheel):
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                found.update(facts_of_class(node))
        if module in {"config", "run_shape"}:
            # The two together are the reader; keys move between them.
            found.update(facts_of_reading("reader", tree))
        else:
            found.update(fact for fact in facts_of_reading(module, tree) if fact[0] == "kind")
    return found


def main(folder):
    wheels = sorted(pathlib.Path(folder).glob("octopize_avatar_yaml-*.whl"), key=release)
    known = {".".join(map(str, release(wheel))): facts(wheel) for wheel in wheels}
    versions = list(known)
    lines = ["what\twhere\tname\tsince\tuntil"]
    for fact in sorted(set.union(*known.values())):
        # Most facts come once; one that went and came again has a row for each stretch.
        present = [fact in known[version] for version in versions]
        edges = [at for at in range(len(versions) + 1) if (at < len(versions) and present[at]) != (at > 0 and present[at - 1])]
        for first, behind in zip(edges[::2], edges[1::2], strict=True):
            since = versions[first] if first else ""
            until = versions[behind - 1] if behind < len(versions) else ""
            lines.append("\t".join([*fact, since, until]))
    (HERE / "since.tsv").write_text("\n".join(lines) + "\n")
    print(f"{len(lines) - 1} facts of {versions[0]} to {versions[-1]}")


if __name__ == "__main__":
    main(sys.argv[1])
