// The extension starts `avatar-lint server` and connects it to the editor; what
// there is to know about configurations, the server knows.

import { commands, type ExtensionContext, window, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

const SECTION = "avatar-lint";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("avatar-lint.restart", restart),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("avatar-lint.path")) {
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
  const command = workspace.getConfiguration(SECTION).get<string>("path") || "avatar-lint";
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
  try {
    await client.start();
  } catch (error) {
    await explain(command, error);
  }
}

async function explain(command: string, error: unknown): Promise<void> {
  const open = "Open the setting";
  const reason = error instanceof Error ? error.message : String(error);
  const chosen = await window.showErrorMessage(
    `\`${command} server\` cannot be started: ${reason}. Install it with \`pip install avatar-lint\`, or say where it is.`,
    open,
  );
  if (chosen === open) {
    await commands.executeCommand("workbench.action.openSettings", "avatar-lint.path");
  }
}
