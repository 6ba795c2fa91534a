// What yaml-language-server says of texts: reads one JSON string a line, writes the messages of its
// diagnostics, a JSON list a line.
//
//     node yaml_ls.mjs TOOLS SCHEMA < texts > verdicts
//
// TOOLS is the folder that yaml-language-server is installed in, SCHEMA the file to check against.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, schema] = process.argv.slice(2);
const settings = {
  yaml: {
    validate: true,
    completion: true,
    hover: true,
    schemaStore: { enable: false },
    schemas: { [pathToFileURL(resolve(schema)).href]: ["*.yaml"] },
  },
};

const server = spawn(
  process.execPath,
  [`${tools}/node_modules/yaml-language-server/bin/yaml-language-server`, "--stdio"],
  { stdio: ["pipe", "pipe", "inherit"] },
);

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

const answers = new Map();
const diagnostics = new Map();
let nextId = 1;

function request(method, params) {
  const id = nextId++;
  send({ id, method, params });
  return new Promise((answer) => answers.set(id, answer));
}

function receive(message) {
  if (message.id !== undefined && message.method === undefined) {
    answers.get(message.id)?.(message.result);
    answers.delete(message.id);
  } else if (message.method === "workspace/configuration") {
    const sections = message.params.items.map((item) => settings[item.section] ?? null);
    send({ id: message.id, result: sections });
  } else if (message.method === "textDocument/publishDiagnostics") {
    diagnostics.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.id !== undefined) {
    send({ id: message.id, result: null });
  }
}

let buffer = Buffer.alloc(0);
server.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const head = buffer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
    if (buffer.length < head + 4 + length) return;
    const body = buffer.subarray(head + 4, head + 4 + length);
    buffer = buffer.subarray(head + 4 + length);
    receive(JSON.parse(body.toString()));
  }
});

await request("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: { workspace: { configuration: true, didChangeConfiguration: {} }, textDocument: {} },
});
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings } });

async function check(text, index) {
  const uri = `file:///document-${index}.yaml`;
  const found = new Promise((answer) => diagnostics.set(uri, answer));
  send({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "yaml", version: 1, text } },
  });
  const messages = (await found).map((diagnostic) => diagnostic.message);
  diagnostics.delete(uri);
  send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
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
await request("shutdown", null);
send({ method: "exit" });
