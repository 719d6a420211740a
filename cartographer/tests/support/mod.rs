//! The default data and archive, and views drawn from them.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::{fs, path::Path, sync::LazyLock};

use bytes::Bytes;
use cartographer::{Atlas, Picture, Terrain};
use shared::{
    date::Day,
    directory::{Columns, Directory},
    explore::{Canvas, ViewResult},
    geo::LonLat,
    lang::Lang,
    mapstyle::Theme,
    marks::Frame,
    register::Register,
    settings::Settings,
    timeline::Room,
    view::View,
};

pub(crate) static ARCHIVE: LazyLock<Bytes> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../basemap/basemap.pmtiles");
    Bytes::from(fs::read(path).unwrap())
});
pub(crate) static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas::open(ARCHIVE.clone()).unwrap());
pub(crate) static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<(String, String)> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let register = Register::read(&files).unwrap();
    let day = Day::new(2024, 6, 1).unwrap();
    Directory::new(Columns::publish(&register, &Settings::default(), day))
});

/// A view drawn at a size.
pub(crate) struct Drawn {
    pub(crate) frame: Frame,
    pub(crate) terrain: Terrain,
    pub(crate) result: ViewResult,
    pub(crate) svg: String,
}

/// The whole extent, or what the view says.
pub(crate) fn frame(view: &View, width: f64, height: f64) -> Frame {
    let mut frame = Frame::fit(DIRECTORY.columns.extent, width, height);
    frame.center = view.center.unwrap_or(frame.center);
    frame.zoom = view.zoom.unwrap_or(frame.zoom);
    frame
}

pub(crate) fn answer(view: &View, frame: Frame, lang: Lang) -> ViewResult {
    let canvas = Canvas { frame, most_marks: 150, room: Room::default(), controls: false };
    DIRECTORY.answer(view, lang, &canvas).result
}

pub(crate) fn draw(query: &str, size: (f64, f64), lang: Lang, theme: Theme) -> Drawn {
    let view = View::parse(query);
    let frame = frame(&view, size.0, size.1);
    let terrain = Terrain::of(&ATLAS, frame, Picture::detail(1.0));
    let result = answer(&view, frame, lang);
    let title = "Arctic Cluster Team";
    let svg = Picture { terrain: &terrain, result: &result, title, lang, theme }.svg();
    Drawn { frame, terrain, result, svg }
}

pub(crate) const HELGELAND: LonLat = LonLat { lon: 13.6, lat: 66.2 };
