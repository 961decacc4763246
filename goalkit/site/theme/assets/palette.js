// The look that somebody chose before stands again as soon as there is a body to colour.
"use strict";
{
  const kept = __md_get("__palette");
  for (const [key, value] of Object.entries((kept && kept.color) || {})) {
    document.body.setAttribute("data-md-color-" + key, value);
  }
}
