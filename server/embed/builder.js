// The builder of embeds: shows each change at once, and copies snippets. Without it the form is sent.

const form = document.getElementById("builder");
const result = () => document.getElementById("result");
const wished = () => `${form.action}?${new URLSearchParams(new FormData(form))}`;
const WIDTHS = [280, 400, 600, 800, 1200]; // pixels
const patience = 4000; // milliseconds that content has to come
let last = 0;
let asked = wished();
let updated; // copying waits for what was just typed, and for the height it takes
let released; // a button that is pressed is not replaced

async function update() {
  const address = wished();
  // Leaving a field tells of a change that another one has brought already.
  if (address === asked) return updated;
  asked = address;
  const turn = (last += 1);
  const answer = await fetch(address).catch(() => null);
  if (turn !== last) return;
  if (!answer?.ok) return void (asked = ""); // the next change asks again
  // Only what is shown: the head has styles with the nonce of another answer.
  const [, main = ""] = /<main[^>]*>([^]*)<\/main>/.exec(await answer.text()) ?? [];
  const page = new DOMParser().parseFromString(main, "text/html");
  const drawn = page.getElementById("result");
  for (const frame of page.querySelectorAll("noscript")) frame.remove();
  await released;
  if (!drawn || turn !== last) return;
  history.replaceState(null, "", address);
  // The name follows the choice until somebody writes one.
  const title = form.elements.namedItem("title");
  const said = page.querySelector("#builder [name=title]");
  if (title && said) title.placeholder = said.placeholder;
  follow(page.getElementById("builder"));
  result().replaceWith(document.importNode(drawn, true));
  await reserve();
}

/** Of an address that was just pasted, the form shows what it stands for. */
function follow(drawn) {
  const of = form.elements.namedItem("of");
  if (!drawn || of.value === drawn.elements.namedItem("of").value) return;
  for (const field of drawn.querySelectorAll("input, select")) {
    for (const own of form.querySelectorAll(`[name="${field.name}"]`)) {
      if (own.type !== "checkbox") own.value = field.value;
      else if (own.value === field.value) own.checked = field.checked;
    }
  }
  asked = wished();
  history.replaceState(null, "", asked);
}

/**
 * What the content takes at these widths is what snippets keep free, so that no page jumps. Done when it
 * is measured, or after a while without.
 */
async function reserve() {
  await customElements.whenDefined("klyngekart-view");
  const fields = document.querySelectorAll("#result textarea");
  const shown = document.querySelector("#result klyngekart-view")?.shadowRoot.querySelector("iframe");
  if (!shown || /[?&]height=fill\b/.test(shown.src)) return;
  const frame = document.createElement("iframe");
  frame.className = "measure";
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  frame.src = shown.src;
  const ready = new Promise((there) => (frame.onload = there));
  const late = new Promise((over) => setTimeout(over, patience));
  document.body.append(frame);
  await Promise.race([ready.then(() => frame.contentDocument.fonts.ready), late]);
  const sizes = WIDTHS.map((width) => {
    frame.width = width;
    const size = frame.contentDocument?.body?.getBoundingClientRect().height ?? 0;
    return [width, Math.ceil(size)];
  });
  frame.remove();
  if (sizes.some(([, size]) => size < 80)) return;
  const free = sizes.map((size) => size.join(":")).join(" ");
  for (const field of fields) {
    field.value = field.value
      .replace(/ reserve="[\d: ]+"/, ` reserve="${free}"`)
      .replace(/(;padding-bottom:)\d+px/, `$1${room(sizes)}`);
  }
}

/** Of these sizes, those that a line between the ones beside them misses by more than a little. */
function bends(sizes) {
  const [[from, first], [to, last]] = [sizes[0], sizes.at(-1)];
  const miss = ([width, size]) => Math.abs(size - first - ((last - first) * (width - from)) / (to - from));
  const worst = sizes.reduce((worst, one) => (miss(one) > miss(worst) ? one : worst));
  if (miss(worst) <= 12) return [sizes[0], sizes.at(-1)];
  const at = sizes.indexOf(worst);
  return [...bends(sizes.slice(0, at + 1)), ...bends(sizes.slice(at)).slice(1)];
}

/** The same in CSS, for the time before the script: a padding in per cent follows the width of the column. */
function room(sizes) {
  let [[from, last], ...rest] = bends(sizes);
  let sum = `${last}px`;
  for (const [to, size] of rest) {
    const slope = ((size - last) / (to - from)).toFixed(2);
    if (+slope) sum += ` + ${slope} * clamp(0px, 100% - ${from}px, ${to - from}px)`;
    [from, last] = [to, size];
  }
  return `calc(${sum})`;
}

addEventListener("pointerdown", () => {
  released = new Promise((up) => {
    onpointerup = () => setTimeout(up);
    setTimeout(up, 999);
  });
});
form.addEventListener("change", () => (updated = update()));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  updated = update();
});

document.addEventListener("click", async (event) => {
  const name = event.target.closest?.("[data-copy]")?.dataset.copy;
  if (!name) return;
  await updated;
  const field = document.getElementById(name);
  const button = document.querySelector(`[data-copy="${name}"]`);
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand("copy");
  }
  button.nextElementSibling.textContent = button.dataset.copied;
});
updated = reserve();
document.documentElement.dataset.live = "";
