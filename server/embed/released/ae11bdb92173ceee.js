// <klyngekart-view> shows a view of Klyngekart on another site: docs/embedding.md.

const NAME = "klyngekart-view";
const HOME = new URL(import.meta.url).origin;
const PROTOCOL = 1;
const KINDS = ["map", "list", "partner", "site", "timeline", "value-chain", "numbers"];
const OPTIONS = ["theme", "accent", "allow", "details"];
const FITS = [/^(auto|light|dark)$/, /^#?[\da-f]{6}$/i, /^((filter|search|time|) *(, *|$))+$/, /^(frame|tab)$/];
const NAMES = ["kind", "view", "lang", ...OPTIONS, "height", "reserve", "frame-title", "from"];
const PROPERTIES = new Map(
  NAMES.filter((name) => name !== "lang").map((name) => [name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), name]),
);
const FRAME = [80, 20000]; // pixels
const FIXED = [120, 4000];
const SHOWN = ["sort", "layout", "zoom", "center", "axis", "page"]; // never change the set
const PATIENCE = 4000; // milliseconds until a silent frame counts as blocked

const clamp = (number, [least, most]) => Math.min(most, Math.max(least, Math.round(number)));

/** What of a query string says which organisations. */
const set = (query) => {
  const part = new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => !SHOWN.includes(name)));
  part.sort();
  return String(part);
};

