// The page that asks which framework fits; the weighing is in advice.js. Without scripts the questions are a table.
"use strict";

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
