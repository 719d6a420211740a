// The only file that knows MapLibre. It owns the map; `bridge.rs` tells it what to show.
// Text and numbers cross the door, nothing else: see `texts`, `numbers` and `told` there. Degrees are
// longitude first; pixels are CSS pixels; zoom as MapLibre counts it (the world is 512 * 2^zoom wide).

export class MapBridge {
  #tell;
  #opening; // the library comes after the page, and what is asked meanwhile waits its turn
  #map = null;
  #start = null; // where the page has gone while the library came
  #styles;
  #region;
  #boxes = []; // of the page's marks
  #marks = NOTHING;
  #covered = ""; // what the map was told of them
  #resting = 0; // until it is asked whether they have come to rest
  #moved = false; // whether they have moved since
  #padding;
  #fade; // how long names of the map fade while it moves, milliseconds
  #parting; // goes with the marks, also where there is no map
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #onTheme = () => this.#restyle();

  constructor(frame, texts, numbers, onEvent) {
    const options = read(texts, numbers);
    this.#styles = { light: options.styleLight, dark: options.styleDark };
    this.#padding = options.padding;
    this.#region = frame.parentNode;
    this.#parting = accompany(this.#region.querySelector(".marks"), options.reducedMotion);
    this.#tell = (failure, camera = []) => onEvent(failure, Float64Array.from(camera));
    this.#opening = this.#open(frame, options).catch((error) => {
      this.#remove();
      this.#tell(`${error.reason ?? "library"}: ${error.message ?? error}`);
    });
  }

  /** Centre and zoom; `animate` is ignored where the visitor asked for reduced motion. */
  moveTo(lon, lat, zoom, animate) {
    this.#start = { center: [lon, lat], zoom };
    this.#map?.easeTo({ ...this.#start, ...duration(animate) });
  }

  /**
   * Keeps the map's own names clear of the page's marks. Five numbers for each box: longitude and
   * latitude of the mark, pixels to the left and to the right of it, and the height.
   */
  keepClear(boxes) {
    this.#boxes = [...boxes]; // they are not ours for longer than this call
    this.#keepClear();
  }

  /**
   * The map draws itself anew for some time after that, which a page without a graphics card waits for:
   * so it is told when the marks have come to rest, not while time plays or filters are tried.
   */
  #keepClear() {
    if (!this.#covered) return this.#then(() => this.#cover());
    // One timer for all steps: setting it anew at each costs more than the rest of this.
    this.#moved = this.#resting !== 0;
    if (!this.#moved) this.#resting = setTimeout(() => this.#look(), REST);
  }

  #look() {
    this.#resting = 0;
    if (this.#moved) this.#keepClear();
    else this.#cover();
  }

  /** While the map moves, what lies over it does not go along, and covers nothing. */
  #cover() {
    const map = this.#map;
    if (!map) return;
    const moving = map.isMoving();
    // At rest names make way at once: a fade draws the whole map anew as long as it lasts, seven times
    // for a filter instead of three. The library knows no other way to say so, and fades without it.
    map._fadeDuration = moving ? this.#fade : 0;
    const boxes = [...this.#boxes, ...(moving ? [] : over(map, this.#region))];
    const covered = boxes.join();
    if (covered === this.#covered) return;
    this.#covered = covered;
    this.#marks = { type: "FeatureCollection", features: clearings(boxes) };
    map.getSource("marks")?.setData(this.#marks);
  }

  /** Gives everything back: canvas, WebGL context, worker. Nothing is told any more. */
  close() {
    this.#tell = () => {};
    this.#parting?.disconnect();
    clearTimeout(this.#resting);
    this.#remove();
  }

  async #open(frame, options) {
    const [library] = await Promise.all([import(options.library), stylesheet(options.css)]);
    if (this.#opening === null) return; // closed meanwhile
    let map;
    try {
      map = new library.Map(mapOptions(frame, options, this.#start, this.#style()));
    } catch (error) {
      throw Object.assign(error, { reason: "web-gl" });
    }
    this.#map = map;
    this.#fade = map._fadeDuration;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.setMissingStyleImageResolver(async (id) => addImage(map, id));
    this.#dark.addEventListener("change", this.#onTheme);
    this.#watchCamera(map);
    await this.#firstPicture(map);
  }

  /** Waits for the first complete picture. A lost context is told later, should it happen. */
  #firstPicture(map) {
    let tiles = 0;
    let tileError = null;
    map.on("sourcedata", ({ tile, sourceId }) => {
      if (tile && sourceId !== "marks") tiles += 1;
    });
    // Also before the first picture, so that no name flashes in it.
    map.on("style.load", () => {
      this.#covered = "";
      this.#cover();
    });
    map.on("webglcontextlost", () => {
      this.#tell("the graphics context was lost");
    });
    map.on("webglcontextrestored", () => this.#tell(""));
    return new Promise((resolve, reject) => {
      map.on("error", ({ error, sourceId }) => {
        if (sourceId) tileError = error; // one tile may fail; none at all is a failure, see below
        else reject(Object.assign(error, { reason: reasonOf(error) }));
      });
      map.once("load", () => {
        if (tileError && tiles === 0) reject(Object.assign(tileError, { reason: "tiles" }));
        else resolve();
      });
    }).then(() => {
      this.#covered = ""; // told again: what was told before the images of the style were there does not hold
      this.#tell("");
    });
  }

  /** Tells where the map looks: while it moves once per drawn frame, and once when it rests. */
  #watchCamera(map) {
    let moved = false;
    const tell = (moving) => {
      moved = false;
      const { lng, lat } = map.getCenter();
      const { clientWidth: width, clientHeight: height } = map.getContainer();
      this.#tell("", [lng, lat, map.getZoom(), width, height, moving ? 1 : 0]);
    };
    map.on("move", () => (moved = true));
    map.on("render", () => moved && tell(true));
    map.on("movestart", () => this.#cover());
    map.on("moveend", () => {
      tell(false);
      this.#keepClear();
    });
    map.on("resize", () => tell(map.isMoving()));
    tell(false);
  }

  #style() {
    return this.#dark.matches ? this.#styles.dark : this.#styles.light;
  }

  #restyle() {
    // What the marks cover is not part of the style file, so it is carried over.
    this.#map?.setStyle(this.#style(), {
      transformStyle: (_, next) => {
        const marks = { ...next.sources.marks, data: this.#marks };
        return { ...next, sources: { ...next.sources, marks } };
      },
    });
  }

  #then(action) {
    this.#opening?.then(() => this.#map && action(this.#map));
  }

  #remove() {
    this.#opening = null;
    this.#dark.removeEventListener("change", this.#onTheme);
    this.#map?.remove();
    this.#map = null;
  }
}

