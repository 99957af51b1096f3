// Maps on paper: what is drawn with the graphics card is gone once the page is laid out anew for it. A picture of each, with
// the names that stand on it, takes its place as long as there is printing.
(() => {
  const AROUND = 3; // pixels of white around a name
  let pictures = [];

  function picture(map) {
    // Drawn and read at once: afterwards it is empty.
    map.redraw();
    const drawn = map.getCanvas(), around = map.getContainer().getBoundingClientRect();
    const copy = Object.assign(document.createElement("canvas"), { className: "on-paper", width: drawn.width, height: drawn.height });
    const pen = copy.getContext("2d");
    pen.drawImage(drawn, 0, 0);
    pen.scale(drawn.width / around.width, drawn.height / around.height);
    Object.assign(pen, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: AROUND, strokeStyle: "#ffffff" });
    for (const name of map.getContainer().querySelectorAll(".names span")) {
      const { left, top, width, height } = name.getBoundingClientRect(), style = getComputedStyle(name);
      const at = [name.textContent, left - around.left + width / 2, top - around.top + height / 2];
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      pen.fillStyle = style.color;
      pen.strokeText(...at);
      pen.fillText(...at);
    }
    return copy;
  }

  window.addEventListener("beforeprint", () => {
    for (const plot of document.querySelectorAll(".js-plotly-plot")) {
      const map = plot._fullLayout?.map?._subplot?.map;
      if (map?.getContainer?.().isConnected) pictures.push(plot.parentElement.appendChild(picture(map)));
    }
  });
  window.addEventListener("afterprint", () => {
    for (const it of pictures) it.remove();
    pictures = [];
  });
})();
