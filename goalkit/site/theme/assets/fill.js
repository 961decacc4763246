// Fills a template in the page: values go where the page has marks, escaped for the format. goalkit does the same in
// Python, and a test compares both.
"use strict";

const ALNUM = "[\\p{L}\\p{N}]";
const ACTIVE = new RegExp(
  "[\\\\`*\\[\\]|]" + // always markup, or the start of it
    `|(?<!${ALNUM})_|_(?!${ALNUM})` + // emphasis, unless inside a word
    "|<(?=[A-Za-z/!?]|$)|&(?=[#\\w]*(?:;|$))" + // a tag, a comment, an entity
    "|(?<=\\S)~|~(?!\\d)|=(?==|$)|(?<==)=|^=" + // struck out, highlighted, an underline
    "|\\{(?=[:#.%{]|$)|#(?=#*$)", // attributes, the end of a heading
  "gu",
);
const LINE_START = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:\[[ xX]\]\s+)?$/;
const BLOCK = /^(?:[-+>#]|(\d{1,9})(?=[.)](?:\s|$)))/;
const BARE = /^[-+−–~≈]?\s?\d[\d.,'’\u00a0\u202f]*$/;
const PERCENT = /\s?(?:%|per ?cent|pct)$/i;
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A value for the place behind `line`, the line so far. */
function escaped(value, format, line) {
  if (format === "csv") return value;
  if (format !== "markdown") return JSON.stringify(value).slice(1, -1);
  const words = value.replace(ACTIVE, "\\$&");
  const block = LINE_START.test(line) && BLOCK.exec(words);
  if (!block) return words;
  return block[1] ? `${block[1]}\\${words.slice(block[0].length)}` : `\\${words}`;
}

/** A number with its unit, unless it was typed with one. */
function withUnit(text, mark, unit) {
  const isDressed = mark.before || mark.unit;
  if (!BARE.test(text)) {
    if (isDressed) return text;
    const bare = text.startsWith(unit) ? text.slice(unit.length) : text;
    return (bare.endsWith(unit) ? bare.slice(0, bare.length - unit.length) : bare).trim();
  }
  if (text === "1" && mark.unit) return `1 ${mark.unit.trim().replace(/^(\S+?)s(?= |$)/, "$1")}`;
  return (mark.before || "") + text + (mark.unit || "");
}

/** What stands at a mark; a slot that nobody has filled stays open, and visible. */
function said(mark, slots, format, line) {
  const slot = slots[mark.slot];
  let text = slot.value.split(/\s+/).filter(Boolean).join(" ");
  if (!text) return format === "markdown" ? `\\<${mark.slot}>` : `<${mark.slot}>`;
  if (slot.type === "percent") text = text.replace(PERCENT, "");
  else if (slot.unit) text = withUnit(text, mark, slot.unit);
  if (mark.capital) text = text.slice(0, 1).toUpperCase() + text.slice(1);
  return escaped(text, format, line);
}

/** The template in a format, with the values of `slots`: {name: {value, type, unit}}. */
function fill(pieces, slots, format) {
  let out = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      out += piece;
    } else if (Array.isArray(piece)) {
      let cell = piece.map((one) => (typeof one === "string" ? one : said(one, slots, format, ""))).join("");
      if (FORMULA.test(cell)) cell = `'${cell}`;
      out += /[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    } else {
      out += said(piece, slots, format, out.slice(out.lastIndexOf("\n") + 1));
    }
  }
  return out;
}

/** A form with a field for each slot, and what it gives beside it. */
function formOf(form) {
  const shown = form.querySelector("output");
  const format = form.elements.format;
  const fields = [...form.querySelectorAll("[data-slot]")];
  const made = new Map([...form.querySelectorAll("[data-pieces]")].map((one) => [one.dataset.format, one.dataset]));
  let text = "";
  const apply = () => {
    const chosen = made.get(format.value);
    const slots = {};
    for (const one of fields) slots[one.dataset.slot] = { value: one.value, type: one.dataset.type, unit: one.dataset.unit };
    text = fill(JSON.parse(chosen.pieces), slots, chosen.format);
    shown.textContent = text;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = made.get(format.value).file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  form.querySelector("[data-samples]").addEventListener("click", () => {
    for (const one of fields) one.value = one.placeholder;
    apply();
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
  apply();
}

if (typeof document !== "undefined") for (const form of document.querySelectorAll("[data-gk-fill]")) formOf(form);
