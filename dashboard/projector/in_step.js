// Keeps slides and what the speaker reads on another device in step, by way of the server: asked every second where they
// are, and told where they go. The secret stands behind the mark of an address, which no browser sends.
(() => {
  const ASKED = 1000; // milliseconds
  // Another window of this browser has its storage from here: what the speaker reads there keeps step with this one anyway.
  const body = document.body, kept = `mee:${body.className}:${body.dataset.row}`, status = document.getElementById("mee-stand");
  let token = new URLSearchParams(location.hash.slice(1)).get("mee") ?? sessionStorage.getItem(kept);
  let revision = 0, place = null, telling = false, timer = 0;

  const where = () => `${body.dataset.mee}/${token}/plaats`;
  const say = (words) => { if (status) status.textContent = body.dataset[words] ?? ""; };

  // Whatever was asked before a move of one's own is older than it.
  function seen(told) {
    if (told.revision <= revision) return;
    revision = told.revision;
    if (told.here === place?.here && told.step === place?.step) return;
    place = { here: told.here, step: told.step };
    document.dispatchEvent(new CustomEvent("dia:go", { detail: place }));
  }

  function over() {
    token = null;
    sessionStorage.removeItem(kept);
    clearInterval(timer);
    say("over");
  }

  async function ask() {
    if (!token || telling || document.hidden) return;
    const answer = await fetch(where(), { headers: revision ? { "If-None-Match": `"${revision}"` } : {}, cache: "no-store" }).catch(() => null);
    if (answer?.status === 404) return over();
    say(answer && (answer.ok || answer.status === 304) ? "joined" : "away");
    if (answer?.ok && !telling) seen(await answer.json());
  }

  // One at a time, the last place last: of moves that follow one another fast only where they end is told.
  async function tell() {
    if (!token || telling) return;
    telling = true;
    for (let told = null; token && told !== place; ) {
      told = place;
      const answer = await send(where(), told);
      if (answer?.status === 404) over();
      else if (answer?.ok) revision = Math.max(revision, (await answer.json()).revision);
      else say("away");
    }
    telling = false;
  }

  const send = (to, what) => fetch(to, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(what) }).catch(() => null);

  function keep() {
    sessionStorage.setItem(kept, token);
    clearInterval(timer);
    timer = setInterval(ask, ASKED);
    say("joined");
  }

  async function open(dialog) {
    dialog.showModal();
    if (dialog.querySelector("svg") && token) return;
    const answer = await send(body.dataset.mee, { row: body.dataset.row, here: place?.here ?? 0, step: place?.step ?? 0 });
    if (!answer?.ok) return void (dialog.querySelector(".link").textContent = body.dataset.away);
    const told = await answer.json();
    token = told.token;
    revision = told.revision;
    dialog.querySelector(".qr").innerHTML = told.qr; // made by our own server, of our own address
    Object.assign(dialog.querySelector(".link"), { textContent: told.link, href: told.link });
    keep();
  }

  document.addEventListener("dia:at", ({ detail }) => {
    place = detail;
    tell();
  });
  document.addEventListener("dia:phone", () => open(document.getElementById("mee")));
  document.addEventListener("visibilitychange", ask);
  if (token) keep(), ask();
})();