const REST = 400; // milliseconds, at least; at most twice as many
const NOTHING = { type: "FeatureCollection", features: [] };

/** The options, as `bridge.rs` writes them. */
function read(texts, numbers) {
  const [library, css, styleLight, styleDark, title, wheelHint, wheelHintMac, touchHint] =
    texts.split("\n");
  const [minZoom, maxZoom, padding, cooperative, still, west, south, east, north, ...start] = numbers;
  const view =
    start.length === 4
      ? { bounds: [start.slice(0, 2), start.slice(2)] }
      : { center: start.slice(0, 2), zoom: start[2] };
  return {
    library,
    css,
    styleLight,
    styleDark,
    locale: { title, wheelHint, wheelHintMac, touchHint },
    minZoom,
    maxZoom,
    padding,
    cooperativeGestures: cooperative === 1,
    reducedMotion: still === 1,
    maxBounds: [[west, south], [east, north]],
    ...view,
  };
}

function mapOptions(frame, options, start, style) {
  const { locale } = options;
  const { center, zoom } = start ?? options;
  const view =
    options.bounds && !start
      ? { bounds: options.bounds, fitBoundsOptions: { padding: options.padding } }
      : { center, zoom };
  return {
    ...view,
    container: frame,
    style,
    minZoom: options.minZoom,
    maxZoom: options.maxZoom,
    maxBounds: options.maxBounds,
    attributionControl: false, // the page shows the credits itself, also without script
    cooperativeGestures: options.cooperativeGestures,
    dragRotate: false, // north stays up, the view stays flat
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    refreshExpiredTiles: false, // tiles never change under their address
    reduceMotion: options.reducedMotion,
    fadeDuration: options.reducedMotion ? 0 : 200,
    // The worker resolves addresses by its own, which is not the page's everywhere.
    transformRequest: (url) => ({ url: new URL(url, location.href).href }),
    locale: {
      "Map.Title": locale.title,
      "CooperativeGesturesHandler.WindowsHelpText": locale.wheelHint,
      "CooperativeGesturesHandler.MacHelpText": locale.wheelHintMac,
      "CooperativeGesturesHandler.MobileHelpText": locale.touchHint,
    },
  };
}

