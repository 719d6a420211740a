// What is measured on a page, the same for ours and the peers'.

/** Slow network and processor: 150 ms round trip, 1.6 Mbit/s down, 0.75 up, a quarter of the CPU. */
export const SLOW = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** So many steps are played. */
const PLAYED = 120;

/** Kept by the page itself from its first moment on. */
export function observe(marks) {
  const seen = { fcp: 0, lcp: 0, cls: 0, mark: 0, longest: 0, inputs: [] };
  window.seen = seen;
  const on = (type, each, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      ...more,
    });
  on("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime;
  });
  on("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  on("layout-shift", (entry) => {
    if (!entry.hadRecentInput) seen.cls += entry.value;
  });
  on("longtask", (entry) => {
    if (seen.armed) seen.longest = Math.max(seen.longest, entry.duration);
  });
  on("event", (entry) => entry.interactionId && seen.inputs.push(entry.duration), {
    durationThreshold: 16,
  });
  // A mark counts when it is painted and a click on its middle would reach it.
  const look = () => {
    const hit = [...document.querySelectorAll(marks)].slice(0, 200).some((mark) => {
      const box = mark.getBoundingClientRect();
      const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return there && (mark === there || mark.contains(there));
    });
    const usable = performance.getEntriesByName("usable")[0];
    // What is on a canvas cannot be asked: there the page says when its marks are drawn.
    if (seen.fcp && (marks === "canvas" ? usable : hit)) seen.mark = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Opens a page in a window of its own. */
export async function open(browser, { url, marks, ready, before }, { slow = false, viewport } = {}) {
  const context = await browser.newContext({ viewport: viewport ?? { width: 1440, height: 900 } });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const protocol = await context.newCDPSession(page);
  const bytes = { total: 0, at: [] };
  await protocol.send("Network.enable");
  protocol.on("Network.loadingFinished", ({ encodedDataLength, timestamp }) => {
    bytes.total += encodedDataLength;
    bytes.at.push([timestamp, encodedDataLength]);
  });
  let began = Infinity;
  protocol.on("Network.requestWillBeSent", ({ timestamp }) => (began = Math.min(began, timestamp)));
  if (slow) {
    await protocol.send("Network.emulateNetworkConditions", { offline: false, ...SLOW });
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.addInitScript(observe, marks);
  if (before) await page.addInitScript(before);
  await page.goto(url, { waitUntil: "load", timeout: 90_000 });
  const until = Date.now() + 90_000;
  while (!(await page.evaluate(ready))) {
    if (errors.length) throw new Error(`${url}: ${errors[0]}`);
    if (Date.now() > until) throw new Error(`${url} did not become ready`);
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(1500);
  if (errors.length) throw new Error(`${url}: ${errors[0]}`);
  return { context, page, protocol, bytes, began };
}

/** How a page loads: milliseconds since the navigation, bytes as sent. */
export async function load(browser, subject, conditions) {
  const opened = await open(browser, subject, conditions);
  const { page, bytes, began, context } = opened;
  const seen = await page.evaluate(() => window.seen);
  const timeline = subject.timeline ? await page.evaluate(subject.timeline) : null;
  const until = began + seen.mark / 1000;
  const usable = bytes.at.filter(([at]) => at <= until).reduce((sum, [, n]) => sum + n, 0);
  await context.close();
  return {
    fcp: seen.fcp,
    lcp: seen.lcp,
    cls: seen.cls,
    mark: seen.mark,
    bytesUsable: usable,
    bytesTotal: bytes.total,
    timeline,
  };
}

/** Makes `window.shown()` something that differs once a page shows another result. */
function tellShown() {
  // The peers count what they have drawn; on our page the number of organisations and the handle
  // change with the marks, in the same frame.
  const ours = () =>
    ["h1", "[role=slider]"]
      .map((name) => [...document.querySelectorAll(name)].pop())
      .map((it) => `${it?.textContent} ${it?.getAttribute("aria-valuetext")}`)
      .join();
  window.shown = () => document.documentElement.dataset.drawn ?? ours();
}

/** Makes `window.painted` the milliseconds from the next click or key to the frame that shows its result. */
function watch() {
  const { shown } = window;
  const patience = document.documentElement.dataset.drawn === undefined ? 1000 : 60_000;
  const before = shown();
  window.painted = new Promise((resolve) => {
    const began = (event) => {
      for (const type of ["click", "keydown"]) removeEventListener(type, began, true);
      const from = event.timeStamp;
      const scriptFrom = performance.now();
      const channel = new MessageChannel();
      const look = () => {
        const same = shown() === before;
        // A step that changes no number would wait for ever: after a second it does not count.
        if (same && performance.now() - scriptFrom < patience) {
          requestAnimationFrame(look);
          return;
        }
        channel.port1.onmessage = () => resolve(same ? null : performance.now() - from);
        channel.port2.postMessage(0);
      };
      requestAnimationFrame(look);
    };
    for (const type of ["click", "keydown"]) addEventListener(type, began, true);
  });
}

/** The value below which the share `q` of these numbers lies. */
export function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/** Runs `act` `times` times; the milliseconds until each result was painted. */
async function timed(page, times, act) {
  const all = [];
  for (let i = 0; i < times; i++) {
    await page.evaluate(watch);
    await act(i);
    const took = await page.evaluate(() => window.painted);
    if (took !== null) all.push(took);
  }
  return all;
}

/**
 * Plays time as fast as the page can: each step begins in the first frame that shows the one before. The
 * milliseconds between them; runs in the page.
 */
async function played({ handle, times }) {
  const { shown } = window;
  const slider = [...document.querySelectorAll(handle)].pop();
  const step = (back) => {
    const more = { bubbles: true, cancelable: true };
    if (slider instanceof HTMLInputElement) {
      slider.value = Number(slider.value) + (back ? -1 : 1);
      slider.dispatchEvent(new Event("input", more));
    } else {
      const key = back ? "ArrowLeft" : "ArrowRight";
      slider.dispatchEvent(new KeyboardEvent("keydown", { key, ...more }));
    }
  };
  const frame = () => new Promise(requestAnimationFrame);
  const all = [];
  let at = await frame();
  for (let i = 0; i < times; i++) {
    const [before, from] = [shown(), at];
    step(i % 8 < 4);
    do at = await frame();
    while (shown() === before && at - from < 5000);
    all.push(at - from);
  }
  return all;
}

/** How many frames went by without a step, at sixty in a second. */
const dropped = (frames) =>
  frames.reduce((sum, took) => sum + Math.max(0, Math.round((took * 60) / 1000) - 1), 0);

/** Seconds of the processor that the page has spent in script so far. */
async function scripted(protocol) {
  const { metrics } = await protocol.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration").value;
}

/** Milliseconds of script, of the processor, in each of some steps, with what follows their first frame. */
async function scripts(page, protocol, times, act) {
  const all = [];
  for (let i = 0; i < times; i++) {
    const before = await scripted(protocol);
    await act(i);
    await page.waitForTimeout(150);
    all.push((await scripted(protocol) - before) * 1000);
  }
  return all;
}

/** Filter clicks and steps of the date, on a page that has come to rest. */
export async function use(browser, subject) {
  const { page, protocol, context } = await open(browser, subject);
  if (subject.prepare) await subject.prepare(page);
  await page.evaluate(tellShown);
  await page.evaluate(() => (window.seen.armed = true));
  let filter = [];
  if (subject.option) {
    const option = page.locator(subject.option).first();
    await option.scrollIntoViewIfNeeded();
    filter = await timed(page, 10, () => option.click());
  }
  const inputs = await page.evaluate(() => window.seen.inputs.splice(0));
  let steps = [];
  let frames = [];
  let script = [];
  if (subject.handle) {
    // Of two handles the one of the end, where most are; to and fro, for few records have few years.
    await page.locator(subject.handle).last().focus();
    const key = (i) => (i % 8 < 4 ? "ArrowLeft" : "ArrowRight");
    steps = await timed(page, 12, (i) => page.keyboard.press(key(i)));
    frames = await page.evaluate(played, { handle: subject.handle, times: PLAYED });
    // What the processor spent: without a graphics card drawing competes with script for two cores.
    await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
    script = await scripts(page, protocol, 60, (i) => page.keyboard.press(key(i)));
  }
  const longest = await page.evaluate(() => window.seen.longest);
  await protocol.send("HeapProfiler.collectGarbage");
  const heap = await page.evaluate(async () => {
    if (!window.crossOriginIsolated) return null;
    return (await performance.measureUserAgentSpecificMemory()).bytes;
  }).catch(() => null);
  await context.close();
  return {
    filter: filter.length ? quantile(filter, 0.5) : null,
    inp: inputs.length ? Math.max(...inputs) : filter.length ? 16 : null,
    step50: steps.length ? quantile(steps, 0.5) : null,
    step95: steps.length ? quantile(steps, 0.95) : null,
    frame50: frames.length ? quantile(frames, 0.5) : null,
    frame95: frames.length ? quantile(frames, 0.95) : null,
    dropped: frames.length ? dropped(frames) : null,
    script50: script.length ? quantile(script, 0.5) : null,
    script95: script.length ? quantile(script, 0.95) : null,
    longest,
    heap,
  };
}
