// Filters the list of goals. Without it the page shows them all; what is chosen stands in the address, to be shared.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const rows = Array.from(document.querySelectorAll("#rows > li"));
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const all = count.textContent;
  const fields = ["team", "owner", "period", "status"].filter((name) => document.getElementById("f-" + name));
  const field = (name) => document.getElementById("f-" + name);
  const words = rows.map((row) => row.querySelector(".what").textContent.toLowerCase());

  function show() {
    const wanted = fields.map((name) => [name, field(name).value]).filter((one) => one[1] !== "");
    const parts = field("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    rows.forEach((row, at) => {
      const fits = wanted.every((one) => row.dataset[one[0]] === one[1]) && parts.every((part) => words[at].includes(part));
      row.hidden = !fits;
      found += fits;
    });
    const filtered = wanted.length > 0 || parts.length > 0;
    count.textContent = filtered ? found + " of " + rows.length + " goals" : all;
    none.hidden = found > 0;
    const chosen = new URLSearchParams();
    for (const name of fields) {
      const option = field(name).selectedOptions[0];
      if (field(name).value !== "") chosen.set(name, option.textContent);
    }
    if (field("words").value) chosen.set("words", field("words").value);
    history.replaceState(null, "", chosen.size ? "#" + chosen : location.pathname + location.search);
  }

  function restore() {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) {
      const option = Array.from(field(name).options).find((one) => one.textContent === chosen.get(name));
      field(name).value = option ? option.value : "";
    }
    field("words").value = chosen.get("words") || "";
    show();
  }

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 80);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  window.addEventListener("hashchange", restore);
  form.hidden = false;
  restore();
})();
