// The width of the window, so that the first map already fits: the server cannot see it otherwise.
document.cookie = "venster=" + window.innerWidth + ";path=/;SameSite=Lax";
// Where Streamlit's server is, so that it need not be searched for under the path of the page.
window.__streamlit = { BACKEND_BASE_URL: window.location.origin };

// The language of the page, and the words that Streamlit has in English only.
const WORDS = JSON.parse(document.querySelector("meta[name=words]").content);
const NAMES = ["aria-label", "title", "placeholder", "alt"];

function translate(root) {
  const words = WORDS[document.documentElement.lang] || {};
  if (root.nodeType === Node.TEXT_NODE) {
    const instead = words[root.data.trim()];
    if (instead) root.data = instead;
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const instead = words[texts.currentNode.data.trim()];
    if (instead) texts.currentNode.data = instead;
  }
  for (const name of NAMES) {
    const named = [...root.querySelectorAll(`[${name}]`)];
    if (root.hasAttribute(name)) named.push(root);
    for (const element of named) {
      const instead = words[element.getAttribute(name).trim()];
      if (instead) element.setAttribute(name, instead);
    }
  }
}

function follow(changes) {
  const page = document.querySelector("[data-language]");
  if (page && page.dataset.language !== document.documentElement.lang) {
    document.documentElement.lang = page.dataset.language;
  }
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(translate);
    else if (change.type === "characterData") translate(change.target);
    else {
      const instead = (WORDS[document.documentElement.lang] || {})[change.target.getAttribute(change.attributeName)];
      if (instead) change.target.setAttribute(change.attributeName, instead);
    }
  }
}
new MutationObserver(follow).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES,
});

// Buttons that hand on the address of the page.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.link || window.location.href);
  button.textContent = button.dataset.done;
});
