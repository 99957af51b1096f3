"use strict";
// Marks what came since the last visit. When that was is kept in this browser alone.
const KEY = "diversiteit-gezien";
const list = document.getElementById("since");
const today = new Date().toISOString().slice(0, 10);
let seen = null;
try {
  seen = localStorage.getItem(KEY);
  localStorage.setItem(KEY, today);
} catch {
  // A browser that keeps nothing: all is shown, and nothing is marked.
}
if (list && seen && /^\d{4}-\d\d-\d\d$/.test(seen)) {
  const added = [...list.querySelectorAll("li[data-day]")].filter((row) => row.dataset.day > seen);
  for (const row of added) {
    const mark = document.createElement("strong");
    mark.textContent = ` (${list.dataset.new})`;
    row.append(mark);
  }
  if (!added.length) list.querySelector("[role=status]").textContent = list.dataset.none;
}
