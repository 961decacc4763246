// Runs compiling.py in the Python of the browser: node compile.mjs PYODIDE COMPILING FROM TO [FROM TO]...
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, program, ...archives] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: folder });
python.runPython(readFileSync(program, "utf8"));
const compiled = python.globals.get("compiled");
while (archives.length) {
  const [from, to] = archives.splice(0, 2);
  const given = python.toPy(new Uint8Array(readFileSync(from)));
  // Bytes come back as a view on Python's own memory, which is copied by writing it.
  const result = compiled.callKwargs(given.tobytes(), {});
  writeFileSync(to, result.toJs());
  result.destroy();
}
process.exit(0);
