// Runs ajv: reads one {"schema": NAME, "instance": …} on each line, and writes true or false on each line.
// Strict mode is the default of ajv, so an unknown keyword is an error. With --parse instead of the folder
// of schemas, it reads JSON strings and writes how YAML 1.2 reads them.
//
//     node ajv.mjs TOOLS SCHEMAS < questions > verdicts
//     node ajv.mjs TOOLS --parse < texts > documents

import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [tools, schemas] = process.argv.slice(2);
const require = createRequire(resolve(tools, "node_modules", "index.js"));

function validatorOf(name, known) {
  if (!known.has(name)) {
    const Ajv = require("ajv/dist/2020").default;
    const ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false });
    ajv.addVocabulary(["x-noun", "x-exclusion", "x-any-of", "x-keys", "x-renamed", "x-now", "x-protects", "x-usual"]);
    require("ajv-formats").default(ajv);
    known.set(name, ajv.compile(JSON.parse(readFileSync(`${schemas}/${name}.json`, "utf8"))));
  }
  return known.get(name);
}

function parse(text) {
  const { parseDocument } = require("yaml");
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) return { error: document.errors[0].message };
  return { data: document.toJS() };
}

const known = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const answer =
    schemas === "--parse"
      ? parse(question)
      : validatorOf(question.schema, known)(question.instance);
  console.log(JSON.stringify(answer));
}