const NEAR = 160; // pixels between a group and those that part from it or join it

/**
 * Goes with the marks where groups part and join: new marks come out of the group that they were in, those
 * that are taken in move into theirs. A group stays where most of it is and stands for fewer or more then,
 * or it is gone or has come. The focus goes along.
 */
function accompany(layer, still) {
  let focused = null;
  layer?.addEventListener("focusin", ({ target }) => (focused = target.closest(".mark")));
  layer?.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && (focused = null));
  // Each mark with its place, which is read once: every mark that came is compared with all that left.
  const placed = (marks) =>
    marks.map((mark) => ({ mark, x: Number(mark.getAttribute("x")), y: Number(mark.getAttribute("y")) }));
  const between = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
  const nearest = (one, others) => {
    let [best, least] = [undefined, Infinity];
    for (const other of others) {
      const away = between(one, other);
      if (away < least) [best, least] = [other, away];
    }
    return best;
  };
  const glide = (from, sign, to, back) => {
    if (!to || !(between(from, to) > 1 && between(from, to) < NEAR)) return null;
    const away = { transform: `translate(${to.x - from.x}px, ${to.y - from.y}px)`, opacity: 0.2 };
    const here = { transform: "none", opacity: 1 };
    return sign.animate(back ? [here, away] : [away, here], { duration: 180, easing: "ease-out" });
  };
  const watch = new MutationObserver((changes) => {
    const marks = (list) =>
      placed(changes.flatMap((change) => [...change[list]].filter((node) => node.matches?.(".mark:not(.leaving)"))));
    const [came, left] = [marks("addedNodes"), marks("removedNodes")];
    if (!came.length && !left.length) return;
    const lost = left.find(({ mark }) => mark === focused);
    if (lost && document.activeElement === document.body) {
      const there = placed([...layer.querySelectorAll(".mark:not(.leaving)")]);
      nearest(lost, there)?.mark.querySelector("a").focus();
    }
    // Another filter or time parts and joins nobody.
    if (still || !changes.some(({ type }) => type === "attributes")) return;
    // Those whose number is another now, by how many more they stand for.
    const counted = (differs) =>
      placed(
        changes
          .filter(({ target, oldValue }) => target.parentElement?.matches(".number") && differs(target.data - oldValue))
          .map(({ target }) => target.parentElement.closest(".mark")),
      );
    const groups = (marks) => marks.filter(({ mark }) => mark.matches(".group"));
    const from = [...groups(left), ...counted((more) => more < 0)];
    const into = [...groups(came), ...counted((more) => more > 0)];
    for (const one of came) glide(one, one.mark.firstElementChild, nearest(one, from), false);
    for (const one of into.length ? left : []) {
      const ghost = one.mark.cloneNode(true);
      const sign = ghost.firstElementChild;
      ghost.classList.add("leaving");
      ghost.ariaHidden = "true";
      ghost.querySelectorAll(".name").forEach((name) => name.remove());
      sign.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
      layer.append(ghost);
      const motion = glide(one, sign, nearest(one, into), true);
      if (motion) motion.onfinish = () => ghost.remove();
      else ghost.remove();
    }
  });
  const told = { childList: true, characterDataOldValue: true, attributeFilter: ["data-zoom"] };
  if (layer) watch.observe(layer, { ...told, subtree: true });
  return watch;
}

