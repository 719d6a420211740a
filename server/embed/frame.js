// Klyngekart within a frame: tells the page around it how high the content is and what it shows, and
// shows what that page asks for. Everything else in a frame works without it. Protocol: docs/embedding.md.

const PROTOCOL = 1;
const OPTIONS = ["theme", "accent", "allow", "details", "height", "moving"];
const root = document.documentElement;
const moving = "frame" in root.dataset; // the living explorer, which says itself when it is live
let here = new URL(location.href);

const tell = (message) => {
  // Any page may frame this one that is allowed to; what is told is public.
  if (parent !== window) parent.postMessage({ klyngekart: PROTOCOL, ...message }, "*");
};

/** The parameters of an address that are, or are not, options. */
const part = (url, options) =>
  new URLSearchParams([...url.searchParams].filter(([name]) => OPTIONS.includes(name) === options));

let told = "";
function tellState() {
  const view = part(here, false);
  const open = view.get("open") ?? "";
  view.delete("open");
  const state = { type: "state", query: view.toString(), open };
  if (JSON.stringify(state) !== told) tell(state);
  told = JSON.stringify(state);
}

/** The address of this page with the view of a query string; the options stay. */
function addressOf(query) {
  const url = new URL(here);
  const asked = new URL("?" + query.replace(/^\?/, ""), here);
  url.hash = "";
  url.search = [part(here, true), part(asked, false)].map(String).filter(Boolean).join("&");
  return url;
}

function show(query) {
  const url = addressOf(query);
  if (url.search === here.search) return;
  if (moving && replace.call(history, null, "", url)) return dispatchEvent(new PopStateEvent("popstate"));
  location.replace(url);
}

// The living explorer writes its address; a sandboxed frame may not, but the page around hears of it.
let replace = () => false;
if (moving) {
  for (const name of ["pushState", "replaceState"]) {
    const write = history[name];
    history[name] = function (data, unused, url) {
      if (url) here = new URL(url, here);
      let written = true;
      try {
        write.call(history, data, unused, url);
      } catch {
        written = false;
      }
      tellState();
      return written;
    };
  }
  replace = history.replaceState;
  addEventListener("popstate", () => {
    here = new URL(location.href);
    tellState();
  });
} else {
  root.dataset.live = "";
}

/**
 * The origin of the page around, as the browser says; nothing where it does not. Whom the operator lists
 * is kept by the browser, which shows this frame nowhere else. "null" may be a sandbox or a secret.
 */
function around() {
  const known = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return known === "null" || known === new URL(location).origin ? "" : known;
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || parent === window) return;
  const host = around();
  if (host && origin !== host) return;
  if (typeof data !== "object" || data === null || data.klyngekart !== PROTOCOL) return;
  if (data.type === "view" && typeof data.query === "string" && data.query.length <= 8000) show(data.query);
});

addEventListener(
  "click",
  (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const hit = event.target.closest?.("a[href], form button");
    if (!hit) return;
    if (hit.localName === "button") {
      // A sandboxed frame may send no form, but may go elsewhere.
      if (moving) return;
      event.preventDefault();
      // A blank text is no choice; a blank filter is one of nothing.
      const fields = [...new FormData(hit.form)].filter(([name, value]) => value || !/^(q|time)$/.test(name));
      location.assign(`${hit.form.action}?${new URLSearchParams(fields)}`);
    } else if (hit.id === "moving" || hit.id === "still") {
      // Neither is a step that the history of the page around should know.
      event.preventDefault();
      leave(hit);
    } else if (moving && hit.closest("#chips")) {
      hit.setAttribute("href", keeping(hit.getAttribute("href")));
    } else if (moving && root.dataset.details === "tab" && /^[a-z\d-]+$/.test(hit.dataset.target ?? "")) {
      hit.setAttribute("href", `/${root.lang}/partners/${hit.dataset.target}`);
      hit.setAttribute("target", "_blank");
      event.stopImmediatePropagation();
    }
  },
  true,
);

/** What of the view visitors may change, by what allows it; the rest is the embedder's. */
const CHANGED = { search: ["q"], time: ["time", "compare", "undated"], none: ["partners"] };

/** An address with what of the view visitors may not take back. What stands in it already stays as it is written. */
function keeping(href) {
  const url = new URL(href, location);
  if (url.pathname !== here.pathname) return href;
  const may = (root.dataset.allow ?? "").split(" ");
  let kept = href;
  for (const name of Object.keys(CHANGED).flatMap((key) => (may.includes(key) ? [] : CHANGED[key]))) {
    const there = url.searchParams.getAll(name);
    for (const value of here.searchParams.getAll(name)) {
      if (!there.includes(value)) kept += `&${name}=${encodeURIComponent(value)}`;
    }
  }
  return kept;
}

/** Brings the map to life or to rest, where it is now. */
function leave(link) {
  const url = new URL(link.href);
  url.search = [part(url, true), part(here, false)].map(String).filter(Boolean).join("&");
  location.replace(url);
}

if (moving) {
  addEventListener("keydown", (event) => {
    const still = document.getElementById("still");
    if (event.key !== "Escape" || event.defaultPrevented || event.target.closest?.("aside")) return;
    if (still) leave(still);
  });
}

/** Focus follows what the visitor did in this frame; it is never taken from the page around. */
function focus() {
  if (!document.hasFocus()) return;
  const place = moving
    ? document.querySelector(".map")
    : document.getElementById(here.hash.slice(1) || "opened-title");
  if (!place) return;
  if (moving) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

// The content says how high it is, unless it fills the frame that it is given.
if (!moving && !("fill" in root.dataset)) {
  let last = 0;
  let asked = false;
  const measure = () => {
    asked = false;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (Math.abs(height - last) >= 1) tell({ type: "height", height: (last = height) });
  };
  new ResizeObserver(() => {
    if (!asked) requestAnimationFrame(measure);
    asked = true;
  }).observe(document.body);
}

tellState();
focus();
