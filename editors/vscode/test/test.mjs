// avatar-lint in Visual Studio Code, tried: what a person sees, points at and types.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const { chromium } = createRequire(new URL(".tools/browser/", import.meta.url))("playwright-core");
const codeServer = new URL(".tools/editor/node_modules/.bin/code-server", import.meta.url).pathname;
const extension = new URL("../avatar-lint.vsix", import.meta.url).pathname;

const TEXT = `\
kind: AvatarSchema
metadata:
  name: clinic
spec:
  tables:
  - name: patient
    columns:
    - field: id
      type: int
      primary_key: true
    - field: ward
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
        variable_names: [ward]
        replacement_strategy: coordinate_similarity
`;

const folder = process.argv[2];
const work = join(folder, "work");
const userSettings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "files.autoSave": "afterDelay",
  "files.autoSaveDelay": 100,
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  // As the extension's README says.
  "[yaml]": { "editor.codeActionsOnSave": { "source.fixAll.avatar-lint": "explicit" } },
};
mkdirSync(work);
function configure(scope, settings) {
  const data = join(folder, "data", scope);
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, "settings.json"), JSON.stringify(settings));
}
configure("User", userSettings);
configure("Machine", {});
const file = (name) => join(work, name);
const written = (name) => readFileSync(file(name), "utf8");
writeFileSync(file("run.yaml"), TEXT);
writeFileSync(file("saved.yaml"), TEXT);
writeFileSync(file("pod.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: [\n");

async function until(what, holds, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; !(await holds()); await sleep(50)) {
    if (Date.now() > end) throw new Error(`this never happens: ${what}`);
  }
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

class Editor {
  static async start() {
    const editor = new Editor();
    const options = [
      "--config", join(folder, "config.yaml"),
      "--user-data-dir", join(folder, "data"),
      "--extensions-dir", join(folder, "extensions"),
    ];
    const installed = spawnSync(codeServer, [...options, "--install-extension", extension]);
    assert.equal(installed.status, 0, String(installed.stderr));
    const port = await freePort();
    editor.server = spawn(codeServer, [
      ...options, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`,
      "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust",
    ], { stdio: "ignore" });
    const address = `http://127.0.0.1:${port}/`;
    await until("it listens", () => fetch(address).then((answer) => answer.ok, () => false));

    editor.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      args: process.getuid() === 0 ? ["--no-sandbox"] : [],
    });
    // High enough to show every finding: the panel draws only the rows in sight.
    editor.page = await editor.browser.newPage({ viewport: { width: 1200, height: 1800 } });
    await editor.page.goto(`${address}?folder=${work}`);
    await editor.page.locator(".explorer-folders-view").getByText("run.yaml").waitFor();
    return editor;
  }

  async stop() {
    await this.browser?.close();
    this.server.kill();
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  async open(name) {
    await this.page.locator(".explorer-folders-view").getByText(name, { exact: true }).dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".monaco-editor .view-line").first().waitFor();
    await this.page.locator(".monaco-editor .view-lines").first().click();
  }

  /** Puts the cursor before `text`. */
  async goto(name, text) {
    const before = written(name).split(text)[0].split("\n");
    await this.press("Control+g");
    await this.page.locator(".quick-input-widget input").waitFor();
    await this.type(`${before.length}:${before.at(-1).length + 1}`);
    await this.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** What the panel "Problems" says, finding by finding. */
  async problems() {
    const rows = this.page.locator(".markers-panel .monaco-list-row");
    return (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  }

  async hasProblem(text) {
    return (await this.problems()).some((problem) => problem.includes(text));
  }

  async line() {
    const shown = await this.page.locator(".statusbar-item", { hasText: /^Ln / }).innerText();
    return Number(/Ln (\d+)/.exec(shown)[1]);
  }
}

async function findingsAreShown(editor) {
  await editor.open("run.yaml");
  await editor.press("Control+Shift+M");
  await until("the finding is listed", () => editor.hasProblem("quoted-number"));
  const problem = (await editor.problems()).find((one) => one.includes("quoted-number"));
  assert.match(problem, /avatar-lint quoted-number/);
  assert.match(problem, /Ln 20, Col 10/);
  await editor.page.locator(".squiggly-error").first().waitFor();
}

async function aHoverOpens(editor) {
  await editor.page.getByText("coordinate_similarity").first().hover();
  const hover = editor.page.locator(".monaco-hover-content", { hasText: "coordinate_similarity" });
  await hover.first().waitFor();
  await editor.page.mouse.move(0, 0);
}

async function whatIsTypedIsCompleted(editor) {
  await editor.goto("run.yaml", "\n---");
  await editor.press("Enter");
  await editor.type("  ty");
  const offered = editor.page.locator(".suggest-widget.visible .monaco-list-row");
  await offered.first().waitFor();
  await editor.press("Enter");
  await editor.press("Control+Space");
  await until("types are offered", async () =>
    (await offered.allInnerTexts()).some((text) => text.includes("datetime_tz")));
  await editor.type("cat");
  await until("what is typed narrows them", async () => (await offered.count()) === 1);
  await editor.press("Enter");
  await until("it is written", () =>
    written("run.yaml").includes("    - field: ward\n      type: category\n---"));
}

async function aQuickFixIsApplied(editor) {
  await editor.goto("run.yaml", "'20'");
  await editor.press("Control+.");
  const action = editor.page.locator(".action-widget .action", { hasText: "quotes" });
  await action.first().waitFor();
  await action.first().click();
  await until("the quotes are gone", () => written("run.yaml").includes("      k: 20\n"));
  await until("so is the finding", async () => !(await editor.hasProblem("quoted-number")));
}

async function aNameIsFollowedAndRenamed(editor) {
  await editor.goto("run.yaml", "ward]");
  await editor.press("F12");
  await until("the cursor is at the column", async () => (await editor.line()) === 11);
  await editor.press("F2");
  const name = editor.page.locator(".rename-box input:focus");
  await until("it asks for the name", async () => (await name.inputValue()) === "ward");
  await editor.press("Control+a");
  await editor.type("unit");
  await editor.press("Enter");
  await until("every use is renamed", () => written("run.yaml").includes("variable_names: [unit]"));
  assert.match(written("run.yaml"), /- field: unit\n/);
}

async function theOutlineIsShown(editor) {
  await editor.press("Control+Shift+O");
  await editor.page.locator(".quick-input-list").getByText("patient").first().waitFor();
  await editor.press("Escape");
}

async function savingFixesWhatIsSafeToFix(editor) {
  await editor.open("saved.yaml");
  await until("the finding is listed", () => editor.hasProblem("quoted-number"));
  await editor.page.locator(".monaco-editor .view-lines").first().click();
  await editor.press("Control+s");
  await until("the quotes are gone", () => written("saved.yaml").includes("      k: 20\n"));
}

async function otherYamlIsLeftAlone(editor) {
  await editor.open("pod.yaml");
  await sleep(1000);
  assert.deepEqual((await editor.problems()).filter((one) => one.includes("pod.yaml")), []);
}

async function aMissingCommandIsNamedAndFoundAgain(editor) {
  await editor.open("run.yaml");
  configure("Machine", { "avatar-lint.path": "/nowhere/avatar-lint" });
  const message = editor.page.locator(".notification-list-item-message");
  await message.first().waitFor();
  assert.deepEqual(await message.allInnerTexts(), [
    "The command `/nowhere/avatar-lint` was not found. Install it with `pip install avatar-lint`, or set its path in `avatar-lint.path`.",
  ]);
  configure("Machine", { "avatar-lint.path": join(folder, "bin/avatar-lint") });
  await editor.goto("run.yaml", "20\n");
  await editor.type("'");
  await until("findings are shown again", () => editor.hasProblem("avatar-lint"));
}

const editor = await Editor.start();
try {
  const version = String(spawnSync(codeServer, ["--version"]).stdout).trim().split("\n").at(-1);
  console.log(`code-server ${version}`);
  for (const step of [
    findingsAreShown,
    aHoverOpens,
    whatIsTypedIsCompleted,
    aQuickFixIsApplied,
    aNameIsFollowedAndRenamed,
    theOutlineIsShown,
    savingFixesWhatIsSafeToFix,
    otherYamlIsLeftAlone,
    aMissingCommandIsNamedAndFoundAgain,
  ]) {
    await step(editor);
    console.log(`ok  ${step.name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`);
  }
} catch (error) {
  const shown = join(folder, "..", "avatar-lint-vscode.png");
  await editor.page?.screenshot({ path: shown });
  console.error(`What the editor shows is in ${shown}.`);
  throw error;
} finally {
  await editor.stop();
}
