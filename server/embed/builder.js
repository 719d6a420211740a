// The builder of embeds: shows each change at once, and copies snippets. Without it the form is sent.

const form = document.getElementById("builder");
const result = () => document.getElementById("result");
let last = 0;
let updated = Promise.resolve(); // copying waits for what was just typed

async function update() {
  const turn = (last += 1);
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok || turn !== last) return;
  // Only what is shown: the head has styles with the nonce of another answer.
  const [, main = ""] = /<main[^>]*>([^]*)<\/main>/.exec(await answer.text()) ?? [];
  const page = new DOMParser().parseFromString(main, "text/html");
  const drawn = page.getElementById("result");
  for (const frame of page.querySelectorAll("noscript")) frame.remove();
  if (!drawn || turn !== last) return;
  history.replaceState(null, "", address);
  // The name follows the choice until somebody writes one.
  const title = form.elements.namedItem("title");
  const said = page.querySelector("#builder [name=title]");
  if (title && said) title.placeholder = said.placeholder;
  result().replaceWith(document.importNode(drawn, true));
  reserve();
}

/** What the preview takes at this width is what snippets keep free, so that no page jumps. */
function reserve() {
  const frame = () => document.querySelector("#result klyngekart-view")?.shadowRoot?.querySelector("iframe");
  const shown = frame();
  if (!shown) return void customElements.whenDefined("klyngekart-view").then(() => frame() && reserve());
  const write = () => {
    for (const field of document.querySelectorAll("#result textarea")) {
      field.value = field.value.replace(/ reserve="\d+"/, ` reserve="${shown.height}"`);
    }
  };
  new MutationObserver(write).observe(shown, { attributeFilter: ["height"] });
  write();
}

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
reserve();
document.documentElement.dataset.live = "";
