// What goalkit says, as elements: findings with their rewrites, and goals with what was understood of them. Every word
// is put in as text, never as HTML. `desk` is the page around: {rules, select, replace}.
"use strict";

const SHOWN = 200; // findings or goals in a list; reports have all

/** An element with words, made without a word of HTML. */
function made(tag, name, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
}

const many = (count, one, more = one + "s") => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

/** An answer in a few words. */
function answerInWords(found, read) {
  const { goals, findings } = found;
  if (!goals.length && !findings.length) return read.trim() ? "No goals were found in this text." : "Write or paste a draft.";
  const levels = [["error", "errors"], ["warning", "warnings"], ["advice", "pieces of advice"]];
  const counts = levels
    .map(([level, more]) => [findings.filter((one) => one.level === level).length, level === "advice" ? "piece of advice" : level, more])
    .filter(([count]) => count)
    .map((one) => many(...one));
  const last = counts.pop();
  const what = last ? (counts.length ? `${counts.join(", ")} and ${last}` : last) : "nothing to say";
  const more = found.ignored ? `; ${many(found.ignored, "finding")} hidden by comments` : "";
  return `${many(goals.length, "goal")}: ${what}${more}.`;
}

/** A button that leads to a place in the draft. */
function lineLink(one, desk) {
  const link = made("button", "gk-play__line", "Line " + one.line);
  link.type = "button";
  link.addEventListener("click", () => desk.select(one));
  return link;
}

/** What a panel of findings holds; `read` is the draft that they are about. */
function findingParts(found, read, desk) {
  const list = made("ol", "gk-play__list");
  for (const one of found.findings.slice(0, SHOWN)) list.append(findingItem(one, read, desk));
  const parts = [list];
  const rest = found.findings.length - SHOWN;
  if (rest > 0) parts.push(made("p", "", `And ${rest.toLocaleString("en")} more, which the reports have.`));
  if (!found.findings.length && found.goals.length) {
    parts.push(made("p", "gk-play__clear", "Nothing was found that a stranger would have to ask about."));
  }
  return parts;
}

function findingItem(one, read, desk) {
  const name = /^[a-z][a-z0-9-]*$/.test(one.rule) ? one.rule : "";
  const rule = made("a", "gk-finding__rule", one.rule);
  if (name) rule.href = `${desk.rules}${name}/`;
  const item = made(
    "li",
    `gk-finding gk-finding--${one.level}`,
    made("p", "gk-play__head", made("span", `gk-level gk-level--${one.level}`, one.level), " ", lineLink(one, desk), " ", rule),
    made("p", "", one.message),
  );
  for (const place of one.related) {
    if (place.message) item.append(made("p", "gk-finding__also", lineLink(place, desk), ": " + place.message));
  }
  if (one.edits.length) item.append(rewrite(one, read, desk));
  if (one.ask) item.append(made("p", "gk-finding__ask", one.ask));
  return item;
}

/** What stands there and what would, with a button that puts it in. */
function rewrite(one, read, desk) {
  const source = read.split("\n");
  const places = one.edits.map((edit) => ({ ...edit, from: offsetOf(source, edit.line, edit.column), to: offsetOf(source, edit.end_line, edit.end_column) }));
  places.sort((a, b) => b.from - a.from); // from the end, so that places stay where they are
  const { line } = places[places.length - 1];
  const start = offsetOf(source, line, 1);
  const end = offsetOf(source, places[0].end_line, Infinity);
  let now = read.slice(start, end);
  for (const edit of places) now = now.slice(0, edit.from - start) + edit.text + now.slice(edit.to - start);
  const take = made("button", "gk-play__take", "Put it in");
  take.type = "button";
  take.addEventListener("click", () => desk.replace(read, places));
  return made("p", "gk-play__edit", made("del", "", read.slice(start, end).trim()), " ", made("ins", "", now.trim()), " ", take);
}

/** What a panel of goals holds. */
function goalParts(found, desk) {
  const title = found.goals.some((one) => (found.title || "").endsWith(one.text)) ? "" : found.title;
  const facts = [title, found.framework, found.period].filter(Boolean);
  const top = made("ul", "gk-play__goals");
  const lists = [top];
  for (const goal of found.goals.slice(0, SHOWN)) {
    lists.length = Math.min(goal.depth, lists.length - 1) + 1;
    const item = made(
      "li",
      "",
      made("p", "gk-play__head", made("span", "gk-play__kind", goal.kind), " ", lineLink(goal, desk)),
      made("p", "gk-play__goal", goal.text),
    );
    if (goal.facts.length) item.append(made("p", "gk-play__facts", goal.facts.join(" · ")));
    lists[lists.length - 1].append(item);
    const below = made("ul", "");
    item.append(below);
    lists.push(below);
  }
  for (const empty of top.querySelectorAll("ul:empty")) empty.remove();
  const parts = [top];
  if (facts.length) parts.unshift(made("p", "gk-play__facts", facts.join(" · ")));
  const rest = found.goals.length - SHOWN;
  if (rest > 0) parts.push(made("p", "", `And ${rest.toLocaleString("en")} more.`));
  return parts;
}
