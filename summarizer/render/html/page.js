/* Lights the evidence of an item and the items of a passage; keys; the sheet on a phone.
   One listener for each kind of event, on the page. Nothing is built from text: classes and attributes are set, no more. */
"use strict";
(() => {
  const root = document.documentElement;
  const record = document.getElementById("record");
  const tools = record.querySelector(".tools");
  const pane = document.getElementById("source");
  const text = document.getElementById("text");
  const live = document.getElementById("live");
  const sheet = document.getElementById("open");
  const narrow = matchMedia("(max-width: 820px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  root.classList.add("js");

  const cards = [...document.querySelectorAll("[data-card]")];
  const rows = [...record.querySelectorAll("[data-for]")];
  const idsOf = (piece) => piece.dataset.items.split(" ");
  const passages = grouped(text.querySelectorAll("[data-items]"), idsOf); // an item's id -> the pieces it rests on
  const lines = grouped(rows, (row) => [row.dataset.for]); // an item's id -> its rows in the time line

  function grouped(elements, ids) {
    const found = new Map();
    for (const element of elements)
      for (const id of ids(element)) found.has(id) ? found.get(id).push(element) : found.set(id, [element]);
    return found;
  }

  let lit = []; // what is alight
  let pinned = []; // the ids of what stays alight
  let timer = 0; // until what the pointer is on is shown

  const card = (id) => document.getElementById(id);
  const sentenceIds = (sentence) =>
    [...new Set([...sentence.querySelectorAll("[data-items]")].flatMap(idsOf))];

  /* ---- light ---- */

  function light(ids) {
    for (const element of lit) element.classList.remove("lit", "lw");
    lit = [];
    for (const id of ids) {
      for (const element of [card(id), ...(lines.get(id) ?? []), ...(passages.get(id) ?? [])]) {
        if (!element) continue;
        element.classList.add("lit");
        if (element.dataset.words?.split(" ").includes(id)) element.classList.add("lw");
        lit.push(element);
      }
    }
  }

  function pin(ids) {
    for (const id of pinned) mark(id, false);
    pinned = ids;
    for (const id of pinned) mark(id, true);
    light(ids);
  }

  function mark(id, on) {
    card(id)?.classList.toggle("pinned", on);
    const link = card(id)?.querySelector(".no");
    if (link) link.ariaCurrent = on ? "true" : null;
  }

  /* ---- scrolling: only when what is meant is out of sight ---- */

  /* where an element should be, less where it is; 0 when it is in sight */
  function away(frame, element) {
    const pinnedTools = getComputedStyle(tools).position === "sticky" ? tools.offsetHeight : 0;
    const own = scrolls(frame) ? frame.getBoundingClientRect() : { top: pinnedTools - 40, bottom: innerHeight };
    const bottom = Math.min(innerHeight, frame !== pane && narrow.matches ? pane.getBoundingClientRect().top : own.bottom);
    const at = element.getBoundingClientRect();
    const seen = at.top >= own.top + 56 && Math.min(at.bottom, at.top + 120) <= bottom - 16;
    return seen ? 0 : at.top - own.top - 56 - (bottom - own.top) * 0.2;
  }
  const scrolls = (frame) => frame === pane && getComputedStyle(pane).overflowY === "auto";

  function showIn(frame, element) {
    if (!element) return;
    layOut(Infinity);
    const by = away(frame, element);
    const near = Math.abs(by) <= innerHeight && !still.matches;
    if (by) (scrolls(frame) ? pane : window).scrollBy({ top: by, behavior: near ? "smooth" : "instant" });
  }

  /* Blocks out of sight are laid out when the browser is idle, or before the first jump: only then are their heights
     known, and nothing shifts on the way. */
  const blocks = [...document.querySelectorAll(".card, .timeline li, #text p")];
  const atLeisure = window.requestIdleCallback ?? ((later) => setTimeout(later, 50));
  function layOut(most) {
    for (const block of blocks.splice(0, most)) block.classList.add("laid");
    if (blocks.length) atLeisure(() => layOut(40));
  }

  const showEvidence = (id) => showIn(pane, passages.get(id)?.[0]);
  const showCard = (id) => showIn(record, card(id));

  const tell = (words) => { live.textContent = words; };
  const nameOf = (id) => card(id)?.querySelector(".no")?.getAttribute("aria-label") ?? "the headline";

  /* ---- the sheet of a phone ---- */

  function open(size) {
    pane.classList.toggle("half", size === "half");
    pane.classList.toggle("full", size === "full");
    sheet.setAttribute("aria-expanded", String(size !== ""));
    sheet.textContent = size ? "Close" : "Show";
  }
  sheet.hidden = false;
  sheet.addEventListener("click", () => open(sheet.getAttribute("aria-expanded") === "true" ? "" : "full"));

  /* ---- choosing an item, or a passage ---- */

  function choose(id, { focus = false } = {}) {
    pin([id]);
    if (narrow.matches) open("half");
    if (focus) card(id).focus({ preventScroll: true });
    showCard(id);
    showEvidence(id);
    note(id);
  }

  function choosePassage(ids) {
    pin(ids);
    showCard(nearest(ids));
    tell(`Evidence of ${ids.map(nameOf).join("; ")}`);
  }

  /* the item that is told by the fewest words is the one most likely meant */
  const nearest = (ids) => ids.filter((id) => !card(id).hidden).sort((a, b) => weight(a) - weight(b))[0];
  const weight = (id) => passages.get(id).reduce((sum, piece) => sum + piece.textContent.length, 0);

  function clear() {
    pin([]);
    note("");
    tell("");
    if (narrow.matches) open("");
  }

  /* the address remembers the choice; a page without an address of its own has none */
  function note(id) {
    try { history.replaceState(null, "", id ? `#${id}` : location.pathname + location.search); } catch { /* none */ }
  }

  const same = (one, other) => one.length === other.length && one.every((id) => other.includes(id));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) return follow(event, named(link.hash), link);
    if (String(getSelection()) || event.target.closest("button, select, summary, label, pre")) return;
    const piece = event.target.closest("#text [data-items]");
    const one = event.target.closest("[data-card], [data-for]");
    if (piece) same(pinned, idsOf(piece)) ? clear() : choosePassage(idsOf(piece));
    else if (one) same(pinned, [one.dataset.for ?? one.id]) ? clear() : choose(one.dataset.for ?? one.id);
  });

  function follow(event, target, link) {
    const sentence = /^s\d+$/.test(target) && document.getElementById(target);
    if (sentence) {
      const from = link.closest("[data-card]");
      event.preventDefault();
      if (from) pin([from.id]);
      if (narrow.matches) open("half");
      showIn(pane, sentence);
      const number = sentence.querySelector(".n");
      number.setAttribute("tabindex", "0");
      number.focus({ preventScroll: true });
    } else if (card(target)?.matches("[data-card]")) {
      event.preventDefault();
      reveal(target);
      if (link.matches(".no") && same(pinned, [target])) return clear();
      choose(target, { focus: true });
    }
  }

  function named(hash) {
    try { return decodeURIComponent(hash.slice(1)); } catch { return ""; } // a stray % names nothing
  }

  function fromAddress() {
    const target = named(location.hash);
    const sentence = /^s\d+$/.test(target) && document.getElementById(target);
    if (sentence) {
      choosePassage(sentenceIds(sentence));
      showIn(pane, sentence);
    } else if (card(target)?.matches("[data-card]")) {
      reveal(target);
      choose(target, { focus: true });
    } else if (target && record.contains(card(target))) {
      layOut(Infinity); // a heading: nothing above it may grow once it is in sight
      card(target).scrollIntoView({ behavior: "instant" });
    }
  }
  addEventListener("hashchange", fromAddress);

  /* ---- hover and focus ---- */

  function look(event, wait) {
    const one = event.target.closest?.("[data-card], [data-for]");
    const piece = event.target.closest?.("#text [data-items]");
    const number = event.type === "focusin" && event.target.closest?.("#text .s");
    clearTimeout(timer);
    if (one) {
      const id = one.dataset.for ?? one.id;
      light([...pinned, id]);
      if (!narrow.matches) timer = setTimeout(() => showEvidence(id), wait);
    } else if (piece || number) {
      const ids = piece ? idsOf(piece) : sentenceIds(number);
      light([...pinned, ...ids]);
      if (number && ids.length) tell(`Evidence of ${ids.map(nameOf).join("; ")}`);
      if (!pinned.length && !narrow.matches) timer = setTimeout(() => showCard(nearest(ids)), wait);
    } else {
      light(pinned);
    }
  }
  document.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") look(event, 140); });
  document.documentElement.addEventListener("pointerleave", () => { clearTimeout(timer); light(pinned); });
  document.addEventListener("focusin", (event) => look(event, 0));

  /* ---- keys: they act only where the focus is, on an item or in the source ---- */

  for (const one of cards) one.setAttribute("tabindex", "-1");
  const numbers = [...text.querySelectorAll("a.n")];
  for (const number of numbers) number.setAttribute("tabindex", "-1");
  cards[0]?.setAttribute("tabindex", "0");
  numbers[0]?.setAttribute("tabindex", "0");

  function move(list, from, step) {
    for (let at = list.indexOf(from) + step; list[at]; at += step) {
      if (list[at].hidden || list[at].closest("[hidden]")) continue;
      from.setAttribute("tabindex", "-1");
      list[at].setAttribute("tabindex", "0");
      list[at].focus({ preventScroll: true });
      return list[at];
    }
    return null;
  }

  const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return escape();
    const one = event.target.closest?.("[data-card]");
    const number = event.target.closest?.("#text a.n");
    const step = steps[event.key];
    if (step && one) {
      const next = move(cards, one, step);
      if (next) showIn(record, next);
    } else if (step && (number || event.target === pane) && numbers.length) {
      const next = number ? move(numbers, number, step) : numbers.find((each) => each.tabIndex === 0);
      next?.focus({ preventScroll: true });
      if (next) showIn(pane, next);
    } else if ((event.key === "Enter" || event.key === " ") && event.target === one) {
      same(pinned, [one.id]) ? clear() : choose(one.id);
    } else if (event.key === " " && number) {
      choosePassage(sentenceIds(number.closest(".s")));
    } else {
      return;
    }
    event.preventDefault();
  });

  /* from the source back to the item that led there */
  function escape() {
    const back = pane.contains(document.activeElement) && pinned[0] && card(pinned[0]);
    clear();
    if (back) back.focus({ preventScroll: true });
  }

  /* ---- filters have their own script ---- */

  document.addEventListener("filtered", () => { if (pinned.some((id) => card(id).hidden)) clear(); });

  /* a link may lead to an item that a filter hides */
  function reveal(id) {
    if (card(id).closest("[hidden]")) document.dispatchEvent(new Event("show-all"));
  }

  if (location.hash) fromAddress();
  atLeisure(() => layOut(40));
})();
