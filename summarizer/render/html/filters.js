/* Shows the items of one party, or of some sections; says how many are left. */
"use strict";
(() => {
  const record = document.getElementById("record");
  const tools = record.querySelector(".tools");
  const who = document.getElementById("who");
  const toggles = [...tools.querySelectorAll("[data-toggle]")];
  const items = [...record.querySelectorAll("[data-card]")].filter((one) => one.dataset.section);
  const rows = [...record.querySelectorAll("[data-for]")];
  const parts = [...record.querySelectorAll("[data-folder], .timeline")];
  const pieces = [...document.querySelectorAll("#text [data-items]")];
  tools.hidden = items.length === 0;

  function filter() {
    const shown = new Set(toggles.filter((each) => each.getAttribute("aria-pressed") === "true").map((each) => each.dataset.toggle));
    const party = who?.value ?? "";
    const passes = (one) => shown.has(one.dataset.section) && (!party || one.dataset.who.split(" ").includes(party));
    for (const one of items) one.hidden = !passes(one);
    const gone = new Set(items.filter((one) => one.hidden).map((one) => one.id));
    for (const row of rows) row.hidden = gone.has(row.dataset.for);
    for (const part of parts) part.hidden = !part.querySelector("[data-card]:not([hidden]), [data-for]:not([hidden])");
    for (const piece of pieces) piece.classList.toggle("off", piece.dataset.items.split(" ").every((id) => gone.has(id)));
    count();
    document.dispatchEvent(new Event("filtered"));
  }

  function count() {
    const left = items.filter((one) => !one.hidden).length;
    const all = `${items.length} item${items.length === 1 ? "" : "s"}`;
    tools.querySelector(".count").textContent = left === items.length ? all : `${left} of ${all}`;
  }

  function showAll() {
    if (who) who.value = "";
    for (const each of toggles) each.setAttribute("aria-pressed", "true");
    filter();
  }

  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("click", (event) => {
    const toggle = event.target.closest("[data-toggle]");
    if (!toggle) return;
    toggle.setAttribute("aria-pressed", String(toggle.getAttribute("aria-pressed") !== "true"));
    filter();
  });
  who?.addEventListener("change", filter);
  document.addEventListener("show-all", showAll);
  count();
})();
