// The few things that pages of the guide can do: filter a list, choose columns, and weigh answers. Without scripts all
// lists are whole, all columns are shown, and the questions are a table.
"use strict";

/** Keep what was chosen in the address, so that a link shows the same. */
function remember(form) {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) chosen.append(name, value);
  const query = chosen.toString();
  history.replaceState(null, "", query ? "?" + query : location.pathname + location.hash);
}

/** A form beside a list: rows whose words and data don't match are hidden, and groups without rows too. */
function filterOf(form) {
  const list = document.getElementById(form.dataset.gkFilter);
  const rows = [...list.querySelectorAll("[data-gk-row]")];
  const words = new Map(rows.map((row) => [row, (row.textContent + " " + (row.dataset.words || "")).toLowerCase()]));
  const count = form.querySelector("[role=status]");
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const text = (wanted.text || "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits =
        text.every((word) => words.get(row).includes(word)) &&
        Object.entries(wanted).every(
          ([name, value]) => name === "text" || !value || (row.dataset[name] || "").split(" ").includes(value),
        );
      row.hidden = !fits;
      shown += fits;
    }
    for (const group of list.querySelectorAll(".gk-group")) {
      group.hidden = !group.querySelector("[data-gk-row]:not([hidden])");
    }
    count.textContent = shown === rows.length ? `${shown} in all` : shown ? `${shown} of ${rows.length}` : "Nothing fits. Take a filter away.";
  };
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
  form.addEventListener("input", () => {
    apply();
    remember(form);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}

for (const form of document.querySelectorAll("[data-gk-filter]")) filterOf(form);

/** Checkboxes above a table: columns that aren't ticked are hidden; one always stays. */
function columnsOf(form) {
  const table = document.getElementById(form.dataset.gkColumns);
  const boxes = [...form.elements].filter((field) => field.type === "checkbox");
  const apply = () => {
    const ticked = boxes.filter((box) => box.checked);
    for (const box of boxes) {
      box.disabled = ticked.length === 1 && box.checked;
      for (const cell of table.querySelectorAll(`[data-column="${box.value}"]`)) cell.hidden = !box.checked;
    }
  };
  const asked = new URLSearchParams(location.search).getAll("show");
  if (boxes.some((box) => asked.includes(box.value))) for (const box of boxes) box.checked = asked.includes(box.value);
  else if (matchMedia("(max-width: 45em)").matches) boxes.forEach((box, at) => (box.checked = at < 2)); // all fit no phone
  form.addEventListener("input", () => {
    apply();
    remember(form);
  });
  form.hidden = false;
  apply();
}

for (const form of document.querySelectorAll("[data-gk-columns]")) columnsOf(form);

/** An element with words, made without a word of HTML. */
function made(tag, words, ...inside) {
  const element = document.createElement(tag);
  if (words) element.textContent = words;
  element.append(...inside);
  return element;
}

/** The questions: each answer is weighed at once, and the advice says which answers spoke for it. */
function choiceOf(form) {
  const advice = form.querySelector(".gk-advice");
  const pairs = [...form.querySelectorAll("[data-both]")].map((one) => [one.dataset.both, one.value]);
  const names = new Map([...document.querySelectorAll("[data-slug]")].map((one) => [one.dataset.slug, one]));
  const apply = () => {
    const given = [...form.querySelectorAll("input:checked")].filter((one) => one.value);
    advice.replaceChildren();
    if (!given.length) {
      advice.append(made("p", "Answer one question, and the advice stands here."));
      return;
    }
    const found = advise(given.map((one) => one.dataset.for), pairs, Number(form.dataset.nearly));
    advice.append(made("h2", found.frameworks.length > 1 ? "Two that belong together" : "Try this first"));
    for (const slug of found.frameworks) {
      const name = names.get(slug).cloneNode(true);
      name.className = "gk-advice__name";
      advice.append(name);
    }
    if (found.because) advice.append(made("p", found.because[0].toUpperCase() + found.because.slice(1) + "."));
    const spoke = given.filter((one) => one.dataset.for.split(" ").some((part) => found.frameworks.includes(part.split(":")[0])));
    const reasons = made("ul", "");
    for (const one of spoke) {
      const question = one.closest("fieldset").querySelector("legend").textContent;
      reasons.append(made("li", `${question} ${one.parentElement.textContent.trim()}.`));
    }
    advice.append(made("p", "Because of:"), reasons);
    const most = Math.max(...Object.values(found.weights));
    const bars = made("dl", "");
    bars.className = "gk-bars";
    for (const [slug, weight] of Object.entries(found.weights)) {
      const bar = made("meter", "");
      Object.assign(bar, { min: 0, max: most, value: weight });
      bar.setAttribute("aria-hidden", "true");
      bars.append(made("dt", names.get(slug).querySelector("a").textContent), made("dd", `${weight} `, bar));
    }
    advice.append(bars);
  };
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.type === "radio" && asked.get(field.name) === field.value) field.checked = true;
  }
  form.addEventListener("input", () => {
    apply();
    remember(form);
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      apply();
      remember(form);
    }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}

for (const form of document.querySelectorAll("[data-gk-choose]")) choiceOf(form);

// A tab that the address names.
const named = document.getElementById(location.hash.slice(1));
if (named && named.name && named.name.startsWith("__tabbed_")) named.checked = true;
