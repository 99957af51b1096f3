// A box in which one types what gemeente one means: what may be meant is offered while one types, as the server finds
// it. A combobox as WAI-ARIA describes it. What is picked is typed into the box as a name and sent with Enter, so that
// the box needs nothing of this to work: Streamlit's box, or one in a form, takes the same name from a keyboard.
(() => {
  const BOX = ".stTextInput input[type=search], .stTextInput input[role=combobox], form input[data-zoek]";
  const HIGHEST = 360; // pixels of the list
  const WAIT = 80; // milliseconds in which somebody who types fast types another letter
  const list = document.createElement("ul"), status = document.createElement("div");
  let box = null, active = -1, before = "", typing = false, fresh = false, asked = 0, timer = 0, sendOnAnswer = false;

  list.id = "gevonden";
  list.className = "found";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  status.className = "found-status";
  status.setAttribute("role", "status");

  const opened = () => !list.hidden;
  const rows = () => [...list.children];
  const isBox = (element) => element instanceof HTMLInputElement && element.matches(BOX);

  function equip(input) {
    // A combobox may not be of the type "search".
    input.type = "text";
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox",
      "aria-controls": list.id, autocapitalize: "off", spellcheck: "false",
    })) input.setAttribute(name, value);
  }

  // React keeps the value of its boxes itself: it hears of another one by an event, as of a key that is pressed.
  function write(value) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, value);
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  }

  function point(at) {
    rows()[active]?.setAttribute("aria-selected", "false");
    active = at;
    const row = rows()[at];
    if (!row) return box.removeAttribute("aria-activedescendant");
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", row.id);
  }

  function place() {
    if (!box || !opened()) return;
    const around = (box.closest(".stTextInput") || box).getBoundingClientRect();
    const width = Math.min(Math.max(around.width, 280), window.innerWidth - 16);
    list.style.width = `${width}px`;
    list.style.left = `${Math.max(8, Math.min(around.left, window.innerWidth - width - 8))}px`;
    // Above the box where there is more room than below it, and below it is not enough.
    const below = window.innerHeight - around.bottom - 12, above = around.top - 12;
    list.style.maxHeight = `${HIGHEST}px`;
    const up = below < list.offsetHeight && above > below;
    list.style.maxHeight = `${Math.max(120, Math.min(HIGHEST, up ? above : below))}px`;
    list.style.top = `${up ? around.top - 4 - list.offsetHeight : around.bottom + 4}px`;
  }

  function close() {
    clearTimeout(timer);
    timer = 0;
    asked += 1;
    sendOnAnswer = false;
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    box?.setAttribute("aria-expanded", "false");
    box?.removeAttribute("aria-activedescendant");
  }

  function show({ told, found }, pointed) {
    list.setAttribute("aria-label", box.getAttribute("aria-label") || box.labels?.[0]?.textContent || told);
    list.replaceChildren(...found.map(({ name, hint }, at) => {
      const row = document.createElement("li");
      row.id = `${list.id}-${at}`;
      row.dataset.name = name;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.append(name);
      if (hint) row.append(" ", Object.assign(document.createElement("span"), { textContent: hint }));
      return row;
    }));
    if (!found.length) list.append(Object.assign(document.createElement("li"), { textContent: told }));
    if (!found.length) list.firstChild.setAttribute("role", "option"), list.firstChild.setAttribute("aria-disabled", "true");
    status.textContent = told;
    // Within the landmark of the page: what lies outside of all is hard to come by with a screen reader.
    const page = document.querySelector("main, [role=main], [data-testid=stMain]") || document.body;
    if (list.parentNode !== page) page.append(list);
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    place();
    point(found.length ? pointed(found) : -1);
  }

  async function ask(words, pointed) {
    const mine = ++asked, from = box;
    const query = new URLSearchParams({ q: words, taal: document.documentElement.lang });
    const answer = await fetch(`/zoek?${query}`).then((it) => (it.ok ? it.json() : null), () => null);
    if (mine !== asked || from !== box) return;
    const send = sendOnAnswer;
    sendOnAnswer = false;
    timer = 0;
    if (answer) show(answer, pointed);
    if (send) pick(rows()[active]?.dataset.name ?? box.value);
  }

  // All of them, to look through: with the one that was chosen in sight.
  const browse = () => ask("", (found) => found.findIndex(({ name }) => name === box.value));

  function pick(name) {
    close();
    write(name);
    typing = false;
    status.textContent = "";
    if (box.form) return box.form.requestSubmit();
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true }));
    box.select();
  }

  function giveUp() {
    close();
    status.textContent = "";
    if (typing) write(before);
    typing = false;
  }

  document.addEventListener("focusin", ({ target }) => {
    if (!isBox(target)) return;
    box = target;
    fresh = true;
    typing = false;
    box.select();
  });

  // Before Streamlit hears of it: what is typed but not picked is not sent by going elsewhere.
  document.addEventListener("focusout", ({ target }) => {
    if (target !== box || !isBox(target)) return;
    giveUp();
    box = null;
  }, true);

  document.addEventListener("click", ({ target }) => {
    if (target !== box || !isBox(target)) return;
    // Afterwards: where a selected text is pressed, the browser puts its caret there only once the click is over.
    if (fresh || !typing) setTimeout(() => target === box && !typing && box.select());
    fresh = false;
    if (!opened()) browse();
  });

  document.addEventListener("beforeinput", ({ target }) => {
    if (target !== box || !isBox(target) || typing) return;
    before = box.value;
    typing = true;
  }, true);

  document.addEventListener("input", (event) => {
    if (event.target !== box || !isBox(box) || event.inputType === "insertReplacementText") return;
    if (!typing) before = "", typing = true;
    clearTimeout(timer);
    asked += 1;
    if (!box.value.trim()) return close();
    const words = box.value;
    timer = setTimeout(() => ask(words, () => 0), WAIT);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target !== box || !isBox(box) || !event.isTrusted || event.isComposing) return;
    const last = rows().filter((row) => row.dataset.name).length - 1;
    const halt = () => (event.preventDefault(), event.stopPropagation());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      halt();
      const down = event.key === "ArrowDown";
      if (!opened()) return void browse();
      if (last >= 0) point(down ? (active >= last ? 0 : active + 1) : (active <= 0 ? last : active - 1));
    } else if (event.key === "Enter") {
      if (timer) return halt(), void (sendOnAnswer = true);
      if (opened() && active >= 0) return halt(), pick(rows()[active].dataset.name);
      close();
      typing = false;
    } else if (event.key === "Escape") {
      if (opened() || typing) halt(), giveUp(), box.select();
    }
  }, true);

  // The focus stays in the box while one presses a row.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const name = target.closest("li")?.dataset.name;
    if (name) pick(name);
  });
  window.addEventListener("resize", place);
  document.addEventListener("scroll", ({ target }) => target !== list && place(), true);

  new MutationObserver(() => {
    document.querySelectorAll(".stTextInput input[type=search], form input[data-zoek]:not([role])").forEach(equip);
    // What Streamlit takes away while it has the focus says no goodbye.
    if (box && !box.isConnected) close(), box = null;
    if (document.body && !status.isConnected) document.body.append(status);
    if (document.body && !list.isConnected) document.body.append(list);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
