// The look that somebody chose before stands again as soon as there is a body to colour.
"use strict";
{
  // The theme keeps a look from the first visit on, chosen or not: let it stand until the reader's system changes its own.
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  if (__md_get("__system") === !dark) __md_set("__palette", null);
  __md_set("__system", dark);
  const kept = __md_get("__palette");
  for (const [key, value] of Object.entries((kept && kept.color) || (dark ? { scheme: "slate" } : {}))) {
    document.body.setAttribute("data-md-color-" + key, value);
  }
}
