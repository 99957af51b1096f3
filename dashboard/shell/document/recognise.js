// "Do you recognise this picture?": the answer is kept in this browser alone, by gemeente, and comes along where a
// briefing is made. The server hears of it only from there, in the box that shows it.
(() => {
  const KEPT = "herkent";

  function all() {
    try {
      const found = JSON.parse(localStorage.getItem(KEPT) || "{}");
      return found && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  }

  function keep(form) {
    const answer = form.querySelector("input:checked")?.value || "", why = form.querySelector("textarea").value;
    try {
      localStorage.setItem(KEPT, JSON.stringify({ ...all(), [form.dataset.gemeente]: { answer, why } }));
      form.querySelector("[role=status]").textContent = form.dataset.saved;
    } catch {
      form.querySelector("[role=status]").textContent = form.dataset.refused;
    }
  }

  function fill(form) {
    const kept = all()[form.dataset.gemeente];
    for (const input of form.querySelectorAll("input")) input.checked = kept?.answer === input.value;
    form.querySelector("textarea").value = kept?.why || "";
  }

  // The box beside a briefing takes what was answered, in words, as if it were typed there.
  function bring(note) {
    const box = note.closest(".st-key-recognised")?.querySelector("textarea"), kept = all()[note.dataset.gemeente];
    if (!box || !kept || box.value || note.dataset.brought) return;
    note.dataset.brought = "yes";
    const told = [JSON.parse(note.dataset.answers)[kept.answer], kept.why].filter(Boolean).join(" ");
    if (!told) return;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, told);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }

  for (const heard of ["input", "change"]) {
    document.addEventListener(heard, (event) => {
      const form = event.target.closest?.("form.recognise");
      if (form) keep(form);
    });
  }
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form.recognise")) event.preventDefault();
  });
  new MutationObserver(() => {
    document.querySelectorAll("form.recognise:not([data-filled])").forEach((form) => {
      form.dataset.filled = "yes";
      fill(form);
    });
    document.querySelectorAll(".st-key-recognised [data-answers]").forEach(bring);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
