"""Records which fields of the plan of a database run the published packages ask for and write.

    python tests/published/plan.py            # writes plan.tsv
    python tests/published/plan.py --check    # compares with it instead

The packages have no classes for a plan, so their code is run with mappings that note what it asks them for.
Needs `octopize-avatar`, whose client reviews plans. README.md beside this file describes the columns.
"""

import builtins
import pathlib
from unittest import mock

import avatar_yaml
import avatars
from avatar_yaml import FakeDataStrategy, PiiType, run_shape
from avatars import schema_plan
from avatars.schema_plan import SchemaPlan, shared_entity
from recorded import compare_or_write

HERE = pathlib.Path(__file__).parent
VERSION = f"octopize-avatar-yaml {avatar_yaml.__version__}, octopize-avatar {avatars.__version__}"

PLAN = {
    "tables": [
        {
            "name": "person",
            "treatment": "pseudonymize",
            "cluster": "a",
            "individual_level": True,
            "row_limit": 10,
            "primary_key": ["id"],
            "links": [{"column": "home", "references_table": "house", "references_column": "id"}],
            "columns": [
                {"name": "id", "action": "keep", "column_type": "int", "sequence": "start_at", "sequence_start": 10},
                {
                    "name": "email",
                    "action": "pseudonymize",
                    "pii_type": "EMAIL",
                    "strategy": {"kind": "UUID4"},
                    "provenance": {"suggested_by": "model", "confidence": 0.5, "reviewed": True},
                },
                {"name": "phone", "action": "reference", "reference_table": "people"},
            ],
        },
        {"name": "house", "columns": [{"name": "id"}]},
    ]
}
REFERENCES = [
    {
        "name": "people",
        "join_key": "id",
        "source_tables": ["person", {"table": "invoice", "key": "payer", "source": "billing"}],
        "columns": [{"name": "phone", "strategy": {"kind": "UUID4"}, "source_columns": ["phone"]}],
        "key_strategy": {"kind": "UUID4"},
        "exclude_key_values": [0],
        "seed": 7,
    }
]
# What each mapping is, by the key that leads to it, and to the list that it is an item of.
PLACES = {
    ("plan",): "plan",
    ("plan", "tables"): "table",
    ("table", "links"): "link",
    ("table", "columns"): "column",
    ("column", "provenance"): "provenance",
    ("reference_tables",): "reference table",
    ("reference table", "source_tables"): "source table",
    ("reference table", "columns"): "reference column",
}


class Asked(dict):
    """A mapping that notes which keys it is asked for."""

    def __getitem__(self, key):
        self.keys_asked.add((self.place, key))
        return super().__getitem__(key)

    def get(self, key, default=None):
        self.keys_asked.add((self.place, key))
        return super().get(key, default)

    def __contains__(self, key):
        self.keys_asked.add((self.place, key))
        return super().__contains__(key)

    def __deepcopy__(self, _):
        return asked(builtins.dict(self), self.place, self.keys_asked)


class DictMeta(type):
    """Makes `dict(asked)` a mapping that goes on noting."""

    def __call__(cls, *args):
        if args and isinstance(args[0], Asked):
            return args[0].__deepcopy__({})
        return builtins.dict(*args)

    def __instancecheck__(cls, value):
        return isinstance(value, builtins.dict)


class Dict(metaclass=DictMeta):
    pass


def asked(value, place, keys_asked):
    if isinstance(value, list):
        return [asked(item, place, keys_asked) for item in value]
    if not isinstance(value, dict) or place is None:
        return value
    noting = Asked()
    noting.place, noting.keys_asked = place, keys_asked
    for key, child in value.items():
        noting[key] = asked(child, PLACES.get((place, key)), keys_asked)
    return noting


def changed(value, place, change):
    """`value` with `change` made to every mapping in it, given what the mapping is."""
    if isinstance(value, list):
        return [changed(item, place, change) for item in value]
    if not isinstance(value, dict) or place is None:
        return value
    return change({key: changed(child, PLACES.get((place, key)), change) for key, child in value.items()}, place)


def without(place, key):
    return lambda mapping, own: {k: v for k, v in mapping.items() if (own, k) != (place, key)}


def documents(plan, references):
    database = {"source": {"backing": "sql", "location": "crm"}, "tables": ["person"], "plan": plan}
    database |= {"reference_tables": references, "subject_sources": {"billing": {"backing": "sql", "location": "b"}}}
    schema = {"kind": "AvatarSchema", "metadata": {"name": "schema"}, "spec": {"tables": [{"name": "person", "columns": [{"field": "phone"}]}]}}
    extract = {"kind": "AvatarExtractParameters", "metadata": {"name": "extract"}, "spec": {"schema": "schema"}}
    extract["spec"]["input"] = {"database": database}
    return [schema, extract]


def written(plan, references):
    with mock.patch.object(run_shape, "dict", Dict, create=True):
        return run_shape.to_run_shape(documents(plan, references), {"group": "a", "seed": 5})


