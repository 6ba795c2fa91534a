// The page of the playground: text left, findings right. Everything is computed in the page.
"use strict";

const element = (id) => document.getElementById(id);
const text = element("text");
const marks = element("marks");
const numbers = element("numbers");

/** What the linter says of the text as it is. */
let report = { findings: [], columns: [], suppressed: 0, has_secrets: false };
/** The text that the report is about. */
let checked = null;

// ---- small helpers

/** Makes an element with a class, and children or text. */
function make(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function makeButton(label, onClick, description) {
  const button = make("button", "", ...inline(label));
  button.type = "button";
  // Where the label alone would not tell buttons apart.
  if (description) button.setAttribute("aria-label", description);
  button.addEventListener("click", onClick);
  return button;
}

/** Text with `code`, **bold** and [links](…), as elements. Nothing of it is read as HTML. */
function inline(markdown) {
  const pieces = [];
  const pattern = /`([^`]*)`|\*\*((?:`[^`]*`|[^*])+)\*\*|\[([^\]]*)\]\((https:[^)\s]*)\)/g;
  let from = 0;
  for (const match of markdown.matchAll(pattern)) {
    pieces.push(markdown.slice(from, match.index));
    if (match[1] !== undefined) pieces.push(make("code", "", match[1]));
    else if (match[2] !== undefined) pieces.push(make("strong", "", ...inline(match[2])));
    else {
      const link = make("a", "", ...inline(match[3]));
      link.href = match[4];
      link.rel = "noreferrer";
      pieces.push(link);
    }
    from = match.index + match[0].length;
  }
  pieces.push(markdown.slice(from));
  return pieces;
}

