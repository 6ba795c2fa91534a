"""The documents that the validators are compared on."""

import copy
import pathlib
import random
import string

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Sections and fields that are not in the corpus.
OWN = """
kind: AvatarSchema
metadata: {name: schema}
spec:
  default_treatment: pseudonymize
  check_links_between_tables: false
  tables:
  - name: t
    data: {volume: input, file: t.csv}
    treatment: copy
    group: g
    columns:
    - {field: a, value_type: x, action: freeze, sequence: restart, provenance: {suggested_by: model, confidence: 0.5, reviewed: false}}
---
kind: AvatarParameters
metadata: {name: standard}
spec:
  schema: schema
  avatarization:
    t:
      k: 5
      data_augmentation: {augmentation_strategy: {1: 2.0, rare: 3}, target_column: c, should_anonymize_original_table: true}
    u:
      k: 5
      data_augmentation: {augmentation_strategy: {rare: 3}, target_column: c}
  time_series: {s: {projection: {type: fpca, nf: null}, alignment: {method: mean, nb_points: 3}}}
  input:
    database:
      source: {backing: sql, location: a}
      target: {backing: files, location: b}
      tables: [t]
      plan:
        tables:
        - name: t
          treatment: copy
          cluster: g
          individual_level: true
          row_limit: 5
          primary_key: [a]
          links: [{column: b, references_table: u, references_column: a}]
          columns:
          - {name: a, action: pseudonymize, strategy: {kind: UUID4}, column_type: int, pii_type: EMAIL}
          - {name: b, action: reference, reference_table: r, sequence: start_at, sequence_start: 5}
          - {name: c, provenance: {suggested_by: rules, confidence: 1, reviewed: true}}
      filters: {t: {column: d, op: gt, value: 2024-01-01}}
      subject_sources: {x: {backing: sql}}
      reference_tables:
      - name: r
        join_key: a
        source_tables: [t, {table: u, key: b, source: x}]
        columns: [{name: d, strategy: {kind: UUID4}, source_columns: [e]}]
        key_strategy: {kind: UUID4}
        exclude_key_values: [0, '', 1900-01-01]
        seed: 5
      truncate_target: true
---
kind: AvatarParameters
metadata: {name: dp}
spec:
  schema: schema
  avatarization_fast_dp: {t: {epsilon: 2, mechanism: gmm, gmm_n_components: 3, histogram_n_bins: 4, bounds_percentile: 2.5}}
  avatarization_open_dp: {u: {epsilon: 2.5, preprocess_budget_ratio: 0.5, column_weights: {a: 0, b: 1.5}}}
  avatarization_ref: x
  time_series_ref: y
---
kind: AvatarSharedEntity
metadata: {name: e}
spec:
  seed: 1
  key: {strategy: {kind: UUID4}, exclude_values: [0, '', 1900-01-01, .inf], mapping: [{database: d, table: t, column: c}]}
  attributes: [{name: email, columns: [mail], strategy: {kind: CONSTANT, value: x}}]
---
kind: AvatarDatabase
metadata: {name: d}
spec: {connection: c, backing: sql}
---
kind: AvatarDatabase
metadata: {name: f}
spec: {files: /data}
---
kind: AvatarReportParameters
metadata: {name: r}
spec: {report_type: pia, output_format: docx, language: fr, results: {volume: v, format: parquet, name_template: n, max_distribution_plots: -1}}
---
kind: AvatarAdviceParameters
metadata: {name: a}
spec: {schema: schema, advice: {advisor_type: [variables, parameters, tables_links]}}
---
kind: AvatarReferenceParameters
metadata: {name: reference}
spec: {}
"""

SCALARS = [
    None, True, False, "no", "20", "x", "", "1e-3", "a b", "AvatarSchema", "row_order", "FAKER",
    -2, -1, 0, 1, 2, 3, 100, 101, 0.3, 1.0, 1.5, 100.5, 20.0, float("inf"),
    [], {}, ["x"], [1], [None], {"x": 1}, {"x": "y"}, {1: 2}, {"$type": "map"}, {"$type": "map", "entries": []},
]


def corpus():
    """The files of the corpus, by name."""
    for folder in ("valid", "faulty"):
        for path in sorted((ROOT / "tests/corpus" / folder).glob("*.yaml")):
            yield f"{folder}/{path.name}", path.read_text()


def own(count, seed):
    """Documents with one or two changes each: most have one fault, some are still valid."""
    rng = random.Random(seed)
    bases = list(yaml.safe_load_all(OWN))
    for name, text in corpus():
        if name.startswith("valid/"):
            bases += [document for document in yaml.safe_load_all(text) if document]
    documents = [copy.deepcopy(base) for base in bases[: len(list(yaml.safe_load_all(OWN)))]]
    while len(documents) < count:
        document = copy.deepcopy(rng.choice(bases))
        for _ in range(rng.choice([1, 1, 2])):
            change(document, rng)
        documents.append(document)
    return documents


def places(value, found):
    """Every mapping and list, and the keys or indices of each."""
    if isinstance(value, dict):
        found += [(value, key) for key in value]
        for child in value.values():
            places(child, found)
    elif isinstance(value, list):
        found += [(value, index) for index in range(len(value))]
        for child in value:
            places(child, found)
    return found


def change(document, rng):
    found = places(document, [])
    if not found:
        return
    holder, key = rng.choice(found)
    way = rng.choice(["replace", "replace", "replace", "delete", "rename", "add", "swap"])
    if way == "replace":
        holder[key] = copy.deepcopy(rng.choice(SCALARS))
    elif way == "delete":
        del holder[key]
    elif way == "swap":
        other, other_key = rng.choice(found)
        holder[key] = copy.deepcopy(other[other_key])
    elif isinstance(holder, dict):
        value = holder[key]
        if way == "rename":
            del holder[key]
        holder[f"{key}{rng.choice(string.ascii_lowercase)}"] = value
