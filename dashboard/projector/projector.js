// Steps through slides, a part of one at a time, and keeps what the speaker reads in another window in step. Without
// this script all slides stand under one another.
(() => {
  const slides = [...document.querySelectorAll("main > section")], body = document.body;
  if (!slides.length) return;
  const notes = body.classList.contains("notes"), turn = document.querySelector(".turn");
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("dia") : null;
  const parts = (slide) => [...slide.querySelectorAll("[data-step]")];
  const steps = slides.map((slide) => Number(slide.dataset.steps));
  const row = body.dataset.row, started = { at: Date.now() };
  let here = 0, step = 0, dark = false;

  // Who moved is not told of it: the other windows of this browser (by a channel), other devices (by an event).
  function show(to, at, by = "here", black = false) {
    here = Math.min(Math.max(to, 0), slides.length - 1);
    step = Math.min(Math.max(at, 0), steps[here]);
    dark = black;
    slides.forEach((slide, nth) => slide.classList.toggle("here", nth === here));
    for (const part of parts(slides[here])) part.classList.toggle("later", Number(part.dataset.step) > step);
    body.classList.toggle("dark", dark);
    document.querySelector("[data-do=dark]").setAttribute("aria-pressed", dark);
    history.replaceState(null, "", `#${here + 1}`);
    for (const told of slides[here].querySelectorAll("[data-part]")) told.textContent = told.dataset.part.replace("#", step + 1);
    if (notes) window.scrollTo(0, 0);
    if (by === "nobody") return;
    if (by !== "channel") channel?.postMessage({ row, here, step, dark });
    if (by !== "device") document.dispatchEvent(new CustomEvent("dia:at", { detail: { here, step, dark } }));
  }
  // What only its page can show is shown there; that leads on to the next.
  const turned = (to, at) => {
    show(to, at);
    if (!notes && slides[to].dataset.live) location.assign(slides[to].dataset.live);
  };
  // Who goes on while the screen is dark sees first what was there.
  const lit = (go) => () => (dark ? show(here, step) : go());
  const next = lit(() => (step < steps[here] ? show(here, step + 1) : here + 1 < slides.length && turned(here + 1, 0)));
  const back = lit(() => (step > 0 ? show(here, step - 1) : here > 0 && turned(here - 1, steps[here - 1])));
  // To a slide by its number: as it begins.
  const jump = (number) => turned(Math.min(Math.max(number, 1), slides.length) - 1, 0);
  const list = () => {
    const dialog = document.getElementById("lijst");
    dialog.showModal();
    dialog.querySelector(`[data-to="${here + 1}"]`).focus();
  };
  const whole = () => (document.fullscreenElement ? document.exitFullscreen() : body.parentElement.requestFullscreen?.());
  // Back to the page where the row was chosen, as it was, which says from where one can go on.
  const away = () => {
    const out = new URL(body.dataset.out, location.href), from = new URL(document.referrer || out);
    const to = from.origin === out.origin && from.pathname === out.pathname ? from : out;
    if (here) to.searchParams.set("bij", `${body.dataset.deck},${here + 1}`);
    else to.searchParams.delete("bij");
    location.assign(to);
  };
  const darken = () => show(here, step, "here", !dark);
  const read = () => window.open(body.dataset.notes, "notities", "width=900,height=800");
  const again = () => { started.at = Date.now(); clock(); };
  const phone = () => document.dispatchEvent(new Event("dia:phone"));
  const print = () => window.print();
  const does = { next, back, dark: darken, list, whole, notes: read, again, phone, print, away };

  // A number that is typed is seen until Enter, another key, or a while.
  const typed = document.getElementById("getypt");
  let waiting = 0;
  function type(number) {
    typed.textContent = number.slice(-3);
    clearTimeout(waiting);
    if (number) waiting = setTimeout(type, 5000, "");
  }

  // A clicker sends the page keys, and a full stop for a dark screen.
  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, " ": next, Enter: next, n: next,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back, p: back,
    Home: () => show(0, 0), End: () => show(slides.length - 1, Infinity),
    o: list, "?": list, f: whole, s: read, t: phone, b: darken, ".": darken, Escape: lit(away),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) return;
    const pressed = event.target.closest("a, button") && (event.key === " " || event.key === "Enter");
    if (pressed || (notes && ["Escape", "s", "f"].includes(event.key))) return;
    if (/^[0-9]$/.test(event.key)) return type(typed.textContent + event.key);
    if (event.key === "Enter" && typed.textContent) return jump(Number(typed.textContent)), type("");
    type("");
    const does = event.key === " " && event.shiftKey ? back : keys[event.key];
    if (does) event.preventDefault(), does();
  });
  document.addEventListener("click", (event) => {
    const number = event.target.closest("[data-to]")?.dataset.to, button = event.target.closest("[data-do]");
    if (number) return document.getElementById("lijst").close(), jump(Number(number));
    if (button) {
      // A key that follows is for the slides, not once more for a button that was clicked.
      if (event.detail) button.blur();
      return void does[button.dataset.do]();
    }
    if (!notes && !event.target.closest("a, button, dialog") && !String(getSelection())) next();
  });
  // Who touches or moves sees what can be done, for a moment.
  let timer = 0;
  document.addEventListener("pointermove", () => {
    turn.classList.add("seen");
    clearTimeout(timer);
    timer = setTimeout(() => turn.classList.remove("seen"), 2500);
  });

  channel?.addEventListener("message", ({ data }) => {
    if (data.row !== row) return;
    if (data.asks) return notes || channel.postMessage({ row, here, step, dark });
    if (data.here !== here || data.step !== step || data.dark !== dark) show(data.here, data.step, "channel", data.dark);
  });
  document.addEventListener("dia:go", ({ detail }) => show(detail.here, detail.step, "device", detail.dark));
  // Nor does a dialog that closes leave the buttons over the slides.
  for (const dialog of document.querySelectorAll("dialog")) dialog.addEventListener("close", () => document.activeElement?.blur());
  window.addEventListener("hashchange", () => show(asked(), Infinity));
  const asked = () => parseInt(location.hash.slice(1), 10) - 1 || 0;

  function clock() {
    const seconds = Math.floor((Date.now() - started.at) / 1000), two = (number) => String(number).padStart(2, "0");
    document.getElementById("clock").textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    document.getElementById("since").textContent = `· ${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  }
  if (notes) clock(), setInterval(clock, 1000);
  body.parentElement.classList.add("led");
  turn.hidden = false;
  // What the speaker reads asks where the slides are.
  show(asked(), parseInt(location.hash.slice(1), 10) ? Infinity : 0, notes ? "nobody" : "here");
  // Who comes back from there goes past it.
  if (!notes && slides[here].dataset.live) location.replace(slides[here].dataset.live);
  if (notes) channel?.postMessage({ row, asks: true });
})();
