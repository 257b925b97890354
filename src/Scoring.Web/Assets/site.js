// Comfort for pages that work without it: arrow keys in charts, suggestions while typing, a what-if that answers at each change, sharing,
// forms that save themselves.

// Charts: the arrow keys lead from one figure to the next.
addEventListener("keydown", event => {
  const point = event.target.closest?.(".drawing .pt");
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!point || (!step && event.key !== "Home" && event.key !== "End")) return;
  const points = [...point.closest(".drawing").querySelectorAll(".pt")];
  const at = event.key === "Home" ? 0 : event.key === "End" ? points.length - 1 : points.indexOf(point) + step;
  const next = points[Math.max(0, Math.min(at, points.length - 1))];
  event.preventDefault();
  next.focus();
});

// Search: names that fit what is typed so far.
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = field.id + "-names";
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting;
  field.addEventListener("input", event => {
    clearTimeout(waiting);
    // A name taken from the list, not typed: that is what is looked for.
    if (event.inputType !== "insertText" && !event.isComposing && [...list.options].some(one => one.value === field.value)) {
      field.form.requestSubmit();
      return;
    }
    waiting = setTimeout(async () => {
      const text = field.value.trim();
      if (text.length < 2) return;
      try {
        const answer = await fetch(field.dataset.suggest + "?q=" + encodeURIComponent(text));
        if (!answer.ok || field.value.trim() !== text) return;
        list.replaceChildren(...(await answer.json()).map(name => Object.assign(document.createElement("option"), { value: name })));
      } catch { /* the form itself still finds it */ }
    }, 200);
  });
}

// What if: the result follows each change; the button does the same without this.
const assume = document.querySelector("form.assume");
if (assume) {
  let waiting, turn = 0;
  assume.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++turn;
      try {
        const answer = await fetch(assume.action + "?" + new URLSearchParams(new FormData(assume)));
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (mine !== turn) return;
        for (const part of document.querySelectorAll("[data-answer]")) {
          const fresh = page.querySelector(`[data-answer="${part.dataset.answer}"]`);
          if (fresh) part.replaceChildren(...fresh.childNodes);
        }
        history.replaceState(null, "", answer.url);
      } catch { /* the button still computes it */ }
    }, 350);
  });
}

// Forms that save themselves: a page that was read while its last change was still on its way is older than what this window has saved
// since. It is read again, once; without storage nothing is known of what was saved, and the server refuses to save over the newer text.
const draft = document.querySelector("form[data-draft]");
if (draft) {
  const saved = draft.dataset.draft + "\nsaved";
  try {
    const revision = Number(sessionStorage.getItem(saved));
    sessionStorage.removeItem(saved);
    if (revision > Number(draft.elements.seen.value)) location.reload();
    draft.addEventListener("saved", event => sessionStorage.setItem(saved, event.detail));
  } catch { /* as it was sent */ }
}

// Sharing: shown only where the browser can.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy || location.href);
    const said = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = said; }, 2000);
  });
}
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ title: document.title, text: button.dataset.share, url: location.href }).catch(() => {}));
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Print: the day stands on the paper.
addEventListener("beforeprint", () => {
  for (const day of document.querySelectorAll("[data-today]"))
    day.textContent = new Date().toLocaleDateString(day.dataset.today === "en" ? "en-GB" : day.dataset.today, { day: "numeric", month: "long", year: "numeric" });
});
