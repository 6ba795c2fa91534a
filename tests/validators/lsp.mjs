// A minimal language client for the tests.

import { spawn } from "node:child_process";

export class Server {
  #process;
  #answers = new Map();
  #waiting = new Map();
  #nextId = 1;
  #buffer = Buffer.alloc(0);

  // Starts a server. `settings` has the response to each configuration request, by section.
  static async start(command, settings, capabilities = {}) {
    const server = new Server();
    server.settings = settings;
    server.#process = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
    server.#process.stdout.on("data", (chunk) => server.#read(chunk));
    await server.request("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: {} },
        textDocument: capabilities,
      },
    });
    server.notify("initialized", {});
    server.notify("workspace/didChangeConfiguration", { settings });
    return server;
  }

  request(method, params) {
    const id = this.#nextId++;
    this.#send({ id, method, params });
    return new Promise((answer) => this.#answers.set(id, answer));
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  // Opens a document and waits for its diagnostics.
  open(uri, text) {
    const found = new Promise((answer) => this.#waiting.set(uri, answer));
    this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
    return found;
  }

  close(uri) {
    this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  async stop() {
    await this.request("shutdown", null);
    this.notify("exit");
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #read(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const head = this.#buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const header = this.#buffer.subarray(0, head).toString();
      const end = head + 4 + Number(/Content-Length: (\d+)/i.exec(header)[1]);
      if (this.#buffer.length < end) return;
      const body = this.#buffer.subarray(head + 4, end);
      this.#buffer = this.#buffer.subarray(end);
      this.#receive(JSON.parse(body.toString()));
    }
  }

  #receive(message) {
    const { id, method, params } = message;
    if (id !== undefined && method === undefined) {
      this.#answers.get(id)?.(message.result);
      this.#answers.delete(id);
    } else if (method === "workspace/configuration") {
      const sections = params.items.map((item) => this.settings[item.section] ?? null);
      this.#send({ id, result: sections });
    } else if (method === "textDocument/publishDiagnostics") {
      this.#waiting.get(params.uri)?.(params.diagnostics);
      this.#waiting.delete(params.uri);
    } else if (id !== undefined) {
      this.#send({ id, result: null });
    }
  }
}
