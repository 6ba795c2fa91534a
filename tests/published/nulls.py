"""Records what the published reader makes of a null in each field of each kind.

    python tests/published/nulls.py            # writes nulls.tsv and nulls.json
    python tests/published/nulls.py --check    # compares with it instead

Each field is tried in a set in which it has a value: with that value, left out, and null.
README.md beside this file describes its columns.
"""

import copy
import json

from reader import HERE, VERSION, load_all, message_class, written_back
from recorded import compare_or_write

import yaml

COMMON = """
in every imputation: &imputation {method: knn, k: 5, training_fraction: 0.5, return_data_imputed: true}
in every exclusion: &exclusion {variable_names: [age], replacement_strategy: coordinate_similarity}
in every method: &method
  ncp: 5
  use_categorical_reduction: true
  column_weights: {age: 2.0}
  exclude_variables: *exclusion
  imputation: *imputation
  data_augmentation: {augmentation_strategy: minority, target_column: sex, should_anonymize_original_table: false}
  avatarization_processors_parameters:
  - {id_variable: id, target_start_variable: start, target_end_variable: end}
  - {target: a, references: [b], scaling_unit: 10}
in every results: &results {volume: out, path: mine, format: parquet, name_template: x, max_distribution_plots: 3}
"""
FILES = COMMON + """
documents:
- kind: AvatarMetadata
  metadata: {name: avatar-metadata-set}
  spec:
    display_name: set
    pia_metadata: {datarecipient: internal, data_type: health, datasubject: patients, sensitivity_level: High}
  annotations: {owner: me}
- kind: AvatarVolume
  metadata: {name: input}
  spec: {url: file:///data}
- kind: AvatarSchema
  metadata: {name: schema}
  spec:
    tables:
    - name: person
      data: {volume: input, file: person.csv}
      avatars_data: {volume: input, file: avatars.csv}
      individual_level: true
      columns:
      - {field: id, type: int, primary_key: true}
      - {field: email, type: category, value_type: x, pseudonymization: {kind: FAKER, pii_type: EMAIL, consistent: false, high_variability: true}}
      - {field: code, pseudonymization: {kind: SPECIFIC_ID, pattern: 'A-####', letter_case: upper, consistent: false}}
      - {field: site, pseudonymization: {kind: CONSTANT, value: x}}
      - {field: uuid, pseudonymization: {kind: UUID4, consistent: false}}
      - {field: number, pseudonymization: {kind: INTEGER, consistent: false}}
      - {field: phone, drop: true}
      links:
      - {field: id, to: {table: visit, field: person}, method: linear_sum_assignment}
    - name: visit
      data: {volume: input, file: visit.csv}
      columns:
      - {field: person, identifier: true}
      - {field: at, time_series_time: true}
    - name: stay
      data: {volume: input, file: stay.csv}
    check_links_between_tables: true
    default_treatment: anonymize
- kind: AvatarSchema
  metadata: {name: schema_avatarized}
  spec:
    tables:
    - {name: person, avatars_data: {auto: true}}
    schema_ref: schema
- kind: AvatarParameters
  metadata: {name: standard}
  spec:
    schema: schema
    avatarization: {person: {k: 5, <<: *method}}
    avatarization_open_dp: {visit: {epsilon: 1.0, preprocess_budget_ratio: 0.5, <<: *method}}
    avatarization_fast_dp:
      stay: {epsilon: 1.0, mechanism: gmm, gmm_n_components: 3, histogram_n_bins: 4, bounds_percentile: 1.0, <<: *method}
    time_series:
      visit:
        projection: {projection_type: fpca, nf: 3}
        alignment: {nb_points: 5, method: specified, unalignment: skip}
        exclude_variables: *exclusion
    time_series_ref: x
    avatarization_ref: x
    seed: 7
    compute_figures: true
    results: *results
- kind: AvatarPrivacyMetricsParameters
  metadata: {name: privacy_metrics}
  spec:
    schema: schema_avatarized
    avatarization_ref: standard
    privacy_metrics:
      person:
        ncp: 5
        use_categorical_reduction: true
        known_variables: [age]
        target: sex
        quantile_threshold: 90
        imputation: *imputation
        exclude_variables: *exclusion
        column_weights: {age: 2.0}
    time_series: {visit: {alignment: {nb_points: 5}}}
    seed: 7
    results: *results
- kind: AvatarSignalMetricsParameters
  metadata: {name: signal_metrics}
  spec:
    schema: schema_avatarized
    avatarization_ref: standard
    signal_metrics:
      person: {ncp: 5, use_categorical_reduction: true, imputation: *imputation, exclude_variables: *exclusion, column_weights: {age: 2.0}}
    time_series: {visit: {alignment: {nb_points: 5}}}
    seed: 7
    results: *results
- kind: AvatarReportParameters
  metadata: {name: report}
  spec: {report_type: basic, output_format: docx, language: fr, results: *results}
"""
ADVICE = COMMON + """
documents:
- kind: AvatarMetadata
  metadata: {name: avatar-metadata-set}
  spec: {display_name: set}
- kind: AvatarSchema
  metadata: {name: schema}
  spec:
    tables:
    - {name: person, data: {volume: input, file: person.csv}}
    check_links_between_tables: false
- kind: AvatarAdviceParameters
  metadata: {name: advice}
  spec: {schema: schema, advice: {advisor_type: [variables]}, results: *results}
"""
DATABASE = COMMON + """
documents:
- kind: AvatarMetadata
  metadata: {name: avatar-metadata-set}
  spec: {display_name: set}
- kind: AvatarDatabase
  metadata: {name: crm}
  spec: {connection: crm, backing: s3}
- kind: AvatarDatabase
  metadata: {name: copy}
  spec: {files: copy/}
- kind: AvatarSharedEntity
  metadata: {name: people}
  spec:
    seed: 7
    key:
      strategy: {kind: UUID4, consistent: false}
      exclude_values: [0]
      mapping:
      - {database: crm, table: person, column: id}
    attributes:
    - {name: email, strategy: {kind: FAKER, pii_type: EMAIL}, columns: [email]}
- kind: AvatarSchema
  metadata: {name: schema}
  spec:
    tables:
    - name: person
      individual_level: true
      treatment: pseudonymize
      group: a
      columns:
      - {field: id, type: int, primary_key: true, sequence: start_at, sequence_start: 10}
      - {field: email}
      - {field: phone, action: pseudonymize, pii_type: PHONE, pseudonymization: {kind: UUID4}, provenance: {suggested_by: model, confidence: 0.5, reviewed: true}}
      - {field: note, action: purge, drop: true}
      links: []
    - {name: log, treatment: ignore}
    default_treatment: copy
- kind: AvatarExtractParameters
  metadata: {name: extract}
  spec:
    schema: schema
    source: crm
    group: a
    row_filter: {person: {where: [{column: age, op: gt, value: 3}], limit: 100}}
    seed: 7
    results: *results
- kind: AvatarParameters
  metadata: {name: standard}
  spec: {schema: schema, avatarization: {person: {k: 5}}}
- kind: AvatarRegenerateParameters
  metadata: {name: regenerate}
  spec: {schema: schema_avatarized, target: copy, replace_existing_rows: true, results: *results}
- kind: AvatarSchemaDiscoveryParameters
  metadata: {name: schema_discovery}
  spec: {source: crm, tables: [person], results: *results}
- kind: AvatarReferenceParameters
  metadata: {name: reference}
  spec: {results: *results}
"""
FORMER = COMMON + """
documents:
- kind: AvatarMetadata
  metadata: {name: avatar-metadata-set}
  spec: {display_name: set}
- kind: AvatarSchema
  metadata: {name: schema}
  spec:
    tables:
    - {name: person, data: {auto: true}, columns: [{field: id, primary_key: true}]}
- kind: AvatarParameters
  metadata: {name: standard}
  spec:
    schema: schema
    avatarization: {person: {k: 5}}
    input:
      database:
        source: {backing: sql, location: crm}
        target: {backing: files, location: copy/}
        tables: [person]
        plan:
          tables:
          - name: person
            treatment: pseudonymize
            cluster: a
            individual_level: true
            row_limit: 10
            primary_key: [id]
            links: [{column: owner, references_table: log, references_column: id}]
            columns:
            - {name: id, action: keep, column_type: int, sequence: start_at, sequence_start: 10}
            - name: email
              action: pseudonymize
              pii_type: EMAIL
              strategy: {kind: UUID4}
              provenance: {suggested_by: model, confidence: 0.5, reviewed: true}
            - {name: phone, action: reference, reference_table: people}
        reference_tables:
        - name: people
          join_key: id
          source_tables: [person, {table: person, key: id, source: billing}]
          columns: [{name: phone, strategy: {kind: UUID4}, source_columns: [phone]}]
          key_strategy: {kind: UUID4}
          exclude_key_values: [0]
          seed: 7
        filters: {person: {all: [{column: age, op: gt, value: 3}]}}
        truncate_target: true
        subject_sources: {billing: {backing: sql, location: billing}}
"""
COPIES = COMMON + """
documents:
- kind: AvatarMetadata
  metadata: {name: avatar-metadata-set}
  spec: {display_name: set}
- kind: AvatarSchema
  metadata: {name: schema}
  spec:
    tables:
    - {name: person, data: {auto: true}}
- kind: AvatarParameters
  metadata: {name: standard}
  spec:
    schema: schema
    avatarization: {person: {k: 5}}
    input:
      databases:
        copies:
        - name: crm
          source: {backing: sql, location: crm}
          target: {backing: sql, location: copy}
          tables: [person]
          plan: {tables: [{name: person, treatment: pseudonymize, columns: [{name: email, action: purge}]}]}
        reference_tables:
        - {name: people, join_key: id, source_tables: [person], columns: [{name: phone, strategy: {kind: UUID4}}]}
"""
# Names that people choose, so they stand for any other; `*` in the paths.
CHOSEN = {"person", "visit", "stay", "age", "owner", "billing"}
DISCRIMINATED = {"pseudonymization", "strategy", "key_strategy"}


