"use strict";
// For a page that embeds exhibits: gives each frame the height that it tells.
addEventListener("message", (message) => {
  const height = message.data && message.data.diversiteit;
  if (!Number.isFinite(height) || height < 1 || height > 5000) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === message.source) frame.style.height = `${height}px`;
  }
});
