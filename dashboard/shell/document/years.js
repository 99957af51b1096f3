// The years of a map: the colours of each come along with the page, so that nothing is asked while one slides or plays, and a
// year that is chosen in the header is seen at once. The slider is the same in every year of a series, and so stays under
// the pointer while the page of another year arrives.
(() => {
  const PAUSE = 1200, SLIDE_END = 700; // milliseconds: of each year that is played; until a year that is slid to is asked for
  const LATEST = 5000; // milliseconds: after which a map that does not come is waited for no longer
  const BOX = ".st-key-choice_year input[aria-expanded=false]"; // that of the header, with no list open
  const maps = new Map(); // by key: what is drawn, and of which year its picture is; told by ``map.js``
  let player = 0, asking = 0, here = window.location.href;

  const formOf = (key) => document.querySelector(`form.map-years[data-map="${CSS.escape(key)}"]`);
  const drawnOf = (key) => (maps.get(key)?.map.getContainer().isConnected ? maps.get(key) : {});
  const butYear = (address) => {
    const { pathname, searchParams } = new URL(address);
    return [pathname, ...[...searchParams].filter(([name]) => name !== "jaar").sort()].join();
  };
  const asked = () => new URL(window.location.href).searchParams.get("jaar");
  const write = (words, gaps) => Object.entries(gaps).reduce((told, [name, value]) => told.replace(`{${name}}`, value), words);

  function paint(form) {
    const { map: key, codes, colours, missing, label } = form.dataset, slide = form.querySelector("input"), year = slide.value;
    const beside = form.querySelector("p"), other = Boolean(form.told) && form.told !== year;
    form.querySelector("output").textContent = write(label, { year });
    slide.setAttribute("aria-valuetext", write(label, { year }));
    // What stands beside the map is of the year before until one stays with another: it is drawn pale, and said.
    document.documentElement.toggleAttribute("data-other-year", other);
    beside.textContent = other ? write(beside.dataset.words, { shown: write(label, { year }), told: write(label, { year: form.told }) }) : "";
    const { map, year: drawnYear } = drawnOf(key);
    if (!map?.getLayer("years")) return;
    // The picture of the year before stays until the other one is drawn.
    const drawn = drawnYear === year;
    map.getContainer().dataset.painted = drawn ? "" : year;
    map.setPaintProperty("years", "fill-opacity", drawn ? 0 : 1);
    map.setPaintProperty("years-line", "line-opacity", drawn ? 0 : 1);
    if (drawn) return;
    const scale = colours.split(","), classes = JSON.parse(form.dataset.classes)[year];
    codes.split(",").forEach((id, at) => map.setFeatureState({ source: "chosen", id }, { colour: scale[classes[at]] ?? missing }));
  }

  // The slider stands at the year of the page, unless somebody is on the way to another.
  function follow({ map: key, year }) {
    const form = formOf(key);
    if (!form || form.told === year) return;
    form.told = year;
    if (!player && !asking && (!form.wanted || form.wanted === year || form.wanted !== asked())) {
      form.wanted = "";
      form.querySelector("input").value = year;
    }
    paint(form);
  }

  function followAll() {
    const all = [...document.querySelectorAll(".map-told")];
    if (!all.some(({ dataset }) => formOf(dataset.map))) document.documentElement.removeAttribute("data-other-year");
    for (const element of all) follow(element.dataset);
  }

  function goTo(form) {
    const year = form.querySelector("input").value;
    asking = 0;
    if (!form.isConnected || form.told === year) return;
    form.wanted = year;
    const url = new URL(window.location.href);
    url.searchParams.set("jaar", year);
    // A year can have two figures: a series ends as it began.
    url.searchParams.set("indicator", form.dataset.indicator);
    history.pushState({}, "", url);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  function goSoon(form) {
    clearTimeout(asking);
    asking = setTimeout(() => goTo(form), SLIDE_END);
  }

  function stop(form) {
    clearInterval(player);
    clearTimeout(asking);
    player = asking = 0;
    const button = form.querySelector("button");
    button.textContent = button.dataset.play;
  }

  function play(form) {
    const slide = form.querySelector("input"), button = form.querySelector("button");
    stop(form);
    if (slide.value === slide.max) slide.value = slide.min;
    paint(form);
    button.textContent = button.dataset.stop;
    player = setInterval(() => {
      if (!form.isConnected) return void stop(form);
      slide.value = Number(slide.value) + 1;
      paint(form);
      if (slide.value === slide.max) stop(form), goTo(form);
    }, PAUSE);
  }

  // Who chooses another year sees it at once, where it is of the same figure; the page is on its way by itself.
  function lead(isIt) {
    for (const form of document.querySelectorAll("form.map-years")) {
      const year = Object.keys(JSON.parse(form.dataset.classes)).find((it) => isIt(it, write(form.dataset.label, { year: it })));
      if (!year) continue;
      stop(form);
      form.wanted = year;
      form.querySelector("input").value = year;
      paint(form);
    }
  }

  // A year that is on the map already stays as it is while the page puts its own picture in its place: bare until drawn.
  function keepStill(box, removed) {
    const form = document.querySelector("form.map-years"), year = box.dataset.painted, since = performance.now();
    if (!form || !year) return;
    maps.delete(form.dataset.map);
    const still = Object.assign(document.createElement("div"), { className: "still" });
    still.setAttribute("aria-hidden", "true");
    box.classList.add("maplibregl-map");
    box.prepend(removed);
    still.append(box);
    form.closest("[class*=st-key-exhibit_]").append(still);
    const wait = () => {
      // Plotly draws its own anew at first, and what lies under it comes and goes.
      const awaited = !drawnOf(form.dataset.map).map?.loaded() && performance.now() - since < LATEST;
      if (awaited && form.isConnected && form.querySelector("input").value === year) requestAnimationFrame(wait);
      else still.remove();
    };
    wait();
  }

  document.addEventListener("click", ({ target }) => {
    const form = target.closest?.("form.map-years");
    if (!form || !target.closest("button")) return;
    if (!player) return play(form);
    stop(form);
    goSoon(form);
  });
  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("form.map-years");
    if (!form) return;
    stop(form);
    paint(form);
    goSoon(form);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form.map-years")) event.preventDefault();
  });
  document.addEventListener("map-drawn", ({ detail }) => {
    maps.set(detail.key, detail);
    followAll();
    if (formOf(detail.key)) paint(formOf(detail.key));
  });
  new MutationObserver((changes) => {
    for (const { type, target, removedNodes } of changes) {
      const canvas = [...removedNodes].find((it) => it.classList?.contains("maplibregl-canvas-container"));
      if (canvas) keepStill(target, canvas);
      if (type === "attributes" && target.matches(BOX)) lead((_, label) => label === target.value);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-expanded"] });
  // Back and forth, and links: where nothing else in the address differs, the figure is the same.
  window.addEventListener("popstate", () => {
    if (butYear(here) === butYear(window.location.href)) lead((year) => year === asked());
    here = window.location.href;
  });
  setInterval(() => {
    here = window.location.href;
    followAll();
  }, 250);
})();
