// What a map has over its picture: names, the borders of what was chosen, and the layer of another year (``years.js``). The
// picture itself stays as it is, with every hover and click of it: Streamlit makes a map anew whenever anything in it changes.
(() => {
  const GAP = 3, HALF = 9, ROOM = 1.25; // pixels around a name, and half its height; how much wider than its area it may be
  const HEIGHTS = [0.5, 0.42, 0.58, 0.34, 0.66]; // parts of an area from south to north at which its name may stand
  const ALIKE = 0.02, NEARER = 1.5; // part of its size that a map may differ from what it was made for; of zoom, towards an area
  const LAYERS = ["years", "years-line", "provinces", "together-under", "together", "chosen-under", "chosen-own", "chosen-picked"];
  const INK = "#1b2733", OWN = "#0b3c8c", PAPER = "#ffffff";
  const fetched = new Map(), middles = new Map(), cameras = new Map(), states = new WeakMap(), views = new WeakMap();
  const pen = document.createElement("canvas").getContext("2d");

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

  const hasPicture = (map) => map.loaded() && map.getLayersOrder().some((id) => id.startsWith("plotly-trace"));

  // Once the picture of Plotly is drawn: what is laid over it before keeps it waiting.
  function mapOf(key) {
    const map = pictureOf(key)?._fullLayout?.map?._subplot?.map;
    return map?.getContainer?.().isConnected && (states.get(map)?.drawn || hasPicture(map)) ? map : null;
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
      map.addSource("chosen", { type: "geojson", data: areas, promoteId: "code" });
      // Seen when there is another year to show, and laid out before: its colours are states, so that they change in one frame.
      const colour = { "fill-color": ["to-color", ["feature-state", "colour"], PAPER], "fill-antialias": false }, at = { duration: 0 };
      map.addLayer({ id: "years", type: "fill", source: "chosen", paint: { ...colour, "fill-opacity": 0, "fill-opacity-transition": at } });
      const white = { "line-color": PAPER, "line-width": 0.6, "line-opacity": 0, "line-opacity-transition": at };
      map.addLayer({ id: "years-line", type: "line", source: "chosen", paint: white });
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

  // Of two sizes that come while a picture is being drawn Streamlit never decides for one, and draws it in turns without
  // end from two layouts that are alike: the one that is there stays.
  function keepLayout(picture) {
    if (!picture.layout || Object.getOwnPropertyDescriptor(picture, "layout").get) return;
    let { layout } = picture;
    const isOther = (next) => !next || !layout || Object.keys({ ...layout, ...next }).some((name) => layout[name] !== next[name]);
    const set = (next) => {
      if (isOther(next)) layout = next;
    };
    Object.defineProperty(picture, "layout", { configurable: true, enumerable: true, get: () => layout, set });
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
    document.dispatchEvent(new CustomEvent("map-drawn", { detail: { key: told.map, map, year: state.year } }));
  }

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
    if (!event.target.matches("form.map-pick")) return;
    event.preventDefault();
    choose(event.target);
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
    for (const picture of document.querySelectorAll(".js-plotly-plot")) {
      keepLayout(picture);
      fitInto(picture);
    }
    for (const element of document.querySelectorAll(".map-told")) attend(element);
  }, 250);
})();
