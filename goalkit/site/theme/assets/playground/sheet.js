// The sheet under the field: it numbers lines and underlines what findings are about. The field itself stays a plain
// one, with all that browsers and screen readers do for it; the sheet is there for the eye alone.
"use strict";

const LINES_MARKED = 4000; // of a longer draft the sheet shows neither numbers nor marks

/** Where a character stands, counted as JavaScript counts: goalkit counts characters, not halves of them. */
function offsetIn(line, column) {
  let at = 0;
  for (let seen = 1; seen < column && at < line.length; seen++) at += line.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** Where a place in a text stands that is cut into lines. */
function offsetOf(source, line, column) {
  let offset = 0;
  for (let one = 1; one < line && one <= source.length; one++) offset += source[one - 1].length + 1;
  return offset + offsetIn(source[line - 1] || "", column);
}

/** What findings mark, by line: [from, to, level], none over another. */
function marksOf(findings, lines) {
  const marks = new Map();
  for (const one of findings) {
    for (let number = one.line; number <= Math.min(one.end_line, lines.length); number++) {
      const line = lines[number - 1];
      const from = number === one.line ? offsetIn(line, one.column) : 0;
      const to = number === one.end_line ? offsetIn(line, one.end_column) : line.length;
      if (to > from) (marks.get(number) || marks.set(number, []).get(number)).push([from, to, one.level]);
    }
  }
  for (const those of marks.values()) those.sort(([a, b], [c, d]) => a - c || b - d);
  return marks;
}

class Sheet {
  constructor(element) {
    this.element = element;
    this.lines = []; // {text, key, row} of each row that is drawn
    this.plain = false;
  }

  /** Draw a draft; with `marks` from findings, or else keep those of lines that didn't change. */
  draw(lines, marks = null) {
    if (lines.length > LINES_MARKED) {
      this.plain = true;
      this.lines = [];
      this.element.textContent = lines.join("\n") + "\n";
      return;
    }
    if (this.plain) this.element.replaceChildren();
    this.plain = false;
    this.element.style.setProperty("--gk-digits", String(lines.length).length);
    const wanted = lines.map((text, at) => ({ text, key: JSON.stringify((marks && marks.get(at + 1)) || []) }));
    const same = (old, now) => old.text === now.text && (marks === null || old.key === now.key);
    const had = this.lines;
    let first = 0;
    while (first < had.length && first < wanted.length && same(had[first], wanted[first])) first++;
    let last = 0;
    while (
      last < had.length - first &&
      last < wanted.length - first &&
      same(had[had.length - 1 - last], wanted[wanted.length - 1 - last])
    ) last++;
    for (const old of had.slice(first, had.length - last)) old.row.remove();
    const next = last ? had[had.length - last].row : null;
    const fresh = wanted.slice(first, wanted.length - last);
    for (const one of fresh) one.row = this.row(one);
    const rows = document.createDocumentFragment();
    rows.append(...fresh.map((one) => one.row));
    this.element.insertBefore(rows, next);
    this.lines = [...had.slice(0, first), ...fresh, ...had.slice(had.length - last)];
  }

  row({ text, key }) {
    const row = document.createElement("div");
    let at = 0;
    for (const [from, to, level] of JSON.parse(key)) {
      if (from < at) continue;
      const mark = document.createElement("mark");
      mark.className = "gk-mark gk-mark--" + level;
      mark.textContent = text.slice(from, to);
      row.append(text.slice(at, from), mark);
      at = to;
    }
    row.append(text.slice(at) || (at ? "" : "\u200b"));
    return row;
  }

  /** The row of a line, where rows are drawn. */
  rowOf(number) {
    return this.lines[number - 1] ? this.lines[number - 1].row : null;
  }
}
