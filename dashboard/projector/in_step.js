// Keeps slides and what the speaker reads on another device in step, by way of the server: asked every second where they
// are, and told where they go. The secret stands behind the mark of an address, which no browser sends.
(() => {
  const ASKED = 1000; // milliseconds
  const body = document.body, status = document.getElementById("mee-stand"), locks = navigator.locks;
  // The windows of a browser that show one row share its secret, and one of them speaks with the server. Where windows
  // cannot agree which (without TLS), it is the one where the link was made.
  const storage = locks ? localStorage : sessionStorage;
  const kept = locks ? `mee:${body.dataset.row}` : `mee:${body.dataset.row}:${body.dataset.kind}`;
  const came = new URLSearchParams(location.hash.slice(1)).get("mee");
  let token = came ?? storage.getItem(kept);
  let revision = 0, place = null, telling = false, speaking = false, leave = () => {};

  const where = (part) => `${body.dataset.mee}/${token}/${part}`;
  const say = (words) => { if (status) status.textContent = body.dataset[words] ?? ""; };
  const same = (one, other) => ["here", "step", "dark"].every((part) => one?.[part] === other?.[part]);

  // Whatever was asked before a move of one's own is older than it.
  function seen(told) {
    if (told.revision <= revision) return;
    revision = told.revision;
    if (same(told, place)) return;
    place = { here: told.here, step: told.step, dark: told.dark };
    document.dispatchEvent(new CustomEvent("dia:go", { detail: place }));
  }

  function over() {
    token = null;
    storage.removeItem(kept);
    leave();
    say("over");
  }

  async function ask() {
    if (!token || telling) return;
    const answer = await fetch(where("plaats"), { headers: revision ? { "If-None-Match": `"${revision}"` } : {}, cache: "no-store" }).catch(() => null);
    if (answer?.status === 404) return over();
    say(answer && (answer.ok || answer.status === 304) ? "joined" : "away");
    if (answer?.ok && !telling) seen(await answer.json());
  }

  // One at a time, the last place last: of moves that follow one another fast only where they end is told.
  async function tell() {
    if (!token || telling || !speaking) return;
    telling = true;
    for (let told = null; token && told !== place; ) {
      told = place;
      const answer = await send(where("plaats"), told);
      if (answer?.status === 404) over();
      else if (answer?.ok) revision = Math.max(revision, (await answer.json()).revision);
      else say("away");
    }
    telling = false;
  }

  const send = (to, what) => fetch(to, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(what) }).catch(() => null);

  // Speak with the server as long as this window is seen, and no other of this browser does.
  function speak() {
    leave();
    if (!token || document.hidden) return;
    const end = new AbortController();
    const round = () => new Promise((done) => {
      const timer = setInterval(ask, ASKED);
      speaking = true;
      // The screen of the hall is where its speaker put it; who joins asks where that is.
      (body.dataset.kind === "slides" && !revision ? tell : ask)();
      end.signal.addEventListener("abort", () => {
        speaking = false;
        clearInterval(timer);
        done();
      });
    });
    leave = () => end.abort();
    (locks ? locks.request(kept, { signal: end.signal }, round) : round()).catch(() => {});
  }

  function keep() {
    storage.setItem(kept, token);
    say("joined");
    speak();
  }

  // Where there is a link already, it is shown again: another one would cut off who has the first.
  async function open(dialog) {
    if (!dialog.open) dialog.showModal();
    if (token && dialog.dataset.of === token) return;
    const answer = token ? await fetch(where("code")).catch(() => null) : await send(body.dataset.mee, { row: body.dataset.row, here: 0, step: 0, ...place });
    if (token && answer?.status === 404) return over(), open(dialog);
    const link = dialog.querySelector(".link");
    if (!answer?.ok) return void (link.textContent = body.dataset.away);
    const told = await answer.json();
    dialog.dataset.of = told.token;
    dialog.querySelector(".qr").innerHTML = told.qr; // made by our own server, of our own address
    Object.assign(link, { textContent: told.link, href: told.link });
    if (told.token === token) return;
    token = told.token;
    revision = told.revision;
    keep();
  }

  document.addEventListener("dia:at", ({ detail }) => {
    place = detail;
    tell();
  });
  document.addEventListener("dia:phone", () => open(document.getElementById("mee")));
  document.addEventListener("visibilitychange", speak);
  if (locks) {
    window.addEventListener("storage", ({ key, newValue }) => {
      if (key !== kept || newValue === token) return;
      token = newValue;
      revision = 0;
      speak();
    });
  }
  if (token) keep();
})();
