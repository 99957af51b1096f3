// Saves as one goes. What is not confirmed stays on the phone, and is sent again until it is. Without this script the same forms are sent with their buttons.
(() => {
  // The projector: what changed, each second; what is the same is not sent again.
  const part = document.getElementById("deel");
  if (part) {
    let tag = "";
    const ask = async () => {
      try {
        const answer = await fetch(part.dataset.part, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
        if (answer.status === 200) tag = answer.headers.get("ETag") || "", part.innerHTML = await answer.text();
      } catch { /* asked again: what was shown stays */ }
      setTimeout(ask, document.hidden ? 5000 : 1000);
    };
    return void ask();
  }
  const forms = [...document.querySelectorAll("form[data-script]")];
  if (!forms.length) return;
  const address = forms[0].dataset.script, state = document.getElementById("bewaard"), box = `bijeenkomst:${address}`;
  const query = location.search.includes("taal=en") ? "?taal=en" : "";
  const receipt = forms[0].elements.bewijs.value, called = document.getElementById("naam");
  const fields = new Map([...document.querySelectorAll("fieldset[data-question]")].map((it) => [it.dataset.question, it]));
  // Waiting: answers by question as they are now. Sending: what went out and was not confirmed.
  let { waiting = {}, sending = null } = read(), timer = 0, wait = 1000, etag = "", closed = false, named = false;

  function read() {
    try { return JSON.parse(localStorage.getItem(box)) || {}; } catch { return {}; }
  }
  function remember() {
    try { localStorage.setItem(box, JSON.stringify({ waiting, sending })); } catch { /* a phone that keeps nothing */ }
  }
  function say(kind) {
    state.textContent = kind ? state.dataset[kind] : "";
    state.classList.toggle("kept", kind === "saved");
    state.classList.toggle("waiting", kind === "unsaved" || kind === "closed");
  }
  const version = (field) => field.querySelector("input[type=hidden]");
  const inputs = (field) => [...field.querySelectorAll("input:not([type=hidden]), textarea")];

  function value(field) {
    if (field.dataset.form === "open") return field.querySelector("textarea").value;
    const on = inputs(field).filter((it) => it.checked).map((it) => it.value);
    return field.dataset.form === "several" ? on : on[0] ?? "";
  }
  function fill(field, now) {
    const chosen = (Array.isArray(now) ? now : [now ?? ""]).map(String);
    for (const it of inputs(field)) {
      if (it.tagName === "TEXTAREA") it.value = now ?? "";
      else it.checked = chosen.includes(it.value);
    }
  }
  function follow() {
    for (const field of fields.values()) {
      const { after, option } = field.dataset;
      if (after) field.hidden = value(fields.get(after)) !== option && !value(field);
    }
  }
  function tell(field, words) {
    let told = field.querySelector(".told");
    if (!told) {
      told = Object.assign(document.createElement("p"), { className: "told" });
      told.setAttribute("role", "alert");
      field.querySelector("legend").after(told);
    }
    told.textContent = words;
  }

  // What is said beside an answer; what is the same stays, as somebody may have opened it.
  function note(html) {
    const place = document.getElementById("neem-mee"), made = document.createElement("template");
    made.innerHTML = html ?? "";
    if (html !== undefined && made.content.textContent.trim() !== place.textContent.trim()) place.innerHTML = html;
  }

  function changed(field) {
    waiting[field.dataset.question] = value(field);
    say("saving");
    remember();
    follow();
    clearTimeout(timer);
    timer = setTimeout(send, field.dataset.form === "open" ? 1200 : 200);
  }

  async function send() {
    clearTimeout(timer);
    if (closed || (!sending && !Object.keys(waiting).length && !named)) return;
    named = false;
    if (!sending) {
      const answers = Object.fromEntries(Object.entries(waiting).filter(([key]) => fields.has(key)).map(([key, it]) =>
        [key, { value: it, version: Number(version(fields.get(key)).value) }]));
      sending = { answers };
      waiting = {};
      remember();
    }
    let answer = null;
    try {
      answer = await fetch(`${address}/bewaar${query}`, {
        method: "POST", headers: { "Content-Type": "application/json" }, signal: AbortSignal.timeout(10000),
        body: JSON.stringify({ ...sending, bewijs: receipt, name: called?.value ?? "" }),
      });
    } catch { /* no connection: below */ }
    if (!answer || answer.status >= 500 || answer.status === 429) {
      say("unsaved");
      timer = setTimeout(send, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, 15000);
      return;
    }
    wait = 1000;
    const told = await answer.json().catch(() => ({}));
    const sent = sending;
    sending = null;
    if (answer.ok) {
      for (const [key, it] of Object.entries(told.versions)) version(fields.get(key)).value = it;
      note(told.note);
    } else if (answer.status === 409 && told.now) {
      // Of what was sent together the rest goes again; in this one stands what is kept.
      const field = fields.get(told.now.question);
      for (const [key, it] of Object.entries(sent.answers)) if (key !== told.now.question) waiting[key] ??= it.value;
      delete waiting[told.now.question];
      version(field).value = told.now.version;
      fill(field, told.now.value);
      tell(field, told.told);
    } else if (answer.status === 410 || answer.status === 404) {
      closed = true;
    } else if (answer.status === 403) {
      remember();
      return location.reload();
    } else {
      for (const key of Object.keys(sent.answers)) tell(fields.get(key), told.told || "");
    }
    remember();
    follow();
    if (closed) return say("closed");
    if (Object.keys(waiting).length) return send();
    say("saved");
    document.querySelector(".receipt").hidden = false;
  }

  // What another phone of the same gemeente changed: never into what is being filled in here.
  async function look() {
    if (!document.hidden && !sending && !Object.keys(waiting).length) {
      try {
        const answer = await fetch(`${address}/stand`, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store" });
        if (answer.status === 200) {
          etag = answer.headers.get("ETag") || "";
          const told = await answer.json();
          for (const [key, [now, number]] of Object.entries(told.kept)) {
            const field = fields.get(key);
            if (!field || key in waiting || sending || field.contains(document.activeElement)) continue;
            if (Number(version(field).value) < number) version(field).value = number, fill(field, now);
          }
          if (!Object.keys(waiting).length && !sending) note(told.note);
          if (closed === told.open) location.reload();
        }
      } catch { /* asked again */ }
    }
    setTimeout(look, 4000 + Math.random() * 2000);
  }

  for (const field of fields.values()) {
    field.addEventListener("change", (event) => {
      if (field.dataset.alone && event.target.checked) {
        const alone = event.target.value === field.dataset.alone;
        for (const it of inputs(field)) if (it !== event.target && (it.value === field.dataset.alone) !== alone) it.checked = false;
      }
      changed(field);
    });
    if (field.dataset.form === "open") field.addEventListener("input", () => changed(field));
  }
  for (const form of forms) {
    form.querySelector("button")?.setAttribute("hidden", "");
    form.addEventListener("submit", (event) => (event.preventDefault(), send()));
  }
  called?.addEventListener("change", () => (named = true, send()));
  closed = [...fields.values()].some((it) => it.disabled);
  for (const [key, it] of Object.entries({ ...Object.fromEntries(Object.entries(sending?.answers ?? {}).map(([name, one]) => [name, one.value])), ...waiting })) {
    if (fields.has(key)) fill(fields.get(key), it);
  }
  follow();
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  send();
  setTimeout(look, 4000);
})();
