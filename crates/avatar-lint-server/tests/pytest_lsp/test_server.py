"""Tests the language server as real editors use it.

Each test runs once for every editor whose capabilities pytest-lsp knows. The
client checks every message against the protocol's types, and every answer
against what the editor says it understands.
"""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

EDITORS = [
    "emacs@v29.1",
    "neovim@v0.6.1",
    "neovim@v0.7.0",
    "neovim@v0.8.0",
    "neovim@v0.9.1",
    "neovim@v0.10.0",
    "neovim@v0.11.0",
    "visual_studio_code@v1.65.2",
]

TEXT = """\
kind: AvatarVolume
metadata:
  name: lake
spec:
  url: s3://lake
---
kind: AvatarSchema
metadata:
  name: clinic
spec:
  tables:
  - name: patient
    data: {volume: lake, file: p.csv}
    columns:
    - field: id
      type: int
      primary_key: true
    - field: wärd😀
      drop: 'true'
---
kind: AvatarDatabase
metadata:
  name: source
spec:
  connection: crm
---
kind: AvatarExtractParameters
metadata:
  name: extract
spec:
  schema: clinic
  source: source
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: clinic
  avatarization:
    patient:
      k: '20'
      exclude_variables:
        variable_names: [wärd😀]
        replacement_strategy: row_order
  results:
    volume: lake
    path: out
"""


@pytest_lsp.fixture(
    params=EDITORS,
    config=ClientServerConfig(server_command=[os.environ["AVATAR_LINT"], "server"]),
)
async def client(request, lsp_client: LanguageClient):
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(_: types.RegistrationParams):
        return None

    capabilities = client_capabilities(request.param)
    result = await lsp_client.initialize_session(
        types.InitializeParams(capabilities=capabilities)
    )
    lsp_client.position_encoding = result.capabilities.position_encoding
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def uri(tmp_path: pathlib.Path) -> str:
    return (tmp_path / "run.yaml").as_uri()


def units(client: LanguageClient, text: str) -> int:
    """The length of a string in the negotiated position encoding."""
    if client.position_encoding == types.PositionEncodingKind.Utf8:
        return len(text.encode())
    return len(text.encode("utf-16-le")) // 2


def at(client: LanguageClient, before: str, text: str = TEXT) -> types.Position:
    """The position right after ``before``."""
    start = text[: text.index(before) + len(before)]
    line = start.rsplit("\n", 1)[-1]
    return types.Position(line=start.count("\n"), character=units(client, line))


def edited(client: LanguageClient, text: str, edits: list[types.TextEdit]) -> str:
    """The text after the edits of a response."""

    def offset(position: types.Position) -> int:
        lines = text.split("\n")
        column = next(
            index
            for index in range(len(lines[position.line]) + 1)
            if units(client, lines[position.line][:index]) == position.character
        )
        return sum(len(line) + 1 for line in lines[: position.line]) + column

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        start, end = offset(edit.range.start), offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


def edits_of(workspace_edit: types.WorkspaceEdit, uri: str) -> list[types.TextEdit]:
    if workspace_edit.document_changes is not None:
        (change,) = workspace_edit.document_changes
        assert change.text_document.uri == uri
        return change.edits
    return workspace_edit.changes[uri]


async def opened(client: LanguageClient, uri: str, text: str = TEXT) -> list[types.Diagnostic]:
    """Opens a document and waits for its findings."""
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(
                uri=uri, language_id="yaml", version=1, text=text
            )
        )
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return client.diagnostics[uri]


def document(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri=uri)


async def test_findings_carry_rule_page_and_level(client, uri):
    findings = await opened(client, uri)
    (finding,) = [one for one in findings if one.code == "quoted-number" and "20" in one.message]
    assert finding.source == "avatar-lint"
    assert finding.severity == types.DiagnosticSeverity.Error
    assert finding.range.start == at(client, "      k: ")
    assert finding.range.end == at(client, "      k: '20'")
    if finding.code_description is not None:
        assert finding.code_description.href.endswith("/rules/quoted-number.html")


async def test_findings_follow_changes(client, uri):
    await opened(client, uri)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=2),
            content_changes=[
                types.TextDocumentContentChangePartial(
                    range=types.Range(
                        start=at(client, "      k: "), end=at(client, "      k: '20'")
                    ),
                    text="20",
                )
            ],
        )
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    messages = [one.message for one in client.diagnostics[uri] if one.code == "quoted-number"]
    assert not any("20" in message for message in messages)


