// The playground, tried: what a person sees, points at and types.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL(".tools/", import.meta.url));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [folder, picture] = process.argv.slice(2);
const address = pathToFileURL(`${folder}/index.html`).href;
const example = readFileSync(new URL("../../../tests/readme/leaky.yaml", import.meta.url), "utf8");

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

/** A page that is loaded, with all that it asked for, during and after its load. */
async function open(viewport, url = address) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const loads = [];
  const faults = [];
  page.on("request", (request) => loads.push(request.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(url);
  await page.waitForFunction(() => /\d|No findings/.test(document.getElementById("summary").textContent));
  const loaded = loads.length;
  return { page, faults, loads, later: () => loads.slice(loaded) };
}

const value = (page) => page.$eval("#text", (text) => text.value);
const rules = (page) => page.$$eval("#findings li a", (links) => links.map((link) => link.textContent));
const finding = (page, rule) =>
  page.locator("#findings li").filter({ has: page.locator("a", { hasText: new RegExp(`^${rule}$`) }) });

async function barriers(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { impact, id, nodes } of violations) {
    console.log(`axe-core, ${where}: ${impact}: ${id}: ${nodes.map((node) => node.target).join(" ")}`);
  }
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(serious.map(({ id }) => id), [], `barriers, ${where}`);
}

async function check(name, work) {
  await work();
  console.log(`ok: ${name}`);
}

/** Puts the cursor after the first `piece` of the text. */
const cursorAfter = (page, piece) =>
  page.$eval("#text", (text, piece) => {
    text.focus();
    const at = text.value.indexOf(piece) + piece.length;
    text.setSelectionRange(at, at);
  }, piece);

await check("the example of the README has the findings of the README", async () => {
  const { page, faults, loads, later } = await open(LAPTOP);
  assert.equal(await value(page), example);
  const found = await rules(page);
  for (const rule of ["unknown-field", "comment-in-value", "boolean-like-name", "implicit-row-order"]) {
    assert.ok(found.includes(rule), `${rule}: ${found}`);
  }
  const text = await finding(page, "unknown-field").filter({ hasText: "dropped" }).innerText();
  assert.match(text, /dropped is not a field of a column/);
  assert.match(text, /Line 23/);
  // What it loads is beside it.
  const base = new URL(".", address).href;
  assert.deepEqual(loads.filter((url) => !url.startsWith(base) && !url.startsWith("data:")), []);
  assert.deepEqual(later(), []);
  assert.deepEqual(faults, []);
  await barriers(page, "laptop");
  await page.context().close();
});

await check("what is typed is checked, fixed by mouse, undone by keyboard, and kept by the link", async () => {
  const { page, faults, later } = await open(LAPTOP);
  await page.context().grantPermissions(["clipboard-write"]).catch(() => {});
  await page.click("#text");
  await page.keyboard.press("Control+A");
  const typed = [
    "kind: AvatarSchema", "metadata: {name: schema}", "spec:", "  tables:", "  - name: é😀",
    "    columns:", "    - field: on", "      typ: int", "    - field: ssn",
  ];
  await page.keyboard.type(typed.join("\n"));
  assert.equal(await value(page), typed.join("\n"));
  assert.ok((await rules(page)).includes("boolean-like-name"));
  const marked = await page.$$eval("#marks mark", (marks) => marks.map((mark) => mark.textContent));
  assert.ok(marked.includes("on") && marked.includes("typ"), marked.join(" "));

  await finding(page, "boolean-like-name").getByRole("button", { name: /^Fix/ }).click();
  assert.match(await value(page), /- field: 'on'\n/);
  assert.ok(!(await rules(page)).includes("boolean-like-name"));
  await page.keyboard.press("Control+Z");
  assert.match(await value(page), /- field: on\n/);
  assert.ok((await rules(page)).includes("boolean-like-name"));
  await page.click("#fix-safe");
  assert.match(await value(page), /- field: 'on'\n/);

  await page.click("#link");
  await page.waitForFunction(() => location.hash.length > 10);
  const fixed = await value(page);
  const link = page.url();
  assert.match(link, /#text=[\w-]+$/);
  assert.deepEqual(later(), []);
  assert.deepEqual(faults, []);
  await page.context().close();

  const again = await open(LAPTOP, link);
  assert.equal(await value(again.page), fixed);
  assert.deepEqual(again.faults, []);
  assert.ok(again.loads.every((url) => !url.includes("text=")), "the fragment is not sent");
  await again.page.context().close();
});

await check("the pointer and the cursor have what is there explained", async () => {
  const { page, faults } = await open(LAPTOP);
  const box = await page.locator("#marks mark", { hasText: "dropped" }).first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForSelector("#hover:not([hidden])");
  assert.match(await page.innerText("#hover"), /dropped is not a field/);
  if (picture) await page.screenshot({ path: picture });
  await page.mouse.move(5, 5);
  await page.waitForSelector("#hover", { state: "hidden" });

  await cursorAfter(page, "field: phon");
  await page.waitForFunction(() => /column of answers/.test(document.getElementById("description").innerText));
  assert.match(await page.innerText("#description"), /HASH_SHA256/);
  assert.deepEqual(faults, []);
  await page.context().close();
});

await check("each column has its treatment", async () => {
  const { page } = await open(LAPTOP);
  const rows = await page.$$eval("#columns tr", (rows) => rows.map((row) => row.innerText));
  assert.equal(rows.length, 5);
  assert.match(rows[0], /answers\.ssn[\s\S]*direct identifier[\s\S]*part of the run/);
  assert.match(rows[2], /answers\.phone[\s\S]*pseudonymized/);
  await page.getByRole("button", { name: /column answers\.phone/ }).click();
  const selected = await page.$eval("#text", (text) => text.value.slice(text.selectionStart, text.selectionEnd));
  assert.equal(selected, "phone");
  await page.context().close();
});

await check("the keyboard alone goes to a finding, fixes it and leaves the editor", async () => {
  const { page } = await open(LAPTOP);
  await page.focus("#text");
  await page.$eval("#text", (text) => text.setSelectionRange(0, 0));
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("F8");
    const selected = await page.$eval("#text", (text) => text.value.slice(text.selectionStart, text.selectionEnd));
    if (selected === "on") break;
  }
  await page.keyboard.press("Alt+Enter");
  assert.match(await value(page), /- field: 'on'\n/);
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "text");
  await page.context().close();
});

