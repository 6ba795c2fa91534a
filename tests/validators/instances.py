"""Valid and invalid instances of the API models, generated from their schemas."""

import copy

UUIDS = [
    "123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000",
    "123e4567e89b12d3a456426614174000", "{123e4567-e89b-12d3-a456-426614174000}",
    "urn:uuid:123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-42661417400", "x", "",
]
TIMES = [
    "2024-01-31T10:20:30Z", "2024-01-31T10:20:30.123456+02:00", "2024-01-31T10:20:30-05:30",
    "2024-01-31T10:20:30", "2024-01-31", "2024-02-30T10:20:30Z", "2024-01-31T25:00:00Z", "2024-13-01T00:00:00Z",
    "2024-01-31 10:20:30Z", "2024-01-31T10:20Z", "2024-01-31t10:20:30z", "2024-01-31T10:20:30+0200",
    "2024-01-31T10:20:30.1234567890Z", "2016-12-31T23:59:60Z", "1706696430", "x", "",
]
WRONG = [None, True, 0, 1, -1, 30, 31, 1.5, 30.0, "", "x", "password", "passwords", [], ["x"], [1], {}, {"x": "y"}]


def resolve(schema, root):
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    return schema


def one(schema, root, rng):
    """A valid instance."""
    if schema is True:
        schema = {}
    schema = resolve(schema, root)
    if "enum" in schema:
        return rng.choice(schema["enum"])
    if schema.get("pattern") == "^password$":
        return "password"
    if "type" not in schema:
        return rng.choice([1, "x", {"a": [None]}])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = rng.choice(kinds)
    if kind == "null":
        return None
    if kind == "boolean":
        return rng.random() < 0.5
    if kind == "integer":
        return rng.randint(-3, 10**6)
    if kind == "number":
        return rng.choice([0, 1, 0.5])
    if kind == "string":
        formats = {"uuid": UUIDS[:1], "date-time": TIMES[:3]}
        return rng.choice(formats.get(schema.get("format"), ["x", "é", "a longer text"]))
    if kind == "array":
        return [one(schema["items"], root, rng) for _ in range(rng.randint(0, 2))]
    required = schema.get("required", [])
    instance = {
        name: one(property_, root, rng)
        for name, property_ in schema.get("properties", {}).items()
        if name in required or rng.random() < 0.7
    }
    if isinstance(schema.get("additionalProperties"), (dict, bool)) and schema["additionalProperties"] is not False:
        instance["free"] = 1
    return instance


def fields(instance, schema, root, found):
    """Every field and item with its schema. No field is added, because pydantic accepts unknown fields."""
    if schema is True:
        return found
    schema = resolve(schema, root)
    if isinstance(instance, dict):
        for name, property_ in schema.get("properties", {}).items():
            if name in instance:
                found.append((instance, name, property_))
                fields(instance[name], property_, root, found)
    elif isinstance(instance, list) and "items" in schema:
        for index, item in enumerate(instance):
            found.append((instance, index, schema["items"]))
            fields(item, schema["items"], root, found)
    return found


# What pydantic accepts and JSON Schema rejects, or the reverse.
KNOWN = {
    "a UUID without hyphens, in braces or as a URN": lambda form, value: form == "uuid" and value in UUIDS[2:5],
    "a time that RFC 3339 writes otherwise": lambda form, value: form == "date-time" and value in TIMES[8:13],
    "a time as a number of seconds": lambda form, value: form == "date-time"
    and (value == "1706696430" or type(value) in (int, float)),
    "a whole number with a point": lambda form, value: isinstance(value, float) and value.is_integer(),
}


def mended(instance, schema):
    """The instance without the values on which the two are known to disagree, and those values."""
    instance = copy.deepcopy(instance)
    reasons = set()
    for holder, name, field in fields(instance, schema, schema, []):
        form = field.get("format") if isinstance(field, dict) else None
        for reason, holds in KNOWN.items():
            if holds(form, holder[name]):
                reasons.add(reason)
                canonical = {"uuid": UUIDS[0], "date-time": TIMES[0]}
                holder[name] = canonical[form] if form else int(holder[name])
    return instance, reasons


def several(schema, count, rng):
    """Valid instances, and as many with one field that may be invalid."""
    for _ in range(count):
        instance = one(schema, schema, rng)
        yield copy.deepcopy(instance)
        found = fields(instance, schema, schema, [])
        if not found:
            yield rng.choice([wrong for wrong in WRONG if wrong != {"x": "y"}])
            continue
        holder, name, property_ = rng.choice(found)
        property_ = property_ if property_ is True else resolve(property_, schema)
        if isinstance(holder, dict) and rng.random() < 0.2:
            del holder[name]
        else:
            holder[name] = copy.deepcopy(rng.choice(edges(property_) or WRONG) if rng.random() < 0.6 else rng.choice(WRONG))
        yield instance


def edges(schema):
    """Values around the limits of a field."""
    if schema is True:
        return []
    formats = {"uuid": UUIDS, "date-time": TIMES}
    found = list(formats.get(schema.get("format"), []))
    for bound in ("minLength", "maxLength"):
        if bound in schema:
            found += ["é" * (schema[bound] + step) for step in (-1, 0, 1)]
    if "maxItems" in schema:
        found += [["x"] * (schema["maxItems"] + step) for step in (0, 1)]
    return found