/** Paragraphs and lists, as elements. */
function blocks(markdown) {
  const made = [];
  for (const block of markdown.split(/\n\s*\n/)) {
    let list = null;
    let lines = [];
    const flush = () => {
      if (lines.length) made.push(make("p", "", ...inline(lines.join(" "))));
      lines = [];
    };
    for (const line of block.split("\n")) {
      if (line.startsWith("- ")) {
        flush();
        if (!list) made.push((list = make("ul", "")));
        list.append(make("li", "", ...inline(line.slice(2))));
      } else if (line.trim()) {
        lines.push(line);
      }
    }
    flush();
  }
  return made;
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// ---- the check

function check() {
  if (checked === text.value) return;
  checked = text.value;
  report = JSON.parse(linter.check(checked, today()));
  showMarks();
  showNumbers();
  showFindings();
  showColumns();
  showSummary();
}

function showSummary() {
  const count = (level) => report.findings.filter((finding) => finding.level === level).length;
  const parts = [];
  for (const [level, plural] of [["error", "errors"], ["warning", "warnings"], ["info", "info"]]) {
    const number = count(level);
    if (number) parts.push(`${number} ${number === 1 ? level : plural}`);
  }
  let words = parts.length ? parts.join(", ") + "." : "No findings.";
  if (report.suppressed) words += ` ${report.suppressed} suppressed by comments.`;
  element("summary").textContent = words;
  const isSafe = (finding) => finding.fix && finding.fix.safety === "safe";
  element("fix-safe").disabled = !report.findings.some(isSafe);
}

/** Underlines what the findings are about. Of findings in one another, the inner one shows. */
function showMarks() {
  const spans = report.findings
    .map(({ start, end, level }) => ({ start, end: Math.max(end, start + 1), level }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces = document.createDocumentFragment();
  let at = 0;
  const open = [];
  const plain = (to) => {
    if (to > at) pieces.append(piece(at, to, open.at(-1)?.level));
    at = Math.max(at, to);
  };
  const closeBefore = (place) => {
    while (open.length && open.at(-1).end <= place) {
      plain(open.at(-1).end);
      open.pop();
    }
  };
  for (const span of spans) {
    closeBefore(span.start);
    plain(span.start);
    open.push(span);
  }
  closeBefore(Infinity);
  plain(checked.length);
  // A last line that is empty has its height all the same.
  pieces.append("\n");
  marks.replaceChildren(pieces);
  follow();
}

function piece(start, end, level) {
  const made = make(level ? "mark" : "span", level, checked.slice(start, end));
  made.firstChild.offset = start;
  return made;
}

function showNumbers() {
  let lines = 1;
  for (let at = checked.indexOf("\n"); at >= 0; at = checked.indexOf("\n", at + 1)) lines += 1;
  if (showNumbers.lines === lines) return;
  showNumbers.lines = lines;
  let column = "";
  for (let line = 1; line <= lines; line += 1) column += `${line}\n`;
  numbers.textContent = column;
  follow();
}

/** The marks and the numbers scroll with the text. */
function follow() {
  marks.scrollTop = numbers.scrollTop = text.scrollTop;
  marks.scrollLeft = text.scrollLeft;
}

/** More would make a slow page, and nobody reads them. */
const MOST = 200;

function showFindings() {
  const items = report.findings.slice(0, MOST).map(findingItem);
  if (report.findings.length > MOST) {
    items.push(make("li", "", `${report.findings.length - MOST} more are not shown.`));
  }
  element("findings").replaceChildren(...items);
}

function findingItem(finding) {
  const rule = make("a", "rule", finding.rule);
  rule.href = finding.url;
  rule.rel = "noreferrer";
  // The text in the editor must survive a look at the page of the rule.
  rule.target = "_blank";
  const item = make("li", finding.level);
  const line = makeButton(`Line ${finding.line}`, () => select(finding), `Go to line ${finding.line}: ${finding.rule}`);
  item.append(
    make("div", "title", make("span", "level", finding.level), " ", rule, line),
    make("p", "", ...inline(finding.message)),
  );
  if (finding.help) item.append(make("p", "help", ...inline(finding.help)));
  const actions = make("div", "actions");
  if (finding.fix && finding.fix.edits.length) {
    const label = finding.fix.safety === "safe" ? "Fix" : "Fix (changes the run)";
    const button = makeButton(`${label}: ${finding.fix.message}`, () => applyFix(finding));
    button.classList.add("fix");
    actions.append(button);
  }
  for (const related of finding.related) {
    actions.append(makeButton(`Line ${related.line}: ${related.message}`, () => select(related)));
  }
  if (actions.hasChildNodes()) item.append(actions);
  return item;
}

/** How the treatment of a column is drawn, by its protection. */
const CLASSES = { hidden: "hidden-values", kept: "", unchanged: "unchanged-values" };

function showColumns() {
  const rows = report.columns.slice(0, MOST).map((column) => {
    const name = `${column.table}.${column.name}`;
    const button = makeButton(name, () => select(column), `Go to line ${column.line}: column ${name}`);
    const row = make("tr", "");
    row.append(
      make("td", "", button),
      make("td", "", column.holds ?? "—"),
      make("td", CLASSES[column.protection], ...blocks(column.fate)),
    );
    return row;
  });
  if (!rows.length) {
    const cell = make("td", "", "No schema lists a column.");
    cell.colSpan = 3;
    rows.push(make("tr", "", cell));
  }
  element("columns").replaceChildren(...rows);
}

// ---- moving and editing

/** Moves the cursor to a place and shows it. */
function select({ start, end }) {
  text.focus();
  text.setSelectionRange(start, end);
  const before = text.value.slice(0, start);
  const line = before.split("\n").length - 1;
  text.scrollTop = Math.max(0, line * 20 - text.clientHeight / 2);
  text.scrollLeft = 0;
  follow();
  element("editor").scrollIntoView({ block: "nearest" });
}

/** Replaces a part of the text so that it can be undone. */
function replace(start, end, replacement) {
  text.setSelectionRange(start, end);
  const command = replacement === "" ? "delete" : "insertText";
  if (start === end && replacement === "") return;
  if (!document.execCommand(command, false, replacement)) {
    text.setRangeText(replacement, start, end, "end");
  }
}

function applyFix(finding) {
  text.focus();
  for (const { start, end, replacement } of [...finding.fix.edits].reverse()) {
    replace(start, end, replacement);
  }
  check();
  notice(`Fixed: ${finding.fix.message}.`);
  explainCursor();
}

/** Writes another text over the present one, only where the two differ. */
function become(other) {
  const old = text.value;
  let start = 0;
  while (start < old.length && start < other.length && old[start] === other[start]) start += 1;
  let same = 0;
  const most = Math.min(old.length, other.length) - start;
  while (same < most && old[old.length - 1 - same] === other[other.length - 1 - same]) same += 1;
  text.focus();
  replace(start, old.length - same, other.slice(start, other.length - same));
  check();
}

let fading = 0;

/** Says what was done, over the lower edge of the window, for as long as it takes to read it. */
function notice(words) {
  element("notice").textContent = words;
  clearTimeout(fading);
  fading = setTimeout(() => { element("notice").textContent = ""; }, 10_000);
}

// ---- explanations

function descriptionAt(offset) {
  const found = JSON.parse(linter.describe(text.value, offset));
  const here = report.findings.filter(({ start, end }) => start <= offset && offset <= Math.max(end, start + 1));
  return { found, here };
}

function explanation(offset) {
  const { found, here } = descriptionAt(offset);
  const parts = here.map((finding) => {
    const level = make("span", "level", finding.level);
    return make("p", finding.level, level, " ", ...inline(finding.message));
  });
  if (found) parts.push(...blocks(found.markdown));
  return parts;
}

let cursor = -1;

/** Explains what is at the cursor, for those who use no pointer. */
function explainCursor() {
  cursor = text.selectionStart;
  element("description").replaceChildren(...explanation(cursor));
  const items = element("findings").children;
  report.findings.slice(0, MOST).forEach(({ start, end }, index) => {
    items[index].classList.toggle("current", start <= cursor && cursor <= end);
  });
}

/** The offset of the text at a point of the screen, if a character is there. */
function offsetAt(x, y) {
  text.style.pointerEvents = "none";
  let node = null;
  let offset = 0;
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    if (position) [node, offset] = [position.offsetNode, position.offset];
  } else {
    const range = document.caretRangeFromPoint(x, y);
    if (range) [node, offset] = [range.startContainer, range.startOffset];
  }
  text.style.pointerEvents = "";
  if (!node || node.offset === undefined || !marks.contains(node)) return null;
  // Beside the end of a line there is no character.
  const range = document.createRange();
  range.selectNodeContents(node);
  const near = [...range.getClientRects()].some(
    (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom,
  );
  return near ? node.offset + offset : null;
}

const hover = element("hover");
let waiting = 0;

function showHover(event) {
  clearTimeout(waiting);
  hover.hidden = true;
  waiting = setTimeout(() => {
    const offset = offsetAt(event.clientX, event.clientY);
    const parts = offset === null ? [] : explanation(offset);
    if (!parts.length) return;
    hover.replaceChildren(...parts);
    hover.hidden = false;
    const box = hover.getBoundingClientRect();
    const left = Math.min(event.clientX, innerWidth - box.width - 8);
    const below = event.clientY + 18;
    const top = below + box.height < innerHeight ? below : event.clientY - box.height - 10;
    hover.style.left = `${Math.max(4, left)}px`;
    hover.style.top = `${Math.max(4, top)}px`;
  }, 250);
}

function hideHover() {
  clearTimeout(waiting);
  hover.hidden = true;
}

// ---- the link: the text is in the fragment, which no browser sends

async function squeeze(bytes, Stream) {
  const stream = new Blob([bytes]).stream().pipeThrough(new Stream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function toBase64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64(base64) {
  const binary = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

async function makeLink() {
  const bytes = await squeeze(new TextEncoder().encode(text.value), CompressionStream);
  history.replaceState(null, "", `#text=${toBase64(bytes)}`);
  let words = "The link is in the address bar";
  try {
    await navigator.clipboard.writeText(location.href);
    words += " and in the clipboard";
  } catch {
    // Without leave the address bar must do.
  }
  words += ". It holds the whole text.";
  if (report.has_secrets) words += " Careful: the text has a password or another secret in it.";
  notice(words);
}

async function fromLink() {
  const match = /^#text=([\w-]+)$/.exec(location.hash);
  if (!match) return null;
  try {
    const bytes = await squeeze(fromBase64(match[1]), DecompressionStream);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    notice("The link is damaged; here is the example instead.");
    return null;
  }
}

// ---- the start

function nextFinding() {
  const after = report.findings.find(({ start }) => start > text.selectionStart);
  const next = after ?? report.findings[0];
  if (next) select(next);
}

function fixAtCursor() {
  const at = text.selectionStart;
  const line = text.value.slice(0, at).split("\n").length;
  const fixable = report.findings.filter((finding) => finding.fix && finding.fix.edits.length);
  const here =
    fixable.find(({ start, end }) => start <= at && at <= end) ??
    fixable.find((finding) => finding.line === line);
  if (here) applyFix(here);
  else notice("No finding at the cursor has a fix.");
}

text.addEventListener("input", check);
text.addEventListener("scroll", () => { follow(); hideHover(); });
text.addEventListener("mousemove", showHover);
text.addEventListener("mouseleave", hideHover);
text.addEventListener("keydown", (event) => {
  hideHover();
  if (event.key === "F8") nextFinding();
  else if (event.key === "Enter" && event.altKey) fixAtCursor();
  else return;
  event.preventDefault();
});
let explaining = 0;
document.addEventListener("selectionchange", () => {
  if (document.activeElement !== text || text.selectionStart === cursor) return;
  clearTimeout(explaining);
  explaining = setTimeout(explainCursor, 120);
});
element("example").addEventListener("click", () => become(linter.example()));
element("fix-safe").addEventListener("click", () => {
  become(linter.fix_all(text.value, today(), false));
  notice("All safe fixes are applied. Undo with Ctrl+Z.");
});
element("link").addEventListener("click", makeLink);
addEventListener("keydown", (event) => event.key === "Escape" && hideHover());
addEventListener("hashchange", async () => {
  const linked = await fromLink();
  if (linked !== null) become(linked);
});

async function start() {
  await startLinter();
  element("version").textContent = linter.version();
  text.value = (await fromLink()) ?? linter.example();
  check();
}

start();
