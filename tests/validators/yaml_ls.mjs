// Runs yaml-language-server: reads one JSON string on each line, and writes the messages of its
// diagnostics as one JSON list on each line.
//
//     node yaml_ls.mjs TOOLS SCHEMA < texts > verdicts
//
// TOOLS is the folder that yaml-language-server is installed in, SCHEMA the file to check against.

import { createInterface } from "node:readline";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Server } from "./lsp.mjs";

const [tools, schema] = process.argv.slice(2);
const server = await Server.start(
  [process.execPath, `${tools}/node_modules/yaml-language-server/bin/yaml-language-server`, "--stdio"],
  {
    yaml: {
      validate: true,
      schemaStore: { enable: false },
      schemas: { [pathToFileURL(resolve(schema)).href]: ["*.yaml"] },
    },
  },
);

async function check(text, index) {
  const uri = `file:///document-${index}.yaml`;
  const messages = (await server.open(uri, text)).map((diagnostic) => diagnostic.message);
  server.close(uri);
  return messages;
}

const texts = [];
for await (const line of createInterface({ input: process.stdin })) texts.push(JSON.parse(line));
for (let start = 0; start < texts.length; start += 50) {
  const batch = texts.slice(start, start + 50);
  for (const messages of await Promise.all(batch.map((text, i) => check(text, start + i)))) {
    console.log(JSON.stringify(messages));
  }
}
await server.stop();
