// The figures as tables in Markdown.

const ms = (value) => (value == null ? "–" : value < 10 ? value.toFixed(1) : Math.round(value));
const kb = (value) => (value == null ? "–" : Math.round(value / 1000));
const mb = (value) => (value == null ? "–" : (value / 1e6).toFixed(1));

const COLUMNS = [
  ["kB until usable", (f) => kb(f.load?.bytesUsable)],
  ["kB in all", (f) => kb(f.load?.bytesTotal)],
  ["FCP", (f) => ms(f.load?.fcp)],
  ["LCP", (f) => ms(f.load?.lcp)],
  ["CLS", (f) => f.load?.cls?.toFixed(3) ?? "–"],
  ["mark", (f) => ms(f.load?.mark)],
  ["slow FCP", (f) => ms(f.slow?.fcp)],
  ["slow LCP", (f) => ms(f.slow?.lcp)],
  ["slow mark", (f) => ms(f.slow?.mark)],
  ["INP", (f) => ms(f.use?.inp)],
  ["filter", (f) => ms(f.use?.filter)],
  ["step p50", (f) => ms(f.use?.step50)],
  ["step p95", (f) => ms(f.use?.step95)],
  ["frame p50", (f) => ms(f.use?.frame50)],
  ["frame p95", (f) => ms(f.use?.frame95)],
  ["dropped", (f) => f.use?.dropped ?? "–"],
  ["script p50", (f) => ms(f.use?.script50)],
  ["script p95", (f) => ms(f.use?.script95)],
  ["timeline drawn", (f) => ms(f.load?.timeline)],
  ["longest task", (f) => ms(f.use?.longest)],
  ["MB", (f) => mb(f.use?.heap)],
];

/** One table per size: a line per page, milliseconds where nothing else is said. */
export function report({ versions, sizes }) {
  const lines = [`Chromium ${versions.chromium}.`, ""];
  for (const [size, found] of Object.entries(sizes)) {
    lines.push(`### ${Number(size).toLocaleString("en")} organisations`, "");
    lines.push(`| | ${COLUMNS.map(([title]) => title).join(" | ")} |`);
    lines.push(`| --- |${" ---: |".repeat(COLUMNS.length)}`);
    for (const [name, figures] of Object.entries(found)) {
      lines.push(`| ${name} | ${COLUMNS.map(([, of]) => of(figures)).join(" | ")} |`);
      for (const part of Object.values(figures)) {
        if (part.failed) lines.push("", `${name}: ${part.failed}`);
      }
    }
    lines.push("");
  }
  return lines.join("\n");
}
