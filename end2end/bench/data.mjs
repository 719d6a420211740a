// The data of a generated cluster as the peers take it: columns as JSON, one entry per location, so
// that they draw what the explorer draws.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (folder, name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const year = (date) => Number(String(date).slice(0, 4));

/** Columns of all locations; positions in degrees, WGS 84. Records without a position stay out. */
export function columns(folder, style) {
  const partners = read(folder, "partners.json");
  const kinds = [...new Set(partners.map((partner) => partner.kind))].sort();
  const data = { style, kinds, name: [], lon: [], lat: [], kind: [], year: [] };
  const known = partners.map((partner) => year(partner.joined ?? partner.partner_by));
  data.firstYear = Math.min(...known.filter(Boolean));
  data.lastYear = Math.max(...known.filter(Boolean));
  partners.forEach((partner, at) => {
    for (const place of [partner.location, ...(partner.also_at ?? [])]) {
      if (!place) continue;
      data.name.push(partner.short_name);
      data.lon.push(place.lon);
      data.lat.push(place.lat);
      data.kind.push(kinds.indexOf(partner.kind));
      data.year.push(known[at] || data.firstYear);
    }
  });
  data.extent = {
    west: Math.min(...data.lon.slice(0, 5000)) - 0.5,
    east: Math.max(...data.lon.slice(0, 5000)) + 0.5,
    south: Math.min(...data.lat.slice(0, 5000)) - 0.5,
    north: Math.max(...data.lat.slice(0, 5000)) + 0.5,
  };
  return data;
}

/** Milestones of the folder with a title and a date as JavaScript reads it. */
export function milestones(folder) {
  return read(folder, "milestones.json")
    .filter((milestone) => milestone.date)
    .map(({ title, date }) => ({ title: title.en ?? title, date: String(date) }));
}
