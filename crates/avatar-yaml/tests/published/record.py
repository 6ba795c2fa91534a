"""Records the models of the published Python packages as JSON on standard output.

    mkdir wheels
    for package in octopize-avatar-yaml==0.1.46 octopize-avatar==1.30.0 octopize-avatar==1.25.0; do
        pip download --no-deps --ignore-requires-python --dest wheels "$package"
    done
    python record.py wheels > published.json

The wheels are read, never imported: any Python from 3.9 on will do, whatever version the packages ask for,
and none of their dependencies is needed.

For every class the table holds the release it is taken from and either the `values` of an enumeration or
the `fields` of a model: type, format, whether null is accepted, whether the field is required, its default
and its constraints, in the words of JSON Schema. Of a class that is in both releases of the client, the
fields are those of the newer; the values of an enumeration are those of all releases.
"""

import ast
import json
import pathlib
import re
import sys
import zipfile

RELEASES = ["octopize_avatar_yaml-0.1.46", "octopize_avatar-1.30.0", "octopize_avatar-1.25.0"]
MODULES = {
    "octopize_avatar_yaml": [
        "avatar_yaml.models.common",
        "avatar_yaml.models.avatar_metadata",
        "avatar_yaml.models.volume",
        "avatar_yaml.models.schema",
        "avatar_yaml.models.parameters",
        "avatar_yaml.models.advice",
    ],
    "octopize_avatar": ["avatars.models", "avatars.constants"],
}
ENUMERATIONS = {"Enum", "StrEnum", "IntEnum"}
SIMPLE = {
    "str": {"type": "string"},
    "SecretStr": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "Any": {},
    "UUID": {"type": "string", "format": "uuid"},
    "AwareDatetime": {"type": "string", "format": "date-time"},
}
CONSTRAINTS = {
    ("string", "min_length"): "minLength",
    ("string", "max_length"): "maxLength",
    ("array", "min_length"): "minItems",
    ("array", "max_length"): "maxItems",
    ("object", "min_length"): "minProperties",
    ("object", "max_length"): "maxProperties",
    ("integer", "ge"): "minimum",
    ("integer", "le"): "maximum",
    ("string", "pattern"): "pattern",
}


def base_names(node):
    names = []
    for base in node.bases:
        base = base.value if isinstance(base, ast.Subscript) else base
        names.append(base.id if isinstance(base, ast.Name) else base.attr)
    return names


class Module:
    """The classes of one module of one release."""

    def __init__(self, source):
        # An alias with `type` is Python 3.12. Without the word, older versions can parse it.
        source = re.sub(r"^type (?=\w+ =)", "", source, flags=re.MULTILINE)
        self.classes = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
        self.values = {
            name: {
                item.targets[0].id: ast.literal_eval(item.value)
                for item in node.body
                if isinstance(item, ast.Assign)
            }
            for name, node in self.classes.items()
            if ENUMERATIONS & set(base_names(node))
        }

    def record(self, name):
        if name in self.values:
            return {"values": list(self.values[name].values())}
        fields = {}
        for base in base_names(self.classes[name]):
            if base in self.classes:
                fields.update(self.record(base).get("fields", {}))
        for item in self.classes[name].body:
            if isinstance(item, ast.AnnAssign):
                fields[item.target.id] = self.field(item)
        return {"fields": fields}

    def field(self, item):
        found = self.type(item.annotation)
        found["required"] = item.value is None
        if item.value is not None:
            default = self.default(item.value)
            if default is not None:
                found["default"] = default
        return found

    def default(self, node):
        if isinstance(node, ast.Call):  # field(default_factory=dict)
            return {"dict": {}, "list": []}[node.keywords[0].value.id]
        path = []
        while isinstance(node, ast.Attribute):
            path.insert(0, node.attr)
            node = node.value
        if path:
            return self.values[node.id][path[0]]
        return ast.literal_eval(node)

    def type(self, node):
        if isinstance(node, ast.Constant) and node.value is None:
            return {"type": "null"}
        if isinstance(node, ast.Name):
            if node.id in SIMPLE:
                return dict(SIMPLE[node.id])
            if node.id in self.values:
                values = list(self.values[node.id].values())
                return {"type": "integer" if isinstance(values[0], int) else "string", "enum": values}
            return {"ref": node.id}
        if isinstance(node, ast.BinOp):  # X | Y
            sides = [self.type(node.left), self.type(node.right)]
            if {"type": "null"} in sides:
                sides.remove({"type": "null"})
                return {**sides[0], "nullable": True}
            return {"any_of": [side for each in sides for side in each.get("any_of", [each])]}
        name, arguments = node.value.id, node.slice
        if name == "Annotated":
            return self.annotated(*arguments.elts)
        if name == "Literal":
            values = [ast.literal_eval(v) for v in getattr(arguments, "elts", [arguments])]
            return {"type": "string", "enum": values}
        if name == "list":
            return {"type": "array", "items": self.type(arguments)}
        if name == "dict":
            return {"type": "object", "values": self.type(arguments.elts[1])}
        raise ValueError(ast.dump(node))

    def annotated(self, annotation, field):
        found = self.type(annotation)
        for keyword in field.keywords:
            name = CONSTRAINTS.get((found.get("type"), keyword.arg))
            if name:
                found[name] = ast.literal_eval(keyword.value)
            elif keyword.arg not in {"title", "description"}:
                raise ValueError(f"unknown constraint {keyword.arg}")
        return found


def main(wheels):
    classes = {}
    for release in RELEASES:
        package, version = release.split("-")
        with zipfile.ZipFile(next(pathlib.Path(wheels).glob(f"{release}-*.whl"))) as wheel:
            for module_name in MODULES[package]:
                module = Module(wheel.read(module_name.replace(".", "/") + ".py").decode())
                for name in module.classes:
                    record = {"release": f"{package.replace('_', '-')} {version}", **module.record(name)}
                    known = classes.setdefault(f"{module_name}.{name}", record)
                    for value in record.get("values", []):
                        if value not in known["values"]:
                            known["values"].append(value)
    json.dump(classes, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1])
