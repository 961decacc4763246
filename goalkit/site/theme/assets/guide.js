// What most pages of the guide can do: filter a list, and choose columns. Without scripts all lists are whole, and all
// columns are shown.
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

// Pages that only an index leads to are in no navigation: their trail says below which tab they stand.
const trail = document.querySelector(".gk-trail a");
if (trail && !document.querySelector(".md-tabs__item--active")) {
  for (const tab of document.querySelectorAll(".md-tabs__link")) {
    if (tab.href === trail.href) tab.parentElement.classList.add("md-tabs__item--active");
  }
}

// What the theme leaves without a name, or makes a landmark that is none, for those who hear a page.
const search = document.querySelector(".md-search[role=dialog]");
if (search) search.setAttribute("aria-label", "Search");
for (const nav of document.querySelectorAll(".md-nav[aria-labelledby]")) {
  const title = nav.querySelector(":scope > .md-nav__title");
  if (title) {
    nav.removeAttribute("aria-labelledby");
    nav.setAttribute("aria-label", title.textContent.trim());
  }
}
const attend = () => {
  for (const one of document.querySelectorAll(".md-code__nav:not([role])")) one.setAttribute("role", "none");
  // What is wider than the window can be scrolled from the keyboard too.
  for (const one of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
    else one.removeAttribute("tabindex");
  }
};
new MutationObserver(attend).observe(document.body, { childList: true, subtree: true });
addEventListener("resize", attend);
attend();

// A tab that the address names.
const named = document.getElementById(location.hash.slice(1));
if (named && named.name && named.name.startsWith("__tabbed_")) named.checked = true;
