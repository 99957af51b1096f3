// The width of the window, so that the first map already fits: the server cannot see it otherwise.
document.cookie = "venster=" + window.innerWidth + ";path=/;SameSite=Lax" + (location.protocol === "https:" ? ";Secure" : "");
// Where Streamlit's server is, so that it need not be searched for under the path of the page.
window.__streamlit = { BACKEND_BASE_URL: window.location.origin };

// A map that is taken away first waits until its graphics are given back; the picture that replaces it goes before.
const extension = WebGL2RenderingContext.prototype.getExtension;
WebGL2RenderingContext.prototype.getExtension = function (name) {
  const found = extension.call(this, name);
  if (name !== "WEBGL_lose_context" || !found) return found;
  return { loseContext: () => setTimeout(() => found.loseContext(), 2000), restoreContext: () => found.restoreContext() };
};

// The language of the page, and the words that Streamlit has in English only.
const WORDS = JSON.parse(document.querySelector("meta[name=words]").content);
const NAMES = ["aria-label", "title", "placeholder", "alt"];

// What stands between braces in such words is a gap: a number, a name.
const PATTERNS = Object.fromEntries(Object.entries(WORDS).map(([code, words]) => [
  code,
  Object.entries(words).filter(([said]) => said.includes("{")).map(([said, instead]) => [
    new RegExp("^" + said.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "(.+?)") + "$"),
    instead.replace(/\{\w+\}/g, () => "\u0000"),
  ]),
]));

function instead(said) {
  const code = document.documentElement.lang, words = WORDS[code], plain = said.trim();
  if (!words || !plain || plain.length > 200) return null;
  if (Object.hasOwn(words, plain)) return words[plain];
  for (const [pattern, text] of PATTERNS[code]) {
    const found = plain.match(pattern);
    if (found) return found.slice(1).reduce((told, part) => told.replace("\u0000", part), text);
  }
  return null;
}

function sayText(node) {
  const text = instead(node.data);
  if (text !== null) node.data = text;
}

function sayName(element, name) {
  const text = instead(element.getAttribute(name) || "");
  if (text !== null) element.setAttribute(name, text);
}

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) return sayText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) sayText(texts.currentNode);
  for (const name of NAMES) {
    if (root.hasAttribute(name)) sayName(root, name);
    for (const element of root.querySelectorAll(`[${name}]`)) sayName(element, name);
  }
}

function follow(changes) {
  const page = document.querySelector("[data-language]");
  if (page && page.dataset.language !== document.documentElement.lang) {
    document.documentElement.lang = page.dataset.language;
  }
  // A drop zone that can be reached is no mere decoration, as Streamlit says it is.
  document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")
    .forEach((zone) => zone.setAttribute("role", "group"));
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(translate);
    else if (change.type === "characterData") sayText(change.target);
    else sayName(change.target, change.attributeName);
  }
}
new MutationObserver(follow).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES,
});

// What the server laid ahead goes when the page itself is there; the map of the country stays under the one that is
// drawn, until that is.
function overtake() {
  const ahead = document.getElementById("ahead");
  // Who listens hears the page itself, once: this goes while one reads it.
  ahead?.setAttribute("aria-hidden", "true");
  const there = document.querySelector(".st-key-footer"), told = document.querySelector(".stException, .stAlert");
  if (!ahead || !(there || told)) return;
  const land = ahead.querySelector(".land"), map = document.querySelector(".st-key-start_map");
  const drawn = land ? map : !ahead.querySelector("figure") || document.querySelector(".stPlotlyChart .main-svg");
  if (!drawn && !told) return;
  if (land && map) {
    land.alt = "";
    map.prepend(land);
    const since = performance.now();
    const wait = setInterval(() => {
      const alive = map.querySelector("canvas.maplibregl-canvas") &&
        performance.getEntriesByType("resource").some((it) => it.name.includes("/geometrie/") && it.responseEnd);
      if (alive || performance.now() - since > 15000) clearInterval(wait), setTimeout(() => land.remove(), 1500);
    }, 250);
  }
  ahead.remove();
}
const overtaking = new MutationObserver(() => {
  overtake();
  if (document.readyState !== "loading" && !document.getElementById("ahead")) overtaking.disconnect();
});
overtaking.observe(document.documentElement, { subtree: true, childList: true });

// Buttons that hand on the address of the page: with the phone's own sheet, elsewhere by copying it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const address = new URL(button.dataset.link || window.location.href);
  if (button.dataset.without) address.searchParams.delete(button.dataset.without);
  const url = address.href;
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    try {
      return await navigator.share({ title: document.title, url });
    } catch (error) {
      if (error.name === "AbortError") return;
    }
  }
  await navigator.clipboard.writeText(url);
  button.textContent = button.dataset.done;
});

