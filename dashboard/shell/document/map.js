// What a map has over its picture: names, the borders of what was chosen, the years that one slides through. The picture
// itself stays as it is, with every hover and click of it: Streamlit makes a map anew whenever anything in it changes.
(() => {
  const PAUSE = 1200, SLIDE_END = 700; // milliseconds: of each year that is played; until a year that is slid to is asked for
  const GAP = 3, HALF = 9, ROOM = 1.25; // pixels around a name, and half its height; how much wider than its area it may be
  const HEIGHTS = [0.5, 0.42, 0.58, 0.34, 0.66]; // parts of an area from south to north at which its name may stand
  const ALIKE = 0.02, NEARER = 1.5; // part of its size that a map may differ from what it was made for; of zoom, towards an area
  const LAYERS = ["years", "years-line", "provinces", "together-under", "together", "chosen-under", "chosen-own", "chosen-picked"];
  const INK = "#1b2733", OWN = "#0b3c8c", PAPER = "#ffffff";
  const fetched = new Map(), middles = new Map(), cameras = new Map(), states = new WeakMap(), views = new WeakMap();
  const pen = document.createElement("canvas").getContext("2d");
  let player = 0, asking = 0;

  // Where the borders of one ring cross a height, from west to east.
  const crossings = (ring, height) => ring.slice(1).flatMap(([bx, by], at) => {
    const [ax, ay] = ring[at];
    return (ay > height) === (by > height) ? [] : [ax + ((height - ay) / (by - ay)) * (bx - ax)];
  }).sort((a, b) => a - b);

  // The largest part of an area, how large that is, and where a name fits: halfway its widest stretch not too near its
  // ends, as its middle can lie in another area.
  function place({ properties: { code, name }, geometry: { type, coordinates } }) {
    let best = null;
    for (const [ring] of type === "Polygon" ? [coordinates] : coordinates) {
      const [left, low] = ring[0]; // from here: numbers this alike would lose what differs
      let twice = 0, north = -Infinity, south = Infinity;
      for (let at = 0; at + 1 < ring.length; at += 1) {
        const ax = ring[at][0] - left, ay = ring[at][1] - low, bx = ring[at + 1][0] - left, by = ring[at + 1][1] - low;
        twice += ax * by - bx * ay;
        north = Math.max(north, ay + low);
        south = Math.min(south, ay + low);
      }
      const size = Math.abs(twice);
      if (size > (best?.size ?? 0)) best = { size, ring, north, south };
    }
    if (!best) return null;
    const { ring, ...known } = best, { north, south } = known;
    let west = 0, east = 0, height = south;
    for (const part of HEIGHTS) {
      const here = south + part * (north - south), all = crossings(ring, here);
      for (let at = 0; at < all.length; at += 2) {
        if (all[at + 1] - all[at] > east - west) [west, east, height] = [all[at], all[at + 1], here];
      }
    }
    return { code, name, ...known, west, east, at: [(west + east) / 2, height] };
  }

  // Fetched once: a map that is made anew asks for nothing.
  function geometry(url) {
    if (!fetched.has(url)) fetched.set(url, fetch(url).then((it) => it.json()));
    return fetched.get(url);
  }

  function places(url, { features }) {
    if (!middles.has(url)) middles.set(url, features.map(place).filter(Boolean));
    return middles.get(url);
  }

  const pictureOf = (key) => document.querySelector(`.st-key-exhibit_${CSS.escape(key)} .js-plotly-plot`);

  function mapOf(key) {
    const map = pictureOf(key)?._fullLayout?.map?._subplot?.map;
    return map?.getContainer?.().isConnected && map.isStyleLoaded() ? map : null;
  }

  const wideOf = (map, { east, west, at }) => map.project([east, at[1]]).x - map.project([west, at[1]]).x;

  // Where a name can stand: in its area, or above or below one that was chosen and is smaller than its name.
  function spots(map, area, asked) {
    const { x, y } = map.project(area.at);
    if (!asked || area.width <= wideOf(map, area)) return [{ x, y }];
    const [above, below] = [area.north, area.south].map((height) => map.project([area.at[0], height]).y);
    return [{ x, y: above - HALF - GAP }, { x, y: below + HALF + GAP }];
  }

  // The names that have room, in the order in which they ask for it.
  function withRoom(map, all, always) {
    const { clientWidth: width, clientHeight: height } = map.getContainer(), taken = [];
    return all.filter((area) => {
      const asked = always.has(area.code), half = area.width / 2 + GAP, there = spots(map, area, asked);
      const over = ({ x, y }) => taken.some((it) => Math.abs(it.x - x) < it.half + half && Math.abs(it.y - y) < 2 * HALF);
      area.nth = Math.max(0, there.findIndex((spot) => !over(spot)));
      const { x, y } = there[area.nth];
      if (x < 0 || y < 0 || x > width || y > height) return false;
      const fits = area.rank < Infinity || area.width < ROOM * wideOf(map, area);
      if (!asked && (over({ x, y }) || !fits || x < half || x + half > width)) return false;
      taken.push({ x, y, half });
      return true;
    });
  }

  function writeNames(map, state, told, areas) {
    const layer = state.layer ??= Object.assign(document.createElement("div"), { className: "names" });
    layer.setAttribute("aria-hidden", "true");
    map.getContainer().append(layer);
    pen.font = `600 ${getComputedStyle(layer).fontSize} "Source Sans", sans-serif`;
    const always = new Set([told.own, ...told.picked.split(",")]), first = told.first.split(",");
    const rank = new Map(first.map((code, at) => [code, at]));
    const all = places(told.areas, areas).map((it) => ({ ...it, rank: rank.get(it.code) ?? Infinity, width: pen.measureText(it.name).width }))
      .sort((a, b) => a.rank - b.rank || b.size - a.size);
    state.move = () => {
      for (const span of layer.children) {
        const there = spots(map, span.area, always.has(span.area.code)), { x, y } = there[span.area.nth] ?? there[0];
        span.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
      }
    };
    state.choose = () => {
      layer.replaceChildren(...withRoom(map, all, always).map((area) => Object.assign(
        document.createElement("span"), { textContent: area.name, area, className: always.has(area.code) ? "chosen" : "" },
      )));
      state.move();
    };
    state.choose();
  }

  function drawBorders(map, told, areas, provinces) {
    const one = ["get", "code"];
    if (!map.getSource("chosen")) {
      map.addSource("chosen", { type: "geojson", data: areas });
      const years = { source: "chosen", layout: { visibility: "none" } };
      map.addLayer({ id: "years", type: "fill", ...years, paint: { "fill-color": PAPER, "fill-antialias": false } });
      map.addLayer({ id: "years-line", type: "line", ...years, paint: { "line-color": PAPER, "line-width": 0.6 } });
      if (provinces) map.addSource("provinces", { type: "geojson", data: provinces });
      const quiet = { "line-color": "#7d8a93", "line-width": 0.8, "line-opacity": 0.6 };
      if (provinces) map.addLayer({ id: "provinces", type: "line", source: "provinces", paint: quiet });
      for (const [id, colour, width] of [["under", PAPER, 7], ["own", OWN, 3.5], ["picked", INK, 3]]) {
        const paint = { "line-color": colour, "line-width": width };
        map.addLayer({ id: `chosen-${id}`, type: "line", source: "chosen", filter: ["==", one, ""], paint });
      }
    }
    const around = told.together ? JSON.parse(told.together) : { type: "FeatureCollection", features: [] };
    if (map.getSource("together")) map.getSource("together").setData(around);
    else {
      map.addSource("together", { type: "geojson", data: around });
      const dashed = { "line-color": INK, "line-width": 2.5, "line-dasharray": [2, 1] };
      map.addLayer({ id: "together-under", type: "line", source: "together", paint: { "line-color": PAPER, "line-width": 6 } });
      map.addLayer({ id: "together", type: "line", source: "together", paint: dashed });
      map.moveLayer("chosen-picked");
    }
    const picked = told.picked.split(",");
    map.setFilter("chosen-under", ["in", one, ["literal", [told.own, ...picked]]]);
    map.setFilter("chosen-own", ["==", one, told.own]);
    map.setFilter("chosen-picked", ["in", one, ["literal", picked]]);
  }

  // A map that is made anew shows the part that was looked at.
  function keepCamera(map, told) {
    const kept = cameras.get(told.areas);
    if (kept) {
      map.jumpTo(kept);
      if (views.has(map)) views.get(map).moved = true;
    }
    map.on("moveend", ({ originalEvent }) => {
      if (originalEvent) cameras.set(told.areas, { center: map.getCenter(), zoom: map.getZoom() });
    });
  }

  // A map that got another size than it was made for, as on a slide, still shows all of its areas.
  function fitInto(picture) {
    const { map: { _subplot, zoom } = {}, meta } = picture._fullLayout ?? {}, map = _subplot?.map;
    if (!meta?.frame || !map?.getContainer?.().isConnected) return;
    const known = views.get(map) ?? { zoom };
    if (!views.has(map)) map.on("moveend", ({ originalEvent }) => (known.moved ||= Boolean(originalEvent)));
    views.set(map, known);
    // Its own buttons say so by another zoom.
    known.moved ||= known.zoom !== zoom;
    if (known.moved) return;
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const part = Math.min(width / meta.frame[0], height / meta.frame[1]);
    known.other ||= Math.abs(part - 1) > ALIKE;
    // Plotly puts it back when the size changes.
    const fitting = known.zoom + Math.log2(part);
    if (known.other && Math.abs(map.getZoom() - fitting) > ALIKE) map.setZoom(fitting);
  }

  async function attend(element) {
    const told = { ...element.dataset }, map = mapOf(told.map);
    if (!map) return;
    const said = JSON.stringify(told), known = states.get(map);
    // Plotly draws its own anew now and then, over these.
    if (known?.drawn && map.getLayersOrder().at(-1) !== LAYERS.at(-1)) {
      LAYERS.filter((id) => map.getLayer(id)).forEach((id) => map.moveLayer(id));
    }
    if (known?.said === said) return;
    const state = Object.assign(known || {}, { said });
    state.year ??= told.year;
    states.set(map, state);
    const found = await Promise.all([geometry(told.areas), told.provinces && geometry(told.provinces), document.fonts.ready]);
    if (state.said !== said || map !== mapOf(told.map)) return void (state.said = "");
    if (!state.drawn) {
      state.drawn = true;
      keepCamera(map, told);
      map.on("move", () => state.move?.());
      map.on("moveend", () => state.choose?.());
      map.on("resize", () => state.choose?.());
    }
    map.getCanvas().setAttribute("aria-label", told.title);
    drawBorders(map, told, ...found);
    writeNames(map, state, told, found[0]);
    if (formOf(told.map)) paint(formOf(told.map));
  }

  // Years: the colours of each come along with the page, so that nothing is asked while one slides or plays. The slider
  // is the same in every year of a series, and so stays under the pointer while the page of another year arrives.
  const formOf = (key) => document.querySelector(`form.map-years[data-map="${CSS.escape(key)}"]`);
  const asked = () => new URL(window.location.href).searchParams.get("jaar");
  const write = (words, gaps) => Object.entries(gaps).reduce((told, [name, value]) => told.replace(`{${name}}`, value), words);

  function paint(form) {
    const { map: key, codes, colours, missing, label } = form.dataset, map = mapOf(key), slide = form.querySelector("input");
    const year = slide.value, beside = form.querySelector("p"), other = Boolean(form.told) && form.told !== year;
    form.querySelector("output").textContent = write(label, { year });
    slide.setAttribute("aria-valuetext", write(label, { year }));
    // What stands beside the map is of the year before until one stays with another: it is drawn pale, and said.
    document.documentElement.toggleAttribute("data-other-year", other);
    beside.textContent = other ? write(beside.dataset.words, { shown: write(label, { year }), told: write(label, { year: form.told }) }) : "";
    if (!map?.getLayer("years")) return;
    // The picture of the year before stays until the other one is drawn.
    const drawn = states.get(map)?.year === year;
    for (const id of ["years", "years-line"]) map.setLayoutProperty(id, "visibility", drawn ? "none" : "visible");
    if (drawn) return;
    const scale = colours.split(","), classes = JSON.parse(form.dataset.classes)[year];
    const fills = codes.split(",").flatMap((code, at) => [code, scale[classes[at]] ?? missing]);
    map.setPaintProperty("years", "fill-color", ["match", ["get", "code"], ...fills, missing]);
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
  // To come nearer is to come nearer to what was chosen, as long as nobody looks elsewhere.
  document.addEventListener("click", (event) => {
    const picture = event.target.closest?.('.modebar-btn[data-val="in"]')?.closest(".js-plotly-plot");
    const told = [...document.querySelectorAll(".map-told")].find(({ dataset }) => picture && pictureOf(dataset.map) === picture)?.dataset;
    const map = told && mapOf(told.map), code = told?.picked.split(",").at(-1) || told?.own;
    const chosen = middles.get(told?.areas)?.find((it) => it.code === code);
    if (!map || !chosen || views.get(map)?.moved) return;
    event.stopImmediatePropagation();
    map.easeTo({ center: chosen.at, zoom: map.getZoom() + NEARER }, { originalEvent: event });
  }, true);
  // An area that is typed is chosen as one that is clicked.
  const toldOf = (form) => document.querySelector(`.map-told[data-map="${CSS.escape(form.dataset.map)}"]`)?.dataset;
  const plain = (words) => words.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

  async function choose(form) {
    const typed = plain(form.querySelector("input").value), told = toldOf(form);
    if (!typed || !told) return;
    const areas = (await geometry(told.areas)).features.map((it) => it.properties);
    const found = areas.find(({ name }) => plain(name) === typed) ?? areas.find(({ name }) => plain(name).startsWith(typed));
    // The server knows the names of before, of gemeenten.
    const code = found?.code ?? (form.querySelector("[data-zoek]")?.value || "");
    if (!code) return void form.querySelector("input").select();
    history.pushState({}, "", form.dataset.address + encodeURIComponent(code));
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  document.addEventListener("submit", (event) => {
    if (event.target.matches("form.map-years, form.map-pick")) event.preventDefault();
    if (event.target.matches("form.map-pick")) choose(event.target);
  });
  document.addEventListener("focusin", async ({ target }) => {
    const form = target.closest?.("form.map-pick"), list = form?.querySelector("datalist"), told = form && toldOf(form);
    if (!told || list.children.length || !target.matches("[list]")) return;
    const { features } = await geometry(told.areas);
    list.replaceChildren(...features.map((it) => Object.assign(document.createElement("option"), { value: it.properties.name })));
  });
  // Who leaves a page before the geometry of its map is there leaves Plotly asking a map that is gone where it is.
  window.addEventListener("unhandledrejection", (event) => {
    if (/\bgetView\b/.test(event.reason?.stack)) event.preventDefault();
  });
  // A map comes some time after its element, and nothing tells when.
  setInterval(() => {
    const all = [...document.querySelectorAll(".map-told")];
    if (!all.some(({ dataset }) => formOf(dataset.map))) document.documentElement.removeAttribute("data-other-year");
    for (const picture of document.querySelectorAll(".js-plotly-plot")) fitInto(picture);
    for (const element of all) follow(element.dataset), attend(element);
  }, 250);
})();
