// Installs the npm packages of the tests in .tools, which git ignores.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const packages = { "ajv": "8.20.0", "ajv-formats": "3.0.1", "yaml-language-server": "1.25.0" };

export const tools = fileURLToPath(new URL(".tools", import.meta.url));

if (Object.keys(packages).some((name) => !existsSync(`${tools}/node_modules/${name}`))) {
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  execFileSync(
    "npm",
    ["install", "--silent", "--no-audit", "--no-fund", "--prefix", tools, ...wanted],
    { stdio: "inherit" },
  );
}
