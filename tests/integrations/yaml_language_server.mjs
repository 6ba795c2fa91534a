#!/usr/bin/env node
// Tests the JSON Schemas in editors without our server: completion, hover and
// diagnostics by yaml-language-server in a file of several documents, with the
// schema named by a modeline, by the setting `yaml.schemas`, and by the entry for
// the catalog of SchemaStore.
//
// Needs Node 20 or later and the npm registry.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { Server } from "../validators/lsp.mjs";
import { tools } from "../validators/tools.mjs";

const root = new URL("../../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const command = `${tools}/node_modules/yaml-language-server/bin/yaml-language-server`;

const schema = new URL("crates/avatar-format/schemas/avatar-configuration.json", root);
const entry = JSON.parse(readFileSync(path("editors/schemastore/catalog-entry.json")));
const published = JSON.parse(readFileSync(schema));
assert.equal(entry.url, published.$id, "the catalogue names the schema by its $id");

// The catalog and the schema as a website would serve them.
const site = createServer((request, response) => {
  const address = `http://localhost:${site.address().port}`;
  const body =
    request.url === "/catalog.json"
      ? { version: 1, schemas: [{ ...entry, url: `${address}/schema.json` }] }
      : published;
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(body));
});
await new Promise((ready) => site.listen(0, "localhost", ready));
const catalogue = `http://localhost:${site.address().port}/catalog.json`;

const documents = [
  "kind: AvatarVolume\nmetadata:\n  name: lake\nspec:\n  url: s3://lake\n",
  "kind: AvatarSchema\nmetadata:\n  name: clinic\nspec:\n  tables:\n  - name: patient\n    columns:\n    - field: id\n      type: int\n      dropped: true\n      \n",
];
const modeline = `# yaml-language-server: $schema=${schema.href}\n`;
const ways = [
  {
    name: "a modeline",
    file: "file:///project/run.yaml",
    text: documents.map((document) => modeline + document).join("---\n"),
    settings: { schemaStore: { enable: false } },
  },
  {
    name: "the setting yaml.schemas",
    file: "file:///project/run.yaml",
    text: documents.join("---\n"),
    settings: { schemaStore: { enable: false }, schemas: { [schema.href]: ["run.yaml"] } },
  },
  {
    name: "the catalogue of SchemaStore",
    file: "file:///project/run.avatar.yaml",
    text: documents.join("---\n"),
    settings: { schemaStore: { enable: true, url: catalogue } },
  },
];

for (const { name, file, text, settings } of ways) {
  const server = await Server.start(
    [process.execPath, command, "--stdio"],
    { yaml: { validate: true, completion: true, hover: true, ...settings } },
    { completion: { completionItem: { documentationFormat: ["markdown"] } }, hover: { contentFormat: ["markdown"] } },
  );
  const diagnostics = await server.open(file, text);
  assert.deepEqual(
    diagnostics.map((diagnostic) => text.split("\n")[diagnostic.range.start.line].trim()),
    ["dropped: true"],
    `${name}: ${JSON.stringify(diagnostics)}`,
  );

  // The position right after `before`, and the response there.
  const at = (before) => {
    const lines = text.slice(0, text.indexOf(before) + before.length).split("\n");
    return { line: lines.length - 1, character: lines.at(-1).length };
  };
  const ask = (method, before) =>
    server.request(`textDocument/${method}`, { textDocument: { uri: file }, position: at(before) });
  const hovered = async (before) => (await ask("hover", before)).contents.value;
  const offered = async (before) =>
    (await ask("completion", before)).items.map((item) => item.label);

  assert.match(await hovered("      ty"), /What its values are/);
  assert.match(await hovered("  ur"), /volume|files|lie/i);
  const fields = await offered("dropped: true\n      ");
  assert.ok(fields.includes("drop") && fields.includes("pseudonymization"), `${name}: ${fields}`);
  assert.ok(!fields.includes("type"), `${name}: what is there is offered again`);
  const types = await offered("      type: ");
  assert.ok(types.includes("datetime_tz"), `${name}: ${types}`);
  const kinds = await offered("kind: ");
  assert.ok(kinds.includes("AvatarSharedEntity"), `${name}: ${kinds}`);
  await server.stop();
  console.log(`ok  ${name}: diagnostics, hover and completion in both documents`);
}
site.close();
