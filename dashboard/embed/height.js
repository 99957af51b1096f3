"use strict";
// Tells the page around this one how high it is, whenever that changes.
const tell = () => parent.postMessage({ diversiteit: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
new ResizeObserver(tell).observe(document.body);
addEventListener("load", tell);
