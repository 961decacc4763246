// goalkit in a thread of its own: Python is started once, and asked again after each change. Nothing is fetched but
// the files that the site's own list names.
"use strict";

let live = null; // goalkit.live.Live, which answers in JSON
let python = null;
let home = null;
let packs = {};

/** Fetch an archive of modules. */
async function fetched(name) {
  const answer = await fetch(new URL(packs[name], home));
  if (!answer.ok) throw new Error(`${answer.status} for ${packs[name]}`);
  return answer.arrayBuffer();
}

async function start({ manifest, assets, today }) {
  home = assets;
  packs = manifest.packs;
  const arriving = fetched("goalkit"); // while Python starts
  arriving.catch(() => {}); // told where it is awaited
  const folder = new URL(manifest.runtime + "/", home).href;
  const { loadPyodide } = await import(folder + "pyodide.mjs");
  python = await loadPyodide({
    indexURL: folder,
    packageBaseUrl: folder,
    lockFileContents: JSON.stringify(manifest.lock),
  });
  postMessage({ kind: "progress", step: "rules" });
  python.unpackArchive(await arriving, "zip", { extractDir: "/goalkit" });
  const make = python.runPython(`
import sys
sys.path.insert(0, "/goalkit")
from datetime import date
from goalkit.live import Live
lambda today: Live(date.fromisoformat(today))
`);
  live = make(today);
  make.destroy();
  postMessage({ kind: "ready" });
}

/** Ask, and fetch the reader of YAML when a draft first needs it. */
async function asked(question) {
  try {
    return question();
  } catch (error) {
    if (!/^ModuleNotFoundError: No module named 'yaml'/m.test(error.message)) throw error;
    // A folder of its own, for Python remembers what the first one held.
    python.unpackArchive(await fetched("yaml"), "zip", { extractDir: "/yaml" });
    python.runPython("sys.path.append('/yaml')");
    return question();
  }
}

async function answer(message) {
  if (message.kind === "start") return start(message);
  const began = performance.now();
  if (message.kind === "check") {
    const { source, format, profile } = message;
    const found = await asked(() => live.check(source, format || undefined, profile));
    return postMessage({ kind: "checked", id: message.id, found, took: performance.now() - began });
  }
  postMessage({ kind: "report", form: message.form, text: live.report(message.form) });
}

let turn = Promise.resolve(); // one after the other, though an answer may wait for a file
onmessage = ({ data }) => {
  turn = turn
    .then(() => answer(data))
    .catch((error) => postMessage({ kind: "failed", during: data.kind, id: data.id, message: String(error.message || error) }));
};
