use cartographer::*;
use shared::{directory::Directory, lang::Lang, view::View, settings::Settings};
fn main() {
    let archive = std::fs::read("basemap/basemap.pmtiles").unwrap();
    let atlas = Atlas::open(archive.into()).unwrap();
    let files: Vec<(String,String)> = std::fs::read_dir("data").unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e=="json")).map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&p).unwrap())).collect();
    let files: Vec<(&str,&str)> = files.iter().map(|(a,b)|(a.as_str(),b.as_str())).collect();
    let register = shared::register::Register::read(&files).unwrap();
    let columns = shared::directory::Columns::publish(&register, &Settings::default(), shared::date::Day::new(2024,6,1).unwrap());
    let directory = Directory::new(columns);
    let arguments: Vec<String> = std::env::args().collect();
    let view = View::parse(&arguments[1]);
    let (w, h, scale): (f64, f64, f64) = (arguments[2].parse().unwrap(), arguments[3].parse().unwrap(), arguments[4].parse().unwrap());
    let lang: Lang = arguments[5].parse().unwrap();
    let theme = shared::mapstyle::Theme::ALL.into_iter().find(|t| t.code() == arguments[6]).unwrap();
    let mut canvas = directory.first_canvas(&view);
    let mut frame = shared::marks::Frame::fit(directory.columns.extent, w, h);
    if let Some(center) = view.center { frame.center = center; }
    if let Some(zoom) = view.zoom { frame.zoom = zoom; }
    canvas.frame = frame; canvas.most_marks = 150;
    let answer = directory.answer(&view, lang, &canvas);
    for _ in 0..3 {
    let t = std::time::Instant::now();
    let terrain = Terrain::of(&atlas, frame, Picture::detail(scale));
    let t1 = t.elapsed();
    let svg = Picture { terrain: &terrain, result: &answer.result, title: "Arctic Cluster Team", lang, theme }.svg();
    let t2 = t.elapsed();
    let png = png(&svg, scale).unwrap();
    println!("terrain {t1:?} svg {:?} png {:?}; svg {} png {} bytes", t2 - t1, t.elapsed() - t2, svg.len(), png.len());
    std::fs::write(&arguments[7], png).unwrap();
    std::fs::write("/tmp/cartofont/picture.svg", svg).unwrap();
    }
    let ground = PageGround::new(Some(&atlas), directory.first_frame(&view));
    let answer = directory.answer(&view, Lang::Nb, &directory.first_canvas(&view));
    let markup = ground.markup(&answer.result.map, Lang::Nb);
    for q in [4, 5, 11] {
        let mut packed = Vec::new();
        { let mut w = brotli::CompressorWriter::new(&mut packed, 4096, q, 22); std::io::Write::write_all(&mut w, markup.as_bytes()).unwrap(); }
        println!("ground {} brotli-{q} {}", markup.len(), packed.len());
    }
}
