// A scoresheet that saves every change automatically. What cannot be sent is stored on this device and sent later; the server applies each
// change once, even if it arrives several times, and refuses changes to an older version, so that no window silently overwrites another.
const again = 3000;
const patience = 15000;
const pause = 700;

// Each window stores its changes under its own key, so that two offline windows do not overwrite each other's.
const mark = "\n";

function draftsOf(sheet) {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)).filter(key => key.startsWith(sheet + mark));
  const left = keys.flatMap(key => JSON.parse(localStorage.getItem(key)));
  return { keys, left };
}

function windowName() {
  const known = sessionStorage.getItem("scoring-window");
  if (known) return known;
  const made = newKey();
  sessionStorage.setItem("scoring-window", made);
  return made;
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

const form = document.querySelector("form[data-sheet]");
if (form) scoresheet(form);
else draftLeft();

function scoresheet(form) {
  const say = (word, ...places) => form.dataset["text" + word.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase())]
    .replace(/\{(\d)\}/g, (_, number) => places[number] ?? "");
  const status = form.querySelector("[data-status]");
  const boxes = [...form.querySelectorAll("[data-criterion]")];
  const names = boxes.flatMap(box => ["mark." + box.dataset.criterion, "comment." + box.dataset.criterion]);
  const stored = new Map(names.map(name => [name, atFirst(name)]));
  const conflicts = new Map();
  let queue = [];
  let revision = Number(form.elements.seen.value);
  let sending = false;
  let stopped = null;
  let timer = 0;
  let leaving = false;
  let savedAt = null;

  form.querySelector("[data-save]").hidden = true;
  form.addEventListener("input", event => names.includes(event.target.name) && changed(event.target.name, event.target.type === "radio" ? 0 : pause));
  form.addEventListener("change", event => names.includes(event.target.name) && changed(event.target.name, 0));
  form.addEventListener("submit", submit);
  document.addEventListener("keydown", keys);
  addEventListener("online", () => wake());
  addEventListener("focus", () => stopped?.again && wake());
  addEventListener("pagehide", () => send(true));
  restore();

  // Fields
  function atFirst(name) {
    const field = form.elements[name];
    if (field instanceof RadioNodeList) return [...field].find(one => one.defaultChecked)?.value ?? "";
    return field.defaultValue.replaceAll("\r\n", "\n");
  }

  function now(name) {
    return form.elements[name].value;
  }

  function put(name, value) {
    const field = form.elements[name];
    if (!(field instanceof RadioNodeList)) field.value = value;
    else for (const one of field) one.checked = same(name, one.value, value);
  }

  // Marks are equal regardless of the decimal sign, comments regardless of surrounding spaces.
  function same(name, one, other) {
    const plain = text => {
      const mark = text.trim().replace(",", ".");
      return name.startsWith("mark.") && mark !== "" && !Number.isNaN(Number(mark)) ? String(Number(mark)) : text.trim();
    };
    return plain(one) === plain(other);
  }

  function pending(name) {
    return queue.findLast(item => item.name === name);
  }

  // Changes
  function changed(name, wait) {
    const value = now(name);
    const last = pending(name);
    note(name, null);
    conflicts.delete(name);
    if (last && !last.sent) {
      last.value = value;
      if (same(name, value, last.base)) queue = queue.filter(item => item !== last);
    } else if (!same(name, value, last ? last.value : stored.get(name))) {
      queue.push({ name, value, base: last ? last.value : stored.get(name), key: newKey(), sent: false });
    }
    keep();
    tell();
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  function keep() {
    try {
      const left = [...queue, ...[...conflicts].map(([name, value]) => ({ name, value, base: "\u0000", key: newKey(), sent: false }))];
      const own = form.dataset.draft + mark + windowName();
      if (left.length) localStorage.setItem(own, JSON.stringify(left));
      else localStorage.removeItem(own);
    } catch {
      // A device without storage still sends.
    }
  }

  function restore() {
    let left = [];
    try {
      const drafts = draftsOf(form.dataset.draft);
      left = drafts.left.filter(item => names.includes(item.name));
      drafts.keys.forEach(key => localStorage.removeItem(key));
    } catch {
      left = [];
    }
    for (const name of names) {
      const items = left.filter(item => item.name === name);
      const last = items.at(-1);
      if (!last || same(name, last.value, stored.get(name))) {
        put(name, stored.get(name));
        continue;
      }
      put(name, last.value);
      if (items.some(item => same(name, item.base, stored.get(name)))) queue.push(...items.slice(items.findLastIndex(item => same(name, item.base, stored.get(name)))));
      else conflict(name, stored.get(name), last.value);
    }
    keep();
    if (queue.length) {
      tell(say("restored", queue.length));
      send();
    }
  }

  // Sending, one change after the other
  async function send(last = false) {
    if (sending || stopped || !queue.length) return;
    clearTimeout(timer);
    const item = queue[0];
    const [kind, criterion] = [item.name.slice(0, item.name.indexOf(".")), item.name.slice(item.name.indexOf(".") + 1)];
    sending = item.sent = true;
    keep();
    tell();
    let answer = null;
    let said = null;
    try {
      answer = await fetch(form.dataset.change, {
        method: "POST",
        keepalive: last,
        headers: { Accept: "application/json", "Content-Type": "application/json", RequestVerificationToken: token() },
        body: JSON.stringify({ kind, criterion, value: item.value, seen: revision, key: item.key }),
        signal: AbortSignal.timeout(patience),
      });
      said = await answer.json();
    } catch {
      sending = false;
      return later();
    }
    sending = false;
    if (answer.ok) taken(item, said);
    else await refused(item, answer.status, said);
  }

  function token() {
    return form.elements.__RequestVerificationToken.value;
  }

  function taken(item, said) {
    queue.shift();
    stored.set(item.name, item.value);
    revision = Math.max(revision, said.revision);
    savedAt = new Date();
    figures(said);
    keep();
    form.dispatchEvent(new CustomEvent("saved", { detail: revision }));
    tell();
    send();
  }

  async function refused(item, status, said) {
    if (said.code === "sheet-changed-since") return compare();
    if (status >= 500) return later();
    if (said.code === "sheet-mark-off-scale" || said.code === "sheet-mark-unreadable" || said.code === "sheet-comment-long") {
      queue.shift();
      note(item.name, said.sentence, true);
      keep();
      tell();
      return send();
    }
    stopped = status === 401 ? { sentence: say("signed-out", left()), address: form.dataset.signIn, again: true }
      : { sentence: said.code === "form-stale" ? say("stale", left()) : say("stopped", left(), said.sentence), again: said.code === "form-stale" };
    tell();
  }

  function later() {
    tell(say("offline", left()), true);
    clearTimeout(timer);
    timer = setTimeout(send, again);
  }

  function wake() {
    stopped = null;
    send();
  }

  function left() {
    return new Set([...queue.map(item => item.name), ...conflicts.keys()]).size;
  }

  // Another window or device was faster: its changes are shown, with a question where both changed the same field.
  async function compare() {
    let state = null;
    try {
      const answer = await fetch(form.dataset.state, { headers: { Accept: "application/json" }, cache: "no-store", signal: AbortSignal.timeout(patience) });
      state = await answer.json();
      if (!answer.ok) return refused(queue[0], answer.status, state);
    } catch {
      return later();
    }
    revision = state.revision;
    for (const name of names) {
      const theirs = state.fields[name] ?? "";
      if (same(name, theirs, stored.get(name))) continue;
      const mine = pending(name);
      stored.set(name, theirs);
      if (!mine) {
        put(name, theirs);
        note(name, say("elsewhere", theirs || say("empty")));
      } else {
        queue = queue.filter(item => item.name !== name);
        if (!same(name, theirs, mine.value)) conflict(name, theirs, mine.value);
      }
    }
    figures(state);
    keep();
    if (!state.isOpen) stopped = { sentence: say("stale", left()) };
    tell();
    send();
  }

  function conflict(name, theirs, mine) {
    conflicts.set(name, mine);
    const box = note(name, say("conflict", theirs || say("empty"), mine || say("empty")), true);
    const button = (word, act) => {
      const one = document.createElement("button");
      one.type = "button";
      one.className = "btn quiet";
      one.textContent = say(word);
      one.addEventListener("click", () => {
        conflicts.delete(name);
        note(name, null);
        act();
        keep();
        tell();
      });
      box.append(one);
    };
    button("keep-mine", () => {
      put(name, mine);
      changed(name, 0);
    });
    button("take-theirs", () => put(name, theirs));
  }

  // What the page says
  function note(name, sentence, isWrong = false) {
    const box = form.querySelector(`[data-criterion="${CSS.escape(name.slice(name.indexOf(".") + 1))}"] [data-note]`);
    box.replaceChildren(...(sentence ? [Object.assign(document.createElement("p"), { textContent: sentence })] : []));
    box.hidden = !sentence;
    box.classList.toggle("error", isWrong);
    return box;
  }

  function figures(said) {
    const whole = boxes.length;
    for (const place of document.querySelectorAll("[data-total], [data-total-copy]")) place.textContent = said.total;
    form.querySelector("[data-marked]").textContent = say("marked-of", whole - said.unmarked, whole);
  }

  function tell(sentence = null, isWrong = false) {
    const clock = time => [time.getHours(), time.getMinutes(), time.getSeconds()].map(part => String(part).padStart(2, "0")).join(form.dataset.clock);
    const now = stopped?.sentence ?? sentence ?? (conflicts.size ? say("resolve", conflicts.size) : queue.length ? say("saving", left()) : savedAt ? say("saved", clock(savedAt)) : "");
    if (status.textContent !== now) status.textContent = now;
    status.classList.toggle("error", Boolean(stopped || isWrong || conflicts.size));
    if (stopped?.address) {
      const link = Object.assign(document.createElement("a"), { href: stopped.address, textContent: say("sign-in") });
      status.append(" ", link);
    }
  }

  // Submitting: pending changes are sent first, and the form then names the version it has seen.
  function submit(event) {
    if (leaving) return;
    event.preventDefault();
    const button = event.submitter;
    const until = Date.now() + patience;
    stopped = stopped?.again ? null : stopped;
    // Deferred: a form that is being submitted cannot be submitted again.
    setTimeout(async () => {
      while ((queue.length || sending) && !stopped && !conflicts.size && Date.now() < until) {
        await send();
        if (queue.length && !navigator.onLine) break;
        if (sending || queue.length) await new Promise(done => setTimeout(done, 100));
      }
      if (queue.length || conflicts.size || stopped) return conflicts.size || stopped ? tell() : later();
      form.elements.seen.value = revision;
      leaving = true;
      form.requestSubmit(button);
    });
  }

  // Keys: digits choose, up and down go to the criterion above or below, Ctrl+Enter submits.
  let digits = "";
  let digitsAt = 0;

  function keys(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-hand-in]"));
      return;
    }
    const field = event.target;
    if (!field.name?.startsWith("mark.") || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const at = boxes.findIndex(box => box.contains(field)) + (event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
      if (boxes[at]) focusMark(boxes[at]);
    } else if (field.type === "radio" && /^[0-9]$/.test(event.key)) {
      const group = [...form.elements[field.name]];
      digits = Date.now() - digitsAt < pause ? digits + event.key : event.key;
      digitsAt = Date.now();
      const chosen = group.find(one => one.value === digits) ?? group.find(one => one.value === event.key);
      event.preventDefault();
      if (!chosen) return;
      chosen.checked = true;
      chosen.focus();
      changed(field.name, 0);
    }
  }

  function focusMark(box) {
    const marks = [...box.querySelectorAll('[name^="mark."]')];
    (marks.find(one => one.checked) ?? marks[0]).focus();
  }
}

// A closed sheet with unsent changes on this device: they are shown, not discarded.
function draftLeft() {
  const box = document.querySelector("[data-draft-left]");
  if (!box) return;
  try {
    const { keys, left } = draftsOf(box.dataset.draftLeft);
    if (!left.length) return;
    box.querySelector("span").textContent = left.map(item => `${item.name.slice(item.name.indexOf(".") + 1)}: ${item.value}`).join("; ");
    box.hidden = false;
    keys.forEach(key => localStorage.removeItem(key));
  } catch {
    // There is no storage here.
  }
}
