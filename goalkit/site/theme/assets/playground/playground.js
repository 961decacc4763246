// The playground: a plain field, and beside it what goalkit says of the draft in it. Python runs in a worker
// (worker.js) that is started when asked for; every word of a draft or of an answer is put in as text, never as HTML.
"use strict";
{
  const at = (id) => document.getElementById("play-" + id);
  const play = document.getElementById("play");
  const field = at("text");
  const assets = new URL(play.dataset.assets, location.href).href;
  const sheet = new Sheet(at("under"));
  const tabs = [...at("tabs").querySelectorAll("[role=tab]")];
  const desk = { rules: play.dataset.rules, select, replace: replaceIn };
  const drafts = JSON.parse(at("drafts").textContent);

  const PATIENCE = 15_000; // ms that one reading may take
  const LONGEST = 1_000_000; // characters
  const PRINTED = 200_000; // characters of a report on the page; copies have all
  const PAUSE = 900; // ms without typing before a screen reader hears the sum

  let manifest = null;
  let worker = null;
  let ready = false;
  let asked = null; // {id, source, timer} of the reading under way
  let number = 0;
  let changed = true; // since the last reading began
  let waiting = 0; // timer that delays the next reading of a slow draft
  let took = 0;
  let said = 0; // timer of what is said aloud
  let found = null; // the last answer
  let read = ""; // the draft that it is about
  let report = "";
  let start = ""; // how the draft started that brought its format along

  const lines = () => field.value.split("\n");

  // The worker

  function begin() {
    if (worker || !manifest) return;
    going("Fetching Python…");
    performance.mark("play-asked");
    worker = new Worker(assets + "worker.js", { type: "module" });
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = () => failed("The browser could not start it.");
    worker.onmessageerror = worker.onerror;
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
    worker.postMessage({ kind: "start", manifest, assets, today });
  }

  /** Tell on the button how far the start is; it stays one, so that what has the focus keeps it. */
  function going(words) {
    at("go").textContent = at("aloud").textContent = words;
    at("go").setAttribute("aria-disabled", String(words.endsWith("…")));
  }

  function stop() {
    if (worker) worker.terminate();
    if (asked) clearTimeout(asked.timer);
    worker = asked = null;
    ready = false;
    at("start").hidden = false;
    going("Start it again");
  }

  function failed(why) {
    stop();
    say(`That went wrong. ${why} Your draft is still here.`);
  }

  function heard(data) {
    if (data.kind === "progress") going("Loading the rules…");
    else if (data.kind === "ready") {
      ready = true;
      changed = true;
      ask();
    } else if (data.kind === "checked") answered(data);
    else if (data.kind === "report") printed(data);
    else failed(data.during === "start" ? "Python did not start: " + data.message.slice(-300) : data.message.slice(-300));
  }

  /** Have the draft read, unless it is being read: then once more, after that. */
  function ask() {
    if (!ready || asked || waiting || !changed) return;
    const source = field.value;
    if (source.length > LONGEST) {
      say("This draft is longer than a million characters, which is too much for this page. In a terminal, goalkit lint reads it.");
      return;
    }
    changed = false;
    const timer = setTimeout(() => {
      stop();
      say("Reading this draft takes longer than 15 seconds here, so it was stopped. In a terminal, goalkit lint has no such limit.");
    }, PATIENCE);
    asked = { id: ++number, source, timer };
    performance.mark("play-check");
    worker.postMessage({ kind: "check", id: number, source, format: at("format").value, profile: at("profile").value });
  }

  function answered(data) {
    if (!asked || data.id !== asked.id) return;
    clearTimeout(asked.timer);
    read = asked.source;
    asked = null;
    took = data.took;
    found = JSON.parse(data.found);
    const first = !at("start").hidden;
    const held = at("start").contains(document.activeElement);
    at("start").hidden = true;
    unfold();
    if (held) tabs.find((one) => one.tabIndex === 0).focus({ preventScroll: true });
    if (first) at("tabs").scrollIntoView({ block: "nearest" });
    performance.mark("play-shown");
    play.dataset.took = String(Math.round(took));
    play.dataset.read = String(number);
    if (changed) later();
  }

  /** A draft that takes long to read waits for a pause in typing; others are read at once. */
  function later() {
    clearTimeout(waiting);
    waiting = 0;
    if (took < 100) ask();
    else waiting = setTimeout(() => ((waiting = 0), ask()), Math.min(took, 1500));
  }

  // What is shown

  /** Tell what goes on: at once for the eye, after a pause in typing for the ear. */
  function say(words, aloud = true) {
    at("sum").textContent = words;
    clearTimeout(said);
    if (!aloud) return;
    said = setTimeout(() => (at("aloud").textContent = words), found ? PAUSE : 0);
  }

  /** Show an answer, with the tabs that what is running can fill. */
  function unfold() {
    at("tabs").hidden = false;
    for (const tab of tabs) tab.hidden = Boolean(tab.dataset.form) && !ready;
    if (!ready && chosen().dataset.form) turn(tabs[0]);
    else show();
  }

  /** While nothing runs: what is said of the first example, which the page brought along, or that nobody reads. */
  function idle() {
    const { text, format, found: known } = drafts[0];
    const same = field.value === text && !at("profile").value && ["", format].includes(at("format").value);
    found = same ? known : null;
    read = same ? text : "";
    if (found) unfold();
    else {
      for (const part of ["tabs", "findings", "goals", "report"]) at(part).hidden = true;
      sheet.draw(lines());
      say(worker ? "" : "Start the playground to have this draft read.");
    }
  }

  function show() {
    sheet.draw(lines(), field.value === read ? marksOf(found.findings, lines()) : null);
    say(answerInWords(found, read), ready); // nobody asked for what stands there from the start
    const tab = chosen();
    at("findings").hidden = tab.id !== "play-tab-findings";
    at("goals").hidden = tab.id !== "play-tab-goals";
    at("report").hidden = !tab.dataset.form;
    if (!at("findings").hidden) keepFocus(at("findings"), findingParts(found, read, desk));
    if (!at("goals").hidden) keepFocus(at("goals"), goalParts(found, desk));
    if (tab.dataset.form) {
      at("report").setAttribute("aria-labelledby", tab.id);
      if (worker && ready) worker.postMessage({ kind: "report", form: tab.dataset.form });
    }
  }

  function printed({ form, text }) {
    if (chosen().dataset.form !== form) return;
    report = text;
    const rest = text.length - PRINTED;
    at("code").textContent =
      rest > 0 ? `${text.slice(0, PRINTED)}\n… and ${many(rest, "character")} more, which a copy has.` : JSON.stringify(JSON.parse(text), null, 1);
  }

  /** Make the changes to a draft, from its end to its start, unless it is another by now. */
  function replaceIn(draft, places) {
    if (field.value !== draft) return;
    for (const { from, to, text } of places) replace(from, to, text);
  }

  /** Replace a stretch of the draft as if it was typed, so that it can be undone. */
  function replace(from, to, text) {
    field.focus();
    field.setSelectionRange(from, to);
    const done = document.execCommand(text ? "insertText" : "delete", false, text);
    if (!done) {
      field.setRangeText(text, from, to, "end");
      typed();
    }
  }

  function select(one) {
    const source = lines();
    const from = offsetOf(source, one.line, one.column);
    field.focus({ preventScroll: true });
    field.setSelectionRange(from, Math.max(offsetOf(source, one.end_line, one.end_column), from));
    const row = sheet.rowOf(one.line);
    const frame = at("under").closest(".gk-play__sheet");
    const top = row ? row.offsetTop : (field.offsetHeight * (one.line - 1)) / source.length;
    frame.scrollTop = Math.max(0, top - frame.clientHeight / 3);
    frame.scrollIntoView({ block: "nearest" });
  }

  /** Put new parts into a panel; what had the focus has it again, by its place among what can have it. */
  function keepFocus(panel, parts) {
    const buttons = [...panel.querySelectorAll("button, a")];
    const place = buttons.indexOf(document.activeElement);
    panel.replaceChildren(...parts);
    if (place < 0) return;
    const now = [...panel.querySelectorAll("button, a")];
    (now[Math.min(place, now.length - 1)] || panel).focus({ preventScroll: true });
  }

  // What people do

  function typed() {
    changed = true;
    if (!ready) return idle();
    sheet.draw(lines());
    if (!asked) later();
  }

  function put(text, format = "") {
    field.value = text;
    at("format").value = format;
    typed();
  }

  async function share() {
    const link = new URL(location.href);
    const parts = new URLSearchParams({ draft: await packed(field.value) });
    for (const name of ["format", "profile"]) if (at(name).value) parts.set(name, at(name).value);
    link.hash = parts.toString();
    history.replaceState(null, "", link);
    const long = link.href.length > 8000 ? ` It has ${link.href.length.toLocaleString("en")} characters, and some programs cut links that long.` : "";
    try {
      await navigator.clipboard.writeText(link.href);
      tell("The link is copied." + long);
    } catch {
      tell("The link stands in the address bar now; this browser doesn't let the page copy it." + long);
    }
  }

  function tell(words) {
    at("said").textContent = words;
  }

  /** Take a draft from the address, if it holds one. */
  async function arrive() {
    const parts = new URLSearchParams(location.hash.slice(1));
    if (!parts.has("draft")) return false;
    let text;
    try {
      text = await unpacked(parts.get("draft"));
    } catch {
      tell("The address holds a draft that can't be read: it was cut or changed on its way.");
      return false;
    }
    for (const name of ["format", "profile"]) {
      const choice = at(name);
      const wanted = parts.get(name) || "";
      if ([...choice.options].some((one) => one.value === wanted)) choice.value = wanted;
    }
    at("draft").value = "";
    put(text, at("format").value);
    tell("The draft comes from the address.");
    return true;
  }

  field.addEventListener("input", () => {
    performance.mark("play-typed");
    at("draft").value = "";
    if (start && !field.value.startsWith(start)) at("format").value = start = ""; // these are other words
    typed();
  });
  at("draft").addEventListener("change", () => {
    const one = drafts[at("draft").value];
    if (one) put(one.text, one.format);
    start = one ? one.text.slice(0, 20) : "";
  });
  for (const name of ["format", "profile"]) {
    at(name).addEventListener("change", () => {
      start = ""; // what people choose stays
      typed();
    });
  }
  at("choices").addEventListener("submit", (event) => event.preventDefault());
  at("go").addEventListener("click", begin);
  at("share").addEventListener("click", share);
  at("empty").addEventListener("click", () => {
    at("draft").value = "";
    replace(0, field.value.length, "");
    field.focus();
  });
  at("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(report);
      tell("The report is copied.");
    } catch {
      tell("This browser doesn't let the page copy; the report can be downloaded.");
    }
  });
  at("save").addEventListener("click", () => {
    const { form } = chosen().dataset;
    const link = made("a");
    link.href = URL.createObjectURL(new Blob([report], { type: "application/json" }));
    link.download = form === "sarif" ? "goals.sarif" : "goals.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });

  const chosen = () => tabs.find((one) => one.getAttribute("aria-selected") === "true");
  function turn(tab) {
    for (const one of tabs) {
      one.setAttribute("aria-selected", String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
    }
    at("code").textContent = report = "";
    if (found) show();
  }
  for (const [place, tab] of tabs.entries()) {
    tab.addEventListener("click", () => turn(tab));
    tab.addEventListener("keydown", (event) => {
      const there = tabs.filter((one) => !one.hidden); // the hidden ones are the last
      const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: there.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = there[(to + there.length) % there.length];
      turn(next);
      next.focus();
    });
  }

  addEventListener("hashchange", arrive);

  async function open() {
    at("off").hidden = true;
    play.hidden = false;
    if (!(await arrive())) {
      put(drafts[0].text, drafts[0].format);
      start = drafts[0].text.slice(0, 20);
    }
    try {
      manifest = await (await fetch(assets + "manifest.json", { cache: "no-cache" })).json();
    } catch {
      manifest = { built: false };
    }
    if (!manifest.built) {
      at("start").replaceChildren(
        made("p", "", "This copy of the guide was built without the playground. ", made("code", "", "goalkit site build --with-playground"), " builds it; in a terminal, ", made("code", "", "goalkit lint"), " says the same."),
      );
    } else {
      const files = Object.entries(manifest.files).filter(([name]) => name !== manifest.packs.yaml);
      const size = files.reduce((total, [, file]) => total + file.gzip, 0);
      at("size").textContent = `${(size / 1e6).toFixed(1)} MB`;
    }
    play.dataset.open = "";
  }
  open();
}