class KlyngekartView extends HTMLElement {
  static observedAttributes = NAMES;
  #frame;
  #home;
  #drawn; // what the frame was made for
  #asked; // with this view
  #view; // what the page wants by now
  #wished; // and has just set
  #state = null; // what the frame shows
  #said = new Set();
  #waiting;
  #timer;
  #hear = (event) => this.#message(event);

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(
      // From here on the frame holds the room, not the snippet's style.
      ":host{display:block}:host([hidden]){display:none!important}" +
        ":host([reserve]:is([style*=';height:0;'],[style*='; height: 0'])){height:auto!important;padding-bottom:0!important}" +
        "iframe{display:block;width:100%;border:0}" +
        "slot{display:none}.blocked slot{display:block}.blocked iframe{display:none}",
    );
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [style];
    shadow.append(document.createElement("div"));
    shadow.firstChild.append(document.createElement("slot"));
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    // What was set before the script came hides the accessors.
    for (const property of PROPERTIES.keys()) {
      if (!Object.hasOwn(this, property)) continue;
      const value = this[property];
      delete this[property];
      try {
        this[property] = value;
      } catch ({ message }) {
        this.#say(message);
      }
    }
    this.#draw();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    clearTimeout(this.#timer);
    this.#frame?.remove();
    this.#frame = null;
  }

  attributeChangedCallback(name) {
    if (name === "view") this.#wished = true;
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      if (this.isConnected) this.#draw();
    });
  }

  get state() {
    return this.#state && { ...this.#state };
  }

  #attribute(name, fits) {
    const value = this.getAttribute(name)?.trim() ?? "";
    if (!value || fits(value)) return value;
    this.#say(`${name}="${value.slice(0, 80)}" is not understood`);
    return "";
  }

  #clamped(name, value, range) {
    const size = clamp(value, range);
    if (size !== Math.round(value)) this.#say(`${name}="${value}" becomes ${size}`);
    return size;
  }

  #room(reserve) {
    const width = this.clientWidth;
    let at = 0;
    let height;
    for (const [, from, size] of reserve.matchAll(/(?:(\d+):)?(\d+)/g)) {
      if (at && from > width) return height + ((size - height) * Math.max(0, width - at)) / (from - at);
      at = +from;
      height = +size;
    }
    return height;
  }

  #say(text) {
    if (this.#said.has(text) || this.#said.size >= 10) return;
    this.#said.add(text);
    console.warn(`${NAME}: ${text}`);
  }

  #language() {
    this.#attribute("lang", (value) => /^(nb|nn|no|en)\b/i.test(value));
    let tag = "";
    for (let at = this; at && !tag; at = at.getRootNode().host) tag = at.closest("[lang]")?.lang ?? "";
    return /^(nb|nn|no)\b/i.test(tag || document.documentElement.lang || "nb") ? "nb" : "en";
  }

  #draw() {
    const kind = this.#attribute("kind", (value) => KINDS.includes(value)) || "map";
    const from = this.#attribute("from", (value) => /^https?:\/\/[^/\s]+\/?$/i.test(value) && URL.canParse(value));
    const height = this.#attribute("height", (value) => value === "auto" || /^\d{1,6}$/.test(value));
    const reserve = this.#attribute("reserve", (value) => /^(\d{1,5}:)?\d{1,6}( \d{1,5}:\d{1,6})*$/.test(value));
    this.#home = from ? new URL(from).origin : HOME;
    const query = new URLSearchParams();
    OPTIONS.forEach((name, at) => {
      const value = this.#attribute(name, (text) => text.length <= 80);
      if (value) query.set(name, value);
      if (value) this.#attribute(name, (text) => FITS[at].test(text));
    });
    const fixed = height && height !== "auto" ? this.#clamped("height", height, FIXED) : 0;
    if (fixed) query.set("height", "fill");
    const address = new URL(`/${this.#language()}/embed/v1/${kind}`, this.#home);
    const view = this.#attribute("view", (text) => text.length <= 8000).replace(/^\?/, "");
    const title = this.getAttribute("frame-title")?.trim().slice(0, 200) || "Klyngekart";
    const wished = this.#wished;
    this.#wished = false;
    const drawn = `${address}?${query} ${fixed} ${reserve}`;
    if (this.#frame && drawn === this.#drawn) {
      this.#frame.title = title;
      if (wished && !this.#shows(view)) this.#show(view);
      return;
    }
    this.#drawn = drawn;
    this.#view = this.#asked = view;
    this.#state = null;
    address.search = `${query}&${view}`.replace(/^&|&$/g, "");
    // A new one leaves the history of the page alone.
    this.#frame?.remove();
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.height = fixed || this.#clamped("reserve", this.#room(reserve || "520"), FRAME);
    frame.loading = "lazy";
    frame.referrerPolicy = "strict-origin";
    frame.allow = "fullscreen; geolocation; clipboard-write";
    frame.addEventListener("load", () => {
      clearTimeout(this.#timer);
      if (!this.#state) this.#timer = setTimeout(() => this.#blocked(true), PATIENCE);
    });
    frame.src = address.href;
    this.#frame = frame;
    this.#blocked(false);
    this.shadowRoot.firstChild.append(frame);
  }

  #blocked(is) {
    clearTimeout(this.#timer);
    this.shadowRoot.firstChild.className = is ? "blocked" : "";
  }

  #shows(view) {
    if (!this.#state) return view === this.#view;
    const query = new URLSearchParams(view);
    const open = query.get("open") ?? "";
    query.delete("open");
    return open === this.#state.open && String(query) === this.#state.query;
  }

  #show(view) {
    this.#view = view;
    if (this.#state) {
      this.#frame.contentWindow?.postMessage({ klyngekart: PROTOCOL, type: "view", query: view }, "*");
    }
  }

  #message({ source, origin, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    if (origin !== this.#home && origin !== "null") return;
    if (typeof data !== "object" || data === null || data.klyngekart !== PROTOCOL) return;
    if (data.type === "height" && Number.isFinite(data.height)) {
      if (/[?&]height=fill\b/.test(this.#frame.src)) return;
      const height = String(clamp(data.height, FRAME));
      if (this.#frame.height !== height) this.#frame.height = height;
    } else if (data.type === "state" && typeof data.query === "string" && typeof data.open === "string") {
      this.#tell({ query: data.query.slice(0, 8000), open: data.open.slice(0, 300) });
    } else {
      this.#say("a message of the frame is not understood");
    }
  }

  #tell(state) {
    const before = this.#state;
    this.#state = state;
    this.#blocked(false);
    if (!before) {
      if (this.#view !== this.#asked) this.#show(this.#view);
      return;
    }
    const event = (name) => this.dispatchEvent(new CustomEvent(name, { detail: { ...state } }));
    if (set(before.query) !== set(state.query)) event("filter");
    if (before.open !== state.open) event("select");
  }
}

for (const [property, name] of PROPERTIES) {
  Object.defineProperty(KlyngekartView.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      const text = value instanceof URLSearchParams || typeof value === "number" ? String(value) : value;
      if (text === null || text === undefined) this.removeAttribute(name);
      else if (typeof text === "string") this.setAttribute(name, text);
      else throw new TypeError(`${property} must be a string`);
    },
  });
}

// The scripts of two clusters may be on one page.
if (!customElements.get(NAME)) customElements.define(NAME, KlyngekartView);
