"""Records what the published reader and writer leave of each column's protection.

    python tests/published/treated.py            # writes treated.txt
    python tests/published/treated.py --show 17  # prints set 17, what becomes of it, and the answers

README.md beside this file describes the format.
"""

import argparse
import multiprocessing

from reader import HERE, VERSION, fnv1a, generated, grammar, load_all, written_back

SETS = 116_000
ON_A_LINE = 50
RULES = grammar(HERE / "treated.grammar")


def schemas(documents):
    for document in documents:
        is_mapping = isinstance(document, dict) and document.get("kind") == "AvatarSchema"
        if is_mapping and not document["metadata"]["name"].endswith("_avatarized"):
            yield document["spec"]


def spec_of(documents, kind):
    return next((document["spec"] for document in documents if document["kind"] == kind), {})


class Written:
    """What a set says of its columns once it is written back."""

    def __init__(self, documents):
        self.tables = {table["name"]: table for spec in schemas(documents) for table in spec["tables"]}
        extraction = spec_of(documents, "AvatarExtractParameters")
        self.group = extraction.get("group")
        self.replaced, self.named = set(), set()
        for document in documents:
            if document["kind"] == "AvatarSharedEntity":
                self.add_entity(document["spec"], extraction.get("source"))
        self.inherited = {
            (link["to"]["table"], link["to"]["field"])
            for table in self.tables.values()
            for link in table.get("links", [])
            if self.column(table["name"], link["field"]).get("pseudonymization")
        }

    def add_entity(self, spec, source):
        places = [place for place in spec["key"]["mapping"] if place["database"] == source]
        for place in places:
            if spec["key"].get("strategy"):
                self.replaced.add((place["table"], place["column"]))
            for attribute in spec.get("attributes", []):
                columns = attribute.get("columns") or [attribute["name"]]
                found = self.replaced if attribute.get("strategy") else self.named
                found.update((place["table"], column) for column in columns)

    def column(self, table, field):
        columns = self.tables.get(table, {}).get("columns", [])
        return next((column for column in columns if column["field"] == field), {})

    def answer(self, table, field):
        if table not in self.tables:
            return "v"
        column, place = self.column(table, field), (table, field)
        treatment, group = self.tables[table].get("treatment"), self.tables[table].get("group")
        if column.get("drop"):
            return "d"
        if column.get("pseudonymization"):
            return "p"
        if treatment in ("ignore", "purge") or (self.group is not None and group not in (None, self.group)):
            return "o"
        if place in self.replaced:
            return "e"
        if place in self.inherited:
            return "c"
        return "n" if place in self.named else "-"


def answers(text):
    try:
        written = Written(written_back(text))
    except Exception:
        return "!"
    columns = [
        (table["name"], column["field"])
        for spec in schemas(load_all(text))
        for table in spec["tables"]
        for column in table["columns"]
    ]
    return "".join(written.answer(*place) for place in columns)


def line(first):
    texts = [generated(RULES, number) for number in range(first, first + ON_A_LINE)]
    digest = fnv1a("".join(texts).encode())
    return f"{digest:016x} " + " ".join(map(answers, texts))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", type=int)
    parser.add_argument("--sets", type=int, default=SETS)
    parser.add_argument("--check", action="store_true", help="compare with what is recorded, write nothing")
    options = parser.parse_args()
    if options.show is not None:
        import yaml

        text = generated(RULES, options.show)
        print(text, "# written back:", sep="\n")
        try:
            print(yaml.safe_dump_all(written_back(text), sort_keys=False))
        except Exception as error:
            print(repr(error))
        print("# answers:", answers(text))
        return
    with multiprocessing.Pool() as pool:
        lines = list(pool.imap(line, range(0, options.sets, ON_A_LINE), chunksize=4))
    path = HERE / "treated.txt"
    if options.check:
        recorded = path.read_text().splitlines()[: len(lines)]
        different = sum(ours != theirs for ours, theirs in zip(lines, recorded, strict=True))
        raise SystemExit(f"{different} of {len(lines)} lines differ under {VERSION}" if different else 0)
    path.write_text("\n".join(lines) + "\n")
    words = [word for each in lines for word in each.split()[1:]]
    counts = {letter: sum(word.count(letter) for word in words) for letter in "dpoecnv-!"}
    print(f"{len(words)} sets, {path.stat().st_size} bytes, {counts}, {VERSION}")


if __name__ == "__main__":
    main()