async def test_quick_fixes_fix_and_suppress(client, uri):
    findings = await opened(client, uri)
    position = at(client, "      k: '")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document(uri),
            range=types.Range(start=position, end=position),
            context=types.CodeActionContext(diagnostics=findings),
        )
    )
    preferred = next(action for action in actions if action.is_preferred)
    fixed = edited(client, TEXT, edits_of(preferred.edit, uri))
    assert fixed == TEXT.replace("'20'", "20")
    ignore = next(action for action in actions if action.title.startswith("Ignore "))
    ignored = edited(client, TEXT, edits_of(ignore.edit, uri))
    assert "k: '20'  # avatar-lint: ignore[quoted-number] …\n" in ignored


async def test_fix_all(client, uri):
    findings = await opened(client, uri)
    start = types.Position(line=0, character=0)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document(uri),
            range=types.Range(start=start, end=start),
            context=types.CodeActionContext(
                diagnostics=findings, only=[types.CodeActionKind.SourceFixAll]
            ),
        )
    )
    (action,) = actions
    fixed = edited(client, TEXT, edits_of(action.edit, uri))
    assert "k: 20\n" in fixed


async def test_hover(client, uri):
    await opened(client, uri)

    async def hover(before: str) -> str:
        result = await client.text_document_hover_async(
            types.HoverParams(text_document=document(uri), position=at(client, before))
        )
        return result.contents.value

    assert "left out" in await hover("      dr")
    assert "Whole numbers" in await hover("type: i")
    assert "tables" in await hover("kind: AvatarSch")
    column = await hover("variable_names: [w")
    assert "wärd😀" in column and "row_order" in column


async def test_completion(client, uri):
    await opened(client, uri)

    async def labels(before: str, typed: str) -> list[str]:
        """The completions after typing into the document."""
        version = labels.version = getattr(labels, "version", 1) + 1
        text = TEXT.replace(before, before + typed, 1)
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
            )
        )
        result = await client.text_document_completion_async(
            types.CompletionParams(
                text_document=document(uri), position=at(client, before + typed, text)
            )
        )
        return [item.label for item in result.items]

    assert "pseudonymization" in await labels("      primary_key: true\n", "      ps")
    assert await labels("    - field: wärd😀\n", "      type: ") == [
        "int",
        "bool",
        "category",
        "float",
        "datetime",
        "datetime_tz",
    ]
    assert await labels("variable_names: [wärd😀", ", ") == ["id"]
    assert await labels("  results:\n", "    volume: ") == ["lake", "input", "results"]
    assert "AvatarSharedEntity" in await labels("    path: out\n", "---\nkind: ")
    assert await labels("    path: out\n", "---\nkind: AvatarParameters\nspec:\n  schema: ") == [
        "clinic"
    ]


@pytest.mark.parametrize(
    ("use", "declaration"),
    [
        ("volume: la", "name: lake"),
        ("  schema: cli", "name: clinic"),
        ("    patient", "- name: patient"),
        ("variable_names: [w", "- field: wärd😀"),
        ("  source: sou", "name: source"),
    ],
)
async def test_names_lead_to_their_declarations(client, uri, use, declaration):
    await opened(client, uri)
    position = at(client, use)
    places = await client.text_document_definition_async(
        types.DefinitionParams(text_document=document(uri), position=position)
    )
    assert [place.range.end for place in places] == [at(client, declaration)]

    params = types.ReferenceParams(
        text_document=document(uri),
        position=position,
        context=types.ReferenceContext(include_declaration=True),
    )
    references = await client.text_document_references_async(params)
    assert len(references) >= 2
    highlights = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(text_document=document(uri), position=position)
    )
    assert [one.range for one in highlights] == [one.range for one in references]

    prepared = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(text_document=document(uri), position=position)
    )
    renamed = await client.text_document_rename_async(
        types.RenameParams(text_document=document(uri), position=position, new_name="other")
    )
    text = edited(client, TEXT, edits_of(renamed, uri))
    assert text.count("other") == len(references)
    assert prepared.placeholder not in declaration.split(" ")[-1] or declaration not in text


async def test_a_name_that_is_taken_is_refused(client, uri):
    await opened(client, uri)
    with pytest.raises(Exception, match="There is already a column `id`"):
        await client.text_document_rename_async(
            types.RenameParams(
                text_document=document(uri),
                position=at(client, "variable_names: [w"),
                new_name="id",
            )
        )


async def test_outline_and_folding(client, uri):
    await opened(client, uri)
    symbols = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=document(uri))
    )
    assert [symbol.name for symbol in symbols] == [
        "lake",
        "clinic",
        "source",
        "extract",
        "standard",
    ]
    (table,) = symbols[1].children
    assert [column.name for column in table.children] == ["id", "wärd😀"]
    ranges = await client.text_document_folding_range_async(
        types.FoldingRangeParams(text_document=document(uri))
    )
    first = TEXT.split("---\n")[0].count("\n") - 1
    assert (0, first) in [(fold.start_line, fold.end_line) for fold in ranges]