// Where a proxy lets no connection through, the page would stay empty: say where it can be read all the same.
const Socket = window.WebSocket;
let connected = false;
window.WebSocket = class extends Socket {
  constructor(...asked) {
    super(...asked);
    this.addEventListener("open", () => {
      connected = true;
      document.querySelector("body > .elsewhere")?.remove();
    });
  }
};
setTimeout(() => {
  const told = document.querySelector("template#blocked");
  if (!connected && told) document.body.prepend(told.content.cloneNode(true));
}, 8000);

// The whole screen for a slide, from the button that opens it; who leaves the one leaves the other.
document.addEventListener("click", (event) => {
  if (event.target.closest(".st-key-fullscreen button")) document.documentElement.requestFullscreen?.().catch(() => {});
  if (event.target.closest(".st-key-slide_close button") && document.fullscreenElement) document.exitFullscreen();
}, true);
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement) document.querySelector(".st-key-slide_close button")?.click();
});

// What a button opens over the page lies at its end: the next Tab goes into it, and out of it back to the page.
const STOPS = "a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex='0']";
const stops = (within) => [...within.querySelectorAll(STOPS)].filter((it) => it.tabIndex >= 0 && it.getClientRects().length);
document.addEventListener("keydown", (event) => {
  const over = document.querySelector("[data-testid=stPopoverBody]");
  const opener = document.querySelector("[data-testid=stPopover] button[aria-expanded=true]");
  if (event.key !== "Tab" || !over || !opener) return;
  const inside = stops(over), here = document.activeElement, on = event.shiftKey ? -1 : 1;
  const page = stops(document.body).filter((it) => !over.contains(it));
  let next = null;
  if (here === opener && on > 0) next = inside[0];
  else if (here === inside[0] && on < 0) next = opener;
  else if (here === inside.at(-1) && on > 0) next = page[page.indexOf(opener) + 1];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}, true);

// A clicker sends the page keys, and what a row goes on to may lie outside this document.
const TURNS = { PageDown: "next", PageUp: "previous", ArrowRight: "next", ArrowLeft: "previous" };
document.addEventListener("keydown", (event) => {
  const turn = TURNS[event.key] && document.querySelector(`.st-key-slide_${TURNS[event.key]}`);
  const page = event.key.startsWith("Page") ? turn?.querySelector("a, button") : turn?.querySelector("a");
  if (!page || page.disabled || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  page.click();
});

// Slides that are dragged to another place: the address says from where to where.
let dragged = null;
const thumbnail = (event) => event.target.closest?.(".thumbs.own > li");
const placed = (item) => [...item.parentElement.children].indexOf(item) + 1;
document.addEventListener("dragstart", (event) => {
  dragged = thumbnail(event);
  if (dragged) event.dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  const over = thumbnail(event);
  if (!dragged || !over) return;
  event.preventDefault();
  for (const item of over.parentElement.children) item.classList.toggle("over", item === over && item !== dragged);
});
document.addEventListener("drop", (event) => {
  const over = thumbnail(event);
  if (!dragged || !over) return;
  event.preventDefault();
  if (over !== dragged) visit(`${over.parentElement.dataset.move}${placed(dragged)},${placed(over)}`);
});
document.addEventListener("dragend", () => {
  document.querySelectorAll(".thumbs .over").forEach((item) => item.classList.remove("over"));
  dragged = null;
});

// Who moves a slide with a link under it stays with that slide, where it is then.
let moved = null;
document.addEventListener("click", ({ target }) => {
  const link = target.closest(".thumbs.own [data-act]");
  if (link) moved = { act: link.dataset.act, to: link.dataset.to, from: link.closest(".thumbs").dataset.move };
}, true);
new MutationObserver(() => {
  const list = moved && document.querySelector(".thumbs.own");
  if (!list || list.dataset.move === moved.from) return;
  const links = list.querySelector(`li:nth-child(${moved.to}) .acts`);
  (links?.querySelector(`[data-act=${moved.act}]`) ?? links?.querySelector("a"))?.focus();
  moved = null;
}).observe(document.documentElement, { subtree: true, childList: true });

function visit(address) {
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

// Links in HTML of our own go to another page or view as Streamlit's own do: without loading the document anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-page]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  link.closest("details")?.removeAttribute("open");
  visit(link.href);
});
