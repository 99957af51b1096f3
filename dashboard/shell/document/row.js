// The row of slides that someone made is in the address of a page, and in this browser: who types the address of the
// dashboard anew, or comes back from a ready row, has it still. Before Streamlit reads the address it is put there.
(() => {
  const KEPT = "reeks", here = new URL(window.location.href), came = here.searchParams.get(KEPT);
  let kept = "";
  try {
    kept = localStorage.getItem(KEPT) ?? "";
  } catch { /* a browser that keeps nothing */ }
  if (came === null && kept) {
    here.searchParams.set(KEPT, kept);
    history.replaceState(history.state, "", here);
  }
  // A link may bring the row of somebody else: one's own stays, until that row is changed here.
  let known = kept ? came ?? kept : "";

  // The row as the server read it; on a slide that is a page it does not stand there.
  new MutationObserver(() => {
    const told = document.querySelector("[data-row]")?.dataset.row;
    if (told === undefined || told === known) return;
    known = told;
    try {
      localStorage.setItem(KEPT, told);
    } catch { /* as above */ }
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-row"] });
})();