def places(value, path=()):
    """Every field below `value`, as the keys that lead there."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    for key, child in children:
        yield (*path, key)
        yield from places(child, (*path, key))


def written_path(document, path):
    words = [document["kind"]]
    value = document
    for key in path:
        value = value[key]
        if isinstance(key, int):
            words[-1] += "[]"
        else:
            words.append("*" if key in CHOSEN else str(key))
            if isinstance(value, dict) and key in DISCRIMINATED and "kind" in value:
                words[-1] += f"({value['kind']})"
    return ".".join(words)


def parent(documents, path):
    value = documents
    for key in path[:-1]:
        value = value[key]
    return value


def read(documents):
    """What becomes of a set: (None, the exception) or (the documents written back, None)."""
    text = yaml.safe_dump_all(documents, sort_keys=False)
    try:
        return written_back(text), None
    except Exception as error:
        return None, message_class(error)


def differences(left, right, path=""):
    """What `left` says that `right` does not, one `path: value` each."""
    if left == right:
        return []
    if isinstance(left, dict) and isinstance(right, dict):
        return [
            line
            for key in {**left, **right}
            for line in differences(left.get(key, "(nothing)"), right.get(key, "(nothing)"), f"{path}.{key}")
        ]
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        return [line for index, pair in enumerate(zip(left, right)) for line in differences(*pair, f"{path}[{index}]")]
    return [f"{path.lstrip('.')}: {json.dumps(left, ensure_ascii=False, default=str)[:120]}"]


def keyed(documents):
    """Documents by kind and name, so that a missing one shifts no other."""
    found = {}
    for document in documents:
        found[f"{document['kind'].removeprefix('Avatar')}({document.get('metadata', {}).get('name')})"] = document
    return found


def tried(documents, path):
    changed = {}
    for name in ("left out", "null"):
        changed[name] = copy.deepcopy(documents)
        holder = parent(changed[name], path)
        if name == "null":
            holder[path[-1]] = None
        else:
            del holder[path[-1]]
    (given, _), (absent, absent_stops), (null, null_stops) = read(documents), read(changed["left out"]), read(changed["null"])
    if null_stops:
        outcome, detail = "stops", null_stops
    elif null == given:
        outcome, detail = "same as the value", ""
    elif null == absent:
        outcome, detail = "unset", "; ".join(differences(keyed(null), keyed(given)))
    else:
        outcome = "other meaning"
        detail = "; ".join(differences(keyed(null), keyed(given if absent is None else absent)))
    if absent_stops:
        left_out = absent_stops
    else:
        left_out = "same as the value" if absent == given else "unset"
    return outcome, left_out, detail[:300].replace("\t", " ").replace("\n", " ")


def main():
    rows = {}
    sets = {}
    for name, text in [("files", FILES), ("advice", ADVICE), ("database", DATABASE), ("former", FORMER), ("copies", COPIES)]:
        documents = json.loads(json.dumps(load_all(text)[0]["documents"]))
        assert read(documents)[1] is None, read(documents)
        sets[name] = documents
        for number, document in enumerate(documents):
            for path in places(document):
                row = (written_path(document, path), *tried(documents, (number, *path)))
                # A field of several kinds of columns or runs is one row for each outcome.
                rows.setdefault((*row[:3],), (name, row[3]))
    lines = ["run\tfield\tnull\tleft out\tdetail"]
    lines += [f"{name}\t{field}\t{outcome}\t{left_out}\t{detail}" for (field, outcome, left_out), (name, detail) in rows.items()]
    compare_or_write(HERE / "nulls.tsv", lines, VERSION)
    (HERE / "nulls.json").write_text(json.dumps(sets, indent=1) + "\n")
    print(f"{len(rows)} rows, {VERSION}")


if __name__ == "__main__":
    main()
