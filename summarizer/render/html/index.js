/* Sorts the table by a column: the head of each becomes a button. Rows are moved, nothing is built from text. */
"use strict";
(() => {
  const table = document.querySelector("#documents table");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const live = document.getElementById("live");

  for (const label of table.querySelectorAll(".sort")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label.textContent;
    label.replaceWith(button);
  }

  const valueAt = (row, column) => row.cells[column].dataset.value;
  const inOrder = (one, other) =>
    one === "" || other === "" ? (one === "") - (other === "") : one.localeCompare(other, undefined, { numeric: true });

  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("button")?.closest("th");
    if (!head) return;
    const column = heads.indexOf(head);
    const numbers = head.classList.contains("count");
    const before = head.getAttribute("aria-sort");
    const order = before === "none" ? (numbers ? "descending" : "ascending") : before === "ascending" ? "descending" : "ascending";
    for (const each of heads) if (each.hasAttribute("aria-sort")) each.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const rows = [...body.rows].sort((one, other) => {
      const values = [valueAt(one, column), valueAt(other, column)];
      return values.includes("") ? inOrder(...values) : sign * inOrder(...values); // what has no date stays last
    });
    body.append(...rows);
    live.textContent = `Sorted by ${head.textContent}, ${order}`;
  });
})();
