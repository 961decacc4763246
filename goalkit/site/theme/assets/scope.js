// What the theme's own script expects to find: where settings of this site are kept, and reading and writing them.
"use strict";
var __md_scope = new URL("..", document.currentScript.src);
var __md_hash = (text) => [...text].reduce((sum, one) => (sum << 5) - sum + one.charCodeAt(0), 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(store.getItem(scope.pathname + "." + key));
  } catch {
    return null; // no storage, or not ours
  }
};
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // a browser that keeps nothing still shows the page
  }
};

// The index of all words is larger than any page, and most readers never search: it waits until somebody turns to the
// search field. A link that searches (?q=) turns to it at once.
{
  const INDEX = /\/search(\/search_index)?\.json$/;
  const { open, send } = XMLHttpRequest.prototype;
  const wanted = new Promise((resolve) => {
    if (new URLSearchParams(location.search).has("q")) resolve();
    const turn = (event) => {
      if (event.target instanceof Element && event.target.closest("[for=__search], [data-md-component=search]")) resolve();
    };
    for (const kind of ["focusin", "pointerdown", "click"]) document.addEventListener(kind, turn);
  });
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.isForSearch = INDEX.test(new URL(address, location).pathname);
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    return this.isForSearch ? void wanted.then(() => send.call(this, body)) : send.call(this, body);
  };
}