def reviewed(plan, _):
    """What the client does with a plan that the schema discovery proposes."""
    plan = SchemaPlan.from_proposal(plan)
    plan.ensure_individual_level()
    for table in plan.tables:
        for method in ("is_individual_level", "column_types", "pseudonymized_columns", "anonymizable_columns"):
            getattr(plan, method)(table)
        for method in ("frozen_columns", "dropped_columns", "emptied_columns", "primary_key", "links"):
            getattr(plan, method)(table)
    for proposal in plan.proposals():
        proposal.column, proposal.pii_type, proposal.confidence, proposal.reviewed, proposal.suggested_by
    plan.clustered(), plan.needs_review(), plan.summary(), plan.to_dict()


def needs(act):
    """What `act` asks a plan and its reference tables for: `must` where it stops without."""
    keys_asked = set()
    with mock.patch.object(schema_plan, "dict", Dict, create=True):
        act(asked(PLAN, "plan", keys_asked), asked(REFERENCES, "reference table", keys_asked))
    found = {}
    for place, key in keys_asked:
        change = without(place, key)
        try:
            act(changed(PLAN, "plan", change), changed(REFERENCES, "reference table", change))
            found[place, key] = "may"
        except KeyError:
            found[place, key] = "must"
    return found


def keys(value, place):
    """Every field below `value`, with what it is a field of."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and place:
            for key, child in item.items():
                yield place, key
                yield from keys(child, PLACES.get((place, key)))


def facts_of_writing():
    found = set()
    # The reader itself makes a plan, of the shape that came after it.
    back, _ = run_shape.from_run_shape(written(PLAN, REFERENCES))
    made = next(d for d in back if d["kind"] == "AvatarExtractParameters")["spec"]["input"]["database"]
    found.update(keys(made["plan"], "plan"))
    found.update(keys(made["reference_tables"], "reference table"))
    # And the client, in a review.
    plan = SchemaPlan().for_tables("person")
    plan._tables[0]["columns"] = [{"name": name} for name in ("id", "email", "phone")]
    email = FakeDataStrategy(pii_type=PiiType.EMAIL)
    plan.set_individual_level("person").replace("person", "email", email).purge("person")
    plan.start_sequence_at("person", "id", 10)
    found.update(keys(plan.to_dict(), "plan"))
    for entity in (
        shared_entity("people", replace=["email"], across={"crm": ("person", "id"), "billing": ("invoice", "payer")}),
        shared_entity("people", replace=["email"], tables=["person"], key="id"),
    ):
        found.update(keys(entity.to_dict(), "reference table"))
    return dict.fromkeys(found, "yes")


def values():
    """The words that the client writes, and those that it looks for."""
    found = set()
    for treatment in ("copy", "pseudonymize", "anonymize", "purge", "ignore"):
        plan = SchemaPlan().for_tables("person")
        getattr(plan, treatment)("person")
        found.add(("table", "treatment", plan.to_dict()["tables"][0]["treatment"]))
    email = FakeDataStrategy(pii_type=PiiType.EMAIL)
    for act in (
        lambda plan: plan.reject("person", "email"),
        lambda plan: plan.replace("person", "email", email),
        lambda plan: plan.anonymize_columns("person", "email"),
        lambda plan: plan.drop_columns("person", "email"),
        lambda plan: plan.ignore("person"),
        lambda plan: plan.continue_sequence("person", "email"),
        lambda plan: plan.restart_sequence("person", "email"),
        lambda plan: plan.start_sequence_at("person", "email", 5),
    ):
        plan = SchemaPlan().for_tables("person")
        plan._tables[0]["columns"] = [{"name": "email"}]
        column = act(plan).to_dict()["tables"][0]["columns"][0]
        found.update(("column", key, column[key]) for key in ("action", "sequence") if key in column)
    looked_for = []
    with mock.patch.object(SchemaPlan, "_columns_with", lambda _, __, action: looked_for.append(action) or []):
        plan = SchemaPlan().for_tables("person").copy("person")
        plan.frozen_columns("person"), plan.dropped_columns("person"), plan.emptied_columns("person")
    found.update(("column", "action", action) for action in looked_for)
    back, _ = run_shape.from_run_shape(written(PLAN, REFERENCES))
    made = next(d for d in back if d["kind"] == "AvatarExtractParameters")["spec"]["input"]["database"]
    found.update(("column", "action", c["action"]) for t in made["plan"]["tables"] for c in t.get("columns", ()) if "action" in c)
    return found


def unknown(place):
    """What the writer makes of a key that is no field."""

    def change(mapping, own):
        return {**mapping, "unheard_of": "x"} if own == place else mapping

    text = run_shape.dump(written(changed(PLAN, "plan", change), changed(REFERENCES, "reference table", change)))
    return "passed on" if "unheard_of" in text else "skipped"


def main():
    sides = [needs(written), needs(reviewed), facts_of_writing()]
    lines = ["what\tof\tname\treader\tclient\twritten"]
    for place, key in sorted(set().union(*sides)):
        lines.append("\t".join(["field", place, key, *(side.get((place, key), "") for side in sides)]))
    lines += [f"value\t{place}.{field}\t{value}\t\t\t" for place, field, value in sorted(values())]
    lines += [f"unknown key\t{place}\t{unknown(place)}\t\t\t" for place in sorted(PLACES.values())]
    compare_or_write(HERE / "plan.tsv", lines, VERSION)
    print(f"{len(lines) - 1} rows, {VERSION}")


if __name__ == "__main__":
    main()
