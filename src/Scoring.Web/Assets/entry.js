// A section of an entry that saves itself while one writes. What cannot be sent - the line is cut, the session is over - is kept in this browser and
// sent later; the server refuses a section that somebody else has saved since, so that no window overwrites another.
const pause = 1500;
const again = 5000;
const patience = 15000;

const form = document.querySelector("form[data-draft]");
if (form?.dataset.open) writing(form);
else left();

function writing(form) {
  const say = (word, ...places) => form.dataset["text" + word.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase())]
    .replace(/\{(\d)\}/g, (_, number) => places[number] ?? "");
  const status = form.querySelector("[data-status]");
  const names = [...new Set([...form.elements].filter(field => field.name?.startsWith("f:") && !field.disabled && !field.readOnly).map(field => field.name))];
  let stored = Object.fromEntries(names.map(name => [name, atFirst(name)]));
  let timer = 0;
  let sending = false;
  let stopped = null;
  let leaving = false;
  let wanted = null;

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", submit);
  addEventListener("online", () => wake());
  addEventListener("focus", () => stopped?.again && wake());
  addEventListener("pagehide", () => keep());
  restore();
  conditions();
  count();

  function values() {
    const all = {};
    for (const name of names) all[name] = valueOf(name);
    return all;
  }

  function valueOf(name) {
    const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const box = fields.find(field => field.type === "checkbox");
    if (box) return box.checked ? box.value : "";
    if (fields[0].type === "radio") return fields.find(field => field.checked)?.value ?? "";
    return fields[0].value.replaceAll("\r\n", "\n");
  }

  // As the server sent it, whatever a browser has put back into the fields since.
  function atFirst(name) {
    const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const box = fields.find(field => field.type === "checkbox");
    if (box) return box.defaultChecked ? box.value : "";
    if (fields[0].type === "radio") return fields.find(field => field.defaultChecked)?.value ?? "";
    if (fields[0].options) return [...fields[0].options].find(one => one.defaultSelected)?.value ?? "";
    return fields[0].defaultValue.replaceAll("\r\n", "\n");
  }

  function put(name, value) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === value;
      else if (field.type !== "hidden") field.value = value;
    }
  }

  function waiting() {
    return names.filter(name => valueOf(name) !== stored[name]);
  }

  function changed() {
    wanted = null;
    conditions();
    count();
    keep();
    tell();
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  // What is not sent yet, beside what it was written over.
  function keep() {
    try {
      const mine = Object.fromEntries(waiting().map(name => [name, { base: stored[name], value: valueOf(name) }]));
      if (Object.keys(mine).length) localStorage.setItem(form.dataset.draft, JSON.stringify(mine));
      else localStorage.removeItem(form.dataset.draft);
    } catch {
      // A browser without storage still sends.
    }
  }

  function restore() {
    let mine = null;
    try {
      mine = JSON.parse(localStorage.getItem(form.dataset.draft));
    } catch {
      mine = null;
    }
    if (!mine) return;
    let [back, clashes] = [0, 0];
    for (const [name, { base, value }] of Object.entries(mine)) {
      if (!names.includes(name) || value === stored[name]) continue;
      // Something else was saved since: what this browser holds is shown beside it, and kept until one writes again.
      if (base !== stored[name]) {
        note(name, value);
        clashes++;
        continue;
      }
      put(name, value);
      back++;
    }
    if (!clashes) keep();
    if (!back) return;
    tell(say("restored", back));
    timer = setTimeout(send, pause);
  }

  function note(name, theirs) {
    const box = form.querySelector(`[data-field="${CSS.escape(name.slice(2))}"] [data-note]`);
    if (!box) return;
    box.replaceChildren(Object.assign(document.createElement("strong"), { textContent: say("elsewhere") }), document.createElement("br"),
      Object.assign(document.createElement("span"), { className: "as-typed", textContent: theirs || say("empty") }));
    box.hidden = false;
  }

  async function send() {
    if (sending || stopped || !waiting().length) return;
    clearTimeout(timer);
    const sent = values();
    const body = new URLSearchParams(sent);
    body.set("seen", form.elements.seen.value);
    body.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    sending = true;
    tell();
    let answer = null;
    let said = null;
    try {
      answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body, signal: AbortSignal.timeout(patience) });
      said = await answer.json();
    } catch {
      sending = false;
      return later();
    }
    sending = false;
    if (answer.ok) {
      form.elements.seen.value = said.revision;
      stored = sent;
      keep();
      form.dispatchEvent(new CustomEvent("saved", { detail: said.revision }));
      tell(waiting().length ? null : say("saved", said.time));
      if (waiting().length) timer = setTimeout(send, pause);
      go();
    } else if (answer.status >= 500) later();
    else if (answer.status === 401) stop(say("signed-out", waiting().length), form.dataset.signIn);
    else if (said.code === "section-changed-since") stop(say("changed"));
    else stop(say("stopped", waiting().length, said.sentence), null, said.code === "form-stale");
  }

  function later() {
    tell(say("offline", waiting().length), true);
    clearTimeout(timer);
    timer = setTimeout(send, again);
  }

  function stop(sentence, address = null, isAgain = Boolean(address)) {
    stopped = { sentence, address, again: isAgain };
    keep();
    tell();
  }

  function wake() {
    stopped = null;
    send();
  }

  function tell(sentence = null, isWrong = false) {
    const now = stopped?.sentence ?? sentence ?? (waiting().length ? say("saving", waiting().length) : status.textContent);
    if (status.textContent !== now) status.textContent = now;
    status.classList.toggle("error", Boolean(stopped || isWrong));
    if (stopped?.address) status.append(" ", Object.assign(document.createElement("a"), { href: stopped.address, textContent: say("sign-in") }));
  }

  // What is written is saved first, so that a line that is cut leaves one on this page; then the form goes its way as without a script.
  function submit(event) {
    if (leaving || stopped?.again === false || !waiting().length) return;
    event.preventDefault();
    wanted = event.submitter;
    stopped = null;
    // Deferred: a form that is being submitted cannot be submitted again.
    setTimeout(async () => {
      while (sending) await new Promise(done => setTimeout(done, 100));
      await send();
      go();
    });
  }

  // The button that was pressed does its work once everything is saved, also if that took a second try; who goes on writing stays.
  function go() {
    if (leaving || !wanted || !(stopped?.again === false || !waiting().length)) return;
    leaving = true;
    form.requestSubmit(wanted);
  }

  // Words as the rule counts them: runs between spaces with a letter or digit.
  function count() {
    for (const field of form.querySelectorAll("textarea[data-words]")) {
      const most = Number(field.dataset.words);
      const words = field.value.split(/\s+/u).filter(run => /[\p{L}\p{Nd}]/u.test(run)).length;
      const box = field.closest("[data-field]").querySelector("[data-count]");
      if (!box) continue;
      box.textContent = say("words", words, most);
      box.classList.toggle("wrong", words > most);
    }
  }

  function conditions() {
    for (const part of form.querySelectorAll("[data-where]")) {
      part.hidden = !part.dataset.where.split("\n").every(line => {
        const [id, ...allowed] = line.split("\t");
        const here = form.querySelector(`[name="${CSS.escape("f:" + id)}"]`);
        return here ? allowed.includes(valueOf("f:" + id)) : !part.hidden;
      });
    }
  }
}

// A section that can no longer be changed, with unsent writing in this browser: it is shown, not thrown away.
function left() {
  const box = document.querySelector("[data-draft-left]");
  if (!box) return;
  try {
    const mine = JSON.parse(localStorage.getItem(box.dataset.draftLeft));
    if (!mine) return;
    box.querySelector("span").textContent = Object.entries(mine).map(([name, { value }]) => `${name.slice(2)}: ${value}`).join("\n");
    box.hidden = false;
  } catch {
    // There is no storage here.
  }
}
