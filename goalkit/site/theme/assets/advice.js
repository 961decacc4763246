// Which framework fits: the weighing of `goalkit choose`. The weights stand in the page, written there from the same
// file; a test compares what both advise.
"use strict";

/**
 * Weigh answers, each given as "okr:3 smart:1".
 * `pairs` are [slugs in alphabetical order, why they are better together]; from `nearly` times the best weight on, a
 * second framework may join the first.
 */
function advise(answers, pairs, nearly) {
  const totals = new Map();
  for (const answer of answers) {
    for (const part of answer.split(" ")) {
      const [slug, weight] = part.split(":");
      totals.set(slug, (totals.get(slug) || 0) + Number(weight));
    }
  }
  // Of equal weights the name decides, so that the same answers always give the same advice.
  const ranked = [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const weights = Object.fromEntries(ranked);
  const [[first, most]] = ranked;
  for (const [second, weight] of ranked.slice(1)) {
    if (weight < nearly * most) break;
    const both = [first, second].sort().join(" ");
    const pair = pairs.find(([slugs]) => slugs === both);
    if (pair) return { frameworks: [first, second], because: pair[1], weights };
  }
  return { frameworks: [first], because: null, weights };
}
