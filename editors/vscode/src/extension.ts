// The extension starts `avatar-lint server` and connects it to the editor; what
// there is to know about configurations, the server knows.

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
    // Not awaited: the message may stay for as long as it likes.
    void explain(fault);
    return;
  }
  client = new LanguageClient(
    SECTION,
    "avatar-lint",
    { command, args: ["server"] },
    {
      // The server leaves other YAML alone, and knows JSON payloads by their
      // configuration.
      documentSelector: [{ language: "yaml" }, { language: "json" }],
    },
  );
  await client.start();
}

/** What keeps `command` from being run, for a person to read. */
async function faultOf(command: string): Promise<string | undefined> {
  try {
    await promisify(execFile)(command, ["--version"]);
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return `There is no command \`${command}\`.`;
    }
    return error instanceof Error ? error.message : String(error);
  }
}

async function explain(fault: string): Promise<void> {
  const open = "Open the setting";
  const chosen = await window.showErrorMessage(
    `${fault} Install it with \`pip install avatar-lint\`, or name it in the setting \`${SETTING}\`.`,
    open,
  );
  if (chosen === open) {
    await commands.executeCommand("workbench.action.openSettings", SETTING);
  }
}