const duration = (animate) => (animate ? { duration: 220 } : { duration: 0 });

/** Links a stylesheet once and waits for it. */
function stylesheet(href) {
  const found = [...document.styleSheets].some((sheet) => sheet.href === new URL(href, location.href).href);
  if (found) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.onload = resolve;
    link.onerror = () => reject(new Error(`cannot load ${href}`));
    document.head.append(link);
  });
}

/** What went wrong, from what MapLibre 6 says before its first picture. */
function reasonOf(error) {
  if (error.name === "GPUInitializationError") return "web-gl";
  if (/worker/i.test(error.message)) return "worker";
  return "style";
}

/** The images that the style asks for by name: the ring of a town, and invisible boxes. */
function addImage(map, id) {
  const clear = /^clear-(\d+)x(\d+)$/.exec(id);
  if (id === "dot") map.addImage(id, dot(), { pixelRatio: 2, sdf: true });
  else if (clear) {
    const [width, height] = [clear[1] / STEP, clear[2] / STEP];
    const data = new Uint8Array(width * height * 4);
    map.addImage(id, { width, height, data }, { pixelRatio: 1 / STEP });
  }
}

/**
 * A disc of 5 pixels across as a signed distance field, so that the style can give it colours.
 *
 * Source of the encoding: github.com/mapbox/tiny-sdf, radius 8, cutoff 0.25.
 */
function dot() {
  const size = 20; // at two image pixels for one on the screen: `PLACE_IMAGE` of the rules
  const data = new Uint8Array(size * size * 4);
  for (let at = 0; at < size * size; at += 1) {
    const x = (at % size) + 0.5 - size / 2;
    const y = Math.floor(at / size) + 0.5 - size / 2;
    const outside = Math.hypot(x, y) - 5;
    data[at * 4 + 3] = Math.max(0, Math.min(255, Math.round(255 - 255 * (outside / 8 + 0.25))));
  }
  return { width: size, height: size, data };
}

const STEP = 4; // pixels; sizes are rounded up to it, so that few images are needed

/** What lies over the map: buttons and links, and its edges, which would cut names. */
function over(map, region) {
  const { left, right, top, bottom } = map.getContainer().getBoundingClientRect();
  const buttons = [...region.querySelectorAll(".zoom, .maparea, .edge")];
  const edges = [
    ...[left, right].map((x) => ({ left: x - 1, right: x + 1, top, bottom })),
    ...[top, bottom].map((y) => ({ left, right, top: y - 1, bottom: y + 1 })),
  ];
  return [...buttons.map((button) => button.getBoundingClientRect()), ...edges].flatMap((box) => {
    const { lng, lat } = map.unproject([box.left - left, (box.top + box.bottom) / 2 - top]);
    return [lng, lat, 0, box.right - box.left, box.bottom - box.top];
  });
}

/** Boxes that hang on their point by the left or the right edge. */
function clearings(boxes) {
  const features = [];
  const add = (lon, lat, anchor, width, height) => {
    if (width <= 0 || height <= 0) return;
    const round = (pixels) => Math.ceil(pixels / STEP) * STEP;
    features.push({
      type: "Feature",
      properties: { box: `clear-${round(width)}x${round(height)}`, anchor },
      geometry: { type: "Point", coordinates: [lon, lat] },
    });
  };
  for (let at = 0; at + 4 < boxes.length; at += 5) {
    const [lon, lat, left, right, height] = boxes.slice(at, at + 5);
    add(lon, lat, "right", left, height);
    add(lon, lat, "left", right, height);
  }
  return features;
}
