// The extension starts `avatar-lint server` and connects it to the editor. All
// knowledge of configurations is in the server.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { commands, type ExtensionContext, window, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

const SECTION = "avatar-lint";
const SETTING = `${SECTION}.path`;

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("avatar-lint.restart", restart),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration(SETTING)) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const command = workspace.getConfiguration().get<string>(SETTING) || "avatar-lint";
  const fault = await faultOf(command);
  if (fault !== undefined) {
    // Not awaited: the message may stay open.
    void explain(fault);
    return;
  }
  client = new LanguageClient(
    SECTION,
    "avatar-lint",
    { command, args: ["server"] },
    {
      // The server ignores other YAML, and the configuration file says which JSON
      // files are payloads.
      documentSelector: [{ language: "yaml" }, { language: "json" }],
    },
  );
  await client.start();
}

/** Why `command` cannot be run, as a message. */
async function faultOf(command: string): Promise<string | undefined> {
  try {
    await promisify(execFile)(command, ["--version"]);
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return `The command \`${command}\` was not found.`;
    }
    return error instanceof Error ? error.message : String(error);
  }
}

async function explain(fault: string): Promise<void> {
  const open = "Open the setting";
  const chosen = await window.showErrorMessage(
    `${fault} Install it with \`pip install avatar-lint\`, or set its path in \`${SETTING}\`.`,
    open,
  );
  if (chosen === open) {
    await commands.executeCommand("workbench.action.openSettings", SETTING);
  }
}
