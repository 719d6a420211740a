// What every peer has in common: the data, a filter by kind, a year to go back to, the count and the
// head of the list. A peer gives `show(indices, changed)`, which draws these records and resolves once
// they are on the page.

/** Loads the data, fills the controls and hands over to the map of the peer. */
export async function start(prepare, extras = () => ({})) {
  const data = await (await fetch("/data.json", { priority: "high" })).json();
  const count = data.name.length;
  const state = { kinds: new Set(), year: data.lastYear, words: null };
  const show = await prepare(data);
  const { found = () => null, counted = () => {} } = extras(data, () => update());

  const matches = (i) =>
    data.year[i] <= state.year &&
    (state.kinds.size === 0 || state.kinds.has(data.kind[i])) &&
    (state.words === null || state.words.has(i));

  let shown = new Uint8Array(count);
  let drawing = Promise.resolve();
  function update() {
    state.words = found();
    const now = new Uint8Array(count);
    const indices = [];
    const came = [];
    const left = [];
    for (let i = 0; i < count; i++) {
      if (matches(i)) {
        now[i] = 1;
        indices.push(i);
        if (!shown[i]) came.push(i);
      } else if (shown[i]) left.push(i);
    }
    shown = now;
    counted(state, indices);
    document.querySelector("h1").textContent = `${indices.length} organisations`;
    const rows = indices.slice(0, 50).map((i) => {
      const row = document.createElement("li");
      row.textContent = `${data.name[i]} · ${data.kinds[data.kind[i]]} · ${data.year[i]}`;
      return row;
    });
    document.querySelector("ol").replaceChildren(...rows);
    drawing = drawing.then(() => show(indices, { came, left })).then(() => {
      document.documentElement.dataset.drawn = Number(document.documentElement.dataset.drawn ?? 0) + 1;
    });
    return drawing;
  }

  const kinds = data.kinds.map((label, kind) => {
    const option = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "kind" });
    box.addEventListener("change", () => {
      if (box.checked) state.kinds.add(kind);
      else state.kinds.delete(kind);
      update();
    });
    const number = document.createElement("span");
    number.dataset.kind = kind;
    option.append(box, label, " ", number);
    return option;
  });
  document.querySelector("fieldset").append(...kinds);
  const year = document.querySelector("input[type=range]");
  Object.assign(year, { min: data.firstYear, max: data.lastYear, value: data.lastYear });
  year.addEventListener("input", () => {
    state.year = Number(year.value);
    update();
  });
  await update();
  performance.mark("usable");
}