await check("a finding is there within 50 ms of a keystroke", async () => {
  const { page } = await open(LAPTOP);
  await cursorAfter(page, "display_name: survey");
  await page.evaluate(() => {
    window.times = [];
    const text = document.getElementById("text");
    // From before the page hears of the key to when all is drawn.
    text.addEventListener("beforeinput", () => {
      const started = performance.now();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.times.push(performance.now() - started);
        channel.port2.postMessage(null);
      });
    });
  });
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press(count % 2 ? "Backspace" : "x");
    await page.waitForTimeout(30);
  }
  const times = (await page.evaluate(() => window.times)).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  const high = times[Math.floor(times.length * 0.95)];
  console.log(`a keystroke to its findings: median ${median.toFixed(1)} ms, 95th percentile ${high.toFixed(1)} ms`);
  assert.ok(median < 50, `${median} ms`);
  await page.context().close();
});

await check("on a phone nothing is cut off, and there is no barrier", async () => {
  const { page, faults } = await open(PHONE);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  await finding(page, "boolean-like-name").getByRole("button", { name: /^Fix/ }).click();
  assert.match(await value(page), /- field: 'on'\n/);
  assert.deepEqual(faults, []);
  await barriers(page, "phone");
  await page.context().close();
});

await check("the dark colors have no barrier", async () => {
  const { page } = await open(LAPTOP);
  await page.emulateMedia({ colorScheme: "dark" });
  await barriers(page, "dark");
  await page.context().close();
});

await check("a damaged link shows the example and says so", async () => {
  const { page, faults } = await open(LAPTOP, `${address}#text=AAAA`);
  assert.equal(await value(page), example);
  assert.match(await page.innerText("#notice"), /damaged/);
  assert.deepEqual(faults, []);
  await page.context().close();
});

await check("a link with markup shows it as text", async () => {
  const { page } = await open(LAPTOP);
  await page.click("#text");
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("kind: AvatarSchema\n<img src=x onerror=alert(1)>: '</textarea><script>'\n");
  assert.equal(await page.$$eval("main img, main script", (found) => found.length), 0);
  await page.context().close();
});

await check("a large configuration stays usable", async () => {
  const { page } = await open(LAPTOP);
  const columns = Array.from({ length: 5000 }, (_, number) => `    - field: column_${number}\n`).join("");
  const large = `kind: AvatarSchema\nmetadata: {name: schema}\nspec:\n  tables:\n  - name: t\n    columns:\n${columns}`;
  const time = await page.evaluate((large) => {
    const text = document.getElementById("text");
    text.value = large;
    const started = performance.now();
    text.dispatchEvent(new Event("input"));
    return performance.now() - started;
  }, large);
  console.log(`5,000 columns are checked and shown in ${time.toFixed(0)} ms`);
  assert.ok(time < 2000, `${time} ms`);
  await page.context().close();
});

await browser.close();
