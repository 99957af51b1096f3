// A page that is shown as a slide fits the screen: what would run off it is drawn smaller, as large as still fits. A map
// takes the room that is left, as one that is drawn smaller no longer knows where it is pointed at. On a phone, or with
// letters twice as large, one scrolls: all of it at once would be too small to read.
(() => {
  const OFTEN = 200, LEAST = 0.4, SPARE = 0.995, LOWEST = 240, SMALL = [640, 480]; // milliseconds; parts of its own size; pixels of a map, and of a screen
  let looked = "", there = 0, sizes = new Map(), nudged = false;

  // Streamlit measures the room of a picture as it is drawn, and looks again when it changes as it would be drawn without
  // any zoom: who zooms changes it by a pixel.
  function nudge() {
    nudged = !nudged;
    document.documentElement.style.setProperty("--nudge", nudged ? "1px" : "0px");
  }

  function smaller(element, part) {
    const zoom = Math.max(LEAST, (sizes.get(element) ?? 1) * part * SPARE);
    sizes.set(element, zoom);
    element.style.zoom = zoom;
    nudge();
  }

  function asItWas() {
    if (sizes.size) nudge();
    for (const element of sizes.keys()) element.style.zoom = "";
    sizes = new Map();
  }

  const bottom = (element) => element.getBoundingClientRect().bottom;

  function fit() {
    const block = document.querySelector("[data-testid=stMainBlockContainer]"), main = block?.closest("[data-testid=stMain]");
    if (!main) return;
    const slide = document.querySelector(".st-key-presenting"), maps = [...slide?.querySelectorAll("[class*=st-key-slide_map]") ?? []];
    const now = slide ? `${location.href} ${innerWidth} ${innerHeight}` : "";
    if (now !== looked) slide?.style.removeProperty("--map-height");
    // What was made smaller before a map came into it would make the map smaller.
    if (now !== looked || maps.length !== there) asItWas();
    [looked, there] = [now, maps.length];
    // What of the slide before still stands there does not count.
    if (document.querySelector(".stApp").dataset.testScriptState !== "notRunning") return;
    // Smaller letters wrap elsewhere, and pictures come later than words: looked at again and again.
    const over = main.scrollHeight - main.clientHeight;
    if (!slide || over <= 0 || innerWidth <= SMALL[0] || innerHeight <= SMALL[1]) return;
    if (!maps.length) return smaller(block, main.clientHeight / main.scrollHeight);
    // What stands beside the map and reaches below it is what has to be smaller.
    const low = Math.max(...maps.map(bottom));
    const [longest] = [...slide.querySelectorAll("[data-testid=stColumn] > *")].filter((it) => !it.querySelector("[class*=st-key-slide_map]"))
      .sort((a, b) => bottom(b) - bottom(a));
    const below = longest ? bottom(longest) - low : 0;
    if (below > 1) return smaller(longest, 1 - Math.min(over, below) / longest.getBoundingClientRect().height);
    const height = Math.max(LOWEST, maps[0].offsetHeight - over);
    if (height < maps[0].offsetHeight) return slide.style.setProperty("--map-height", `${height}px`);
    // Two maps with their legends under them on a small screen: better all of it smaller than a part not seen.
    smaller(block, main.clientHeight / main.scrollHeight);
    slide.style.removeProperty("--map-height");
  }

  setInterval(fit, OFTEN);
})();
