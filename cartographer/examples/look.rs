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
    let query = std::env::args().nth(1).unwrap_or_default();
    let view = View::parse(&query);
    let frame = directory.first_frame(&view);
    println!("{frame:?}");
    let t = std::time::Instant::now();
    let ground = PageGround::new(Some(&atlas), frame);
    println!("ground {:?} faults {:?}", t.elapsed(), ground.faults());
    let answer = directory.answer(&view, Lang::Nb, &directory.first_canvas(&view));
    let t = std::time::Instant::now();
    let markup = ground.markup(&answer.result.map, Lang::Nb);
    println!("markup {:?} {} bytes", t.elapsed(), markup.len());
    let mut packed = Vec::new();
    { let mut w = brotli::CompressorWriter::new(&mut packed, 4096, 5, 22); std::io::Write::write_all(&mut w, markup.as_bytes()).unwrap(); }
    println!("brotli-5 {}", packed.len());
    std::fs::write("/tmp/cartofont/ground.svg", format!(r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-288 -145 936 653" width="1400"><style>.land{{fill:#f6f4ef;stroke:#9dbccb;stroke-width:.4}} .lake{{fill:#d4e4eb}} [class^=border]{{fill:none;stroke:#a9a6ac;stroke-width:.8}} text{{font-family:Noto Sans;fill:#4f5a60}} circle{{fill:#fff;stroke:#6f7a80}}</style><rect x="-300" y="-200" width="2000" height="1000" fill="#d4e4eb"/><svg width="360" height="363" overflow="visible">{markup}</svg></svg>"##)).unwrap();
}
