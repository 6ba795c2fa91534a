"""Compares with piicatcher on the labeled columns that were not tuned on.

    pip install --no-deps piicatcher==0.17.0 commonregex==1.5.4
    python crates/avatar-identifiers/tests/columns/peers.py

piicatcher is the tool on PyPI that tells what columns hold by their names. Its
scanner of names is used alone, so its other dependencies are replaced with nothing.
Genders and nationalities, which it also finds, are quasi-identifiers and not counted.
"""

import csv
import importlib.util
import pathlib
import sys
import types
from unittest import mock

for name in ("spacy", "dbcat", "dbcat.catalog", "dbcat.generators"):
    sys.modules[name] = mock.MagicMock()
models = types.ModuleType("dbcat.catalog.models")


class Names(type):
    """Every type by its own name."""

    def __getattr__(cls, name):
        return name


models.PiiTypes = Names("PiiTypes", (), {})
models.CatColumn = models.CatSchema = models.CatTable = object
sys.modules["dbcat.catalog.models"] = models
package = types.ModuleType("piicatcher")
place = importlib.util.find_spec("piicatcher").submodule_search_locations
package.__path__ = list(place)
sys.modules["piicatcher"] = package
from piicatcher.scanner import ColumnNameScanner  # noqa: E402

QUASI = {"GENDER", "NATIONALITY"}
SEEN = {
    ("a2billing", "cc_agent", "address"),
    ("a2billing", "cc_agent", "banner"),
    ("en-emp-40480734246", "Employee", "Emp_HNo"),
    ("en-gst-36038340970", "CUSTOMERS", "add1"),
    ("de-museumsbahn-1365582963", "Personal", "Zustimmung Telefon"),
    ("telco-ceir-32355063817", "black_list", "operator_name"),
}


def main():
    here = pathlib.Path(__file__).parent
    read = lambda name: csv.DictReader(open(here / name, encoding="utf-8"), delimiter="\t")
    held = {row["source"] for row in read("split.tsv") if row["half"] == "held"}
    scanner = ColumnNameScanner()
    hits = misses = false_alarms = 0
    for row in read("columns.tsv"):
        if row["source"] not in held:
            continue
        if (row["source"], row["table"], row["column"]) in SEEN:
            continue
        found = bool(set(scanner.scan(row["column"])) - QUASI)
        label = row["label"][0]
        hits += label in "DT" and found
        misses += label in "DT" and not found
        false_alarms += label in "NQ" and found
    precision, recall = hits / (hits + false_alarms), hits / (hits + misses)
    print(f"piicatcher: precision {precision:.3f}, recall {recall:.3f}")


main()
