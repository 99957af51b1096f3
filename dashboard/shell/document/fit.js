// A page that is shown as a slide fits the screen: what would run off it is drawn smaller, as large as still fits.
(() => {
  const OFTEN = 200, LEAST = 0.4, SPARE = 0.995; // milliseconds; parts of its own size
  let looked = "", zoom = 1;

  function fit() {
    const block = document.querySelector("[data-testid=stMainBlockContainer]"), main = block?.closest("[data-testid=stMain]");
    if (!main) return;
    const slide = document.querySelector(".st-key-presenting"), now = slide ? `${location.href} ${innerWidth} ${innerHeight}` : "";
    if (now !== looked) {
      looked = now;
      block.style.zoom = zoom = 1;
    }
    // Smaller letters wrap elsewhere, and pictures come later than words: looked at again and again.
    const part = main.clientHeight / main.scrollHeight;
    if (slide && part < 1 && zoom > LEAST) block.style.zoom = zoom = Math.max(LEAST, zoom * part * SPARE);
  }

  setInterval(fit, OFTEN);
})();
