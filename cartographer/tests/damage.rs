//! What happens with archives that are damaged and frames that make no sense: an error, or a map
//! with holes, never a panic.
#![expect(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]

mod support;

use bytes::Bytes;
use cartographer::{Atlas, Picture, Terrain, png};
use proptest::prelude::*;
use shared::{geo::LonLat, lang::Lang, mapstyle::Theme, marks::Frame, view::View};
use support::{ARCHIVE, ATLAS, HELGELAND, answer};

const SMALL: Frame = Frame { width: 96.0, height: 64.0, center: HELGELAND, zoom: 6.0 };

fn terrain(atlas: &Atlas, frame: Frame) -> Terrain {
    Terrain::of(atlas, frame, Picture::detail(1.0))
}

#[test]
fn what_is_no_archive_is_an_error_that_says_so() {
    for bytes in [&b""[..], b"PMTiles", &[0; 200], &ARCHIVE[..100], &ARCHIVE[..127]] {
        let error = Atlas::open(Bytes::copy_from_slice(bytes)).unwrap_err();
        assert!(error.to_string().starts_with("the map archive cannot be opened: "), "{error}");
    }
}

#[test]
fn an_archive_that_ends_early_gives_a_map_with_holes() {
    let atlas = Atlas::open(ARCHIVE.slice(..ARCHIVE.len() / 50)).unwrap();
    let frame = Frame { width: 600.0, height: 400.0, zoom: 8.0, ..SMALL };
    let terrain = terrain(&atlas, frame);
    assert!(!terrain.faults.is_empty() && terrain.faults.len() <= Terrain::MOST_FAULTS);
    assert!(terrain.faults[0].starts_with("the tile 8/"), "{}", terrain.faults[0]);
}

#[test]
fn where_the_world_ends_there_is_sea() {
    for center in [LonLat { lon: 180.0, lat: 0.0 }, LonLat { lon: -180.0, lat: -89.0 }] {
        let terrain = terrain(&ATLAS, Frame { center, zoom: 9.0, ..SMALL });
        assert_eq!((terrain.land.as_str(), terrain.faults.len()), ("", 0));
    }
}

fn any_frame() -> impl Strategy<Value = Frame> {
    let side = prop_oneof![1.0..100.0, Just(0.0), Just(-5.0), Just(f64::NAN), Just(1e9)];
    let degrees = |most: f64| prop_oneof![-most..most, Just(most), Just(f64::INFINITY)];
    let zoom = prop_oneof![0.0..14.0, -3.0..26.0, Just(f64::NAN), Just(1e300)];
    (side.clone(), 1.0..80.0, degrees(200.0), degrees(95.0), zoom).prop_map(
        |(width, height, lon, lat, zoom)| Frame {
            width,
            height,
            center: LonLat { lon, lat },
            zoom,
        },
    )
}

fn sensible(frame: &Frame) -> bool {
    frame.width >= 1.0
        && frame.width < 1000.0
        && frame.zoom.is_finite()
        && frame.center.lon.is_finite()
        && frame.center.lat.is_finite()
}

fn drawn(frame: Frame, terrain: &Terrain) -> String {
    let result = answer(&View::default(), frame, Lang::En);
    let (title, lang, theme) = ("T", Lang::En, Theme::Dark);
    Picture { terrain, result: &result, title, lang, theme }.svg()
}

fn check(frame: Frame) {
    let terrain = terrain(&ATLAS, frame);
    assert_eq!(terrain.faults, [""; 0]);
    if sensible(&frame) {
        assert!(png(&drawn(frame, &terrain), 1.0).is_ok(), "{frame:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_frame_is_drawn_or_is_sea(frame in any_frame()) {
        check(frame);
    }

    #[test]
    fn any_damage_to_an_archive_is_an_error_or_a_hole(
        bytes in proptest::collection::vec((0..20_000_usize, any::<u8>()), 1..20),
        far in proptest::collection::vec((0.0..1.0, any::<u8>()), 0..2000),
        zoom in 0.0..10.0,
    ) {
        let mut archive = ARCHIVE.to_vec();
        for (at, byte) in bytes {
            archive[at] = byte;
        }
        for (at, byte) in far {
            let at = (at * archive.len() as f64) as usize;
            archive[at] = byte;
        }
        if let Ok(atlas) = Atlas::open(archive.into()) {
            let frame = Frame { zoom, ..SMALL };
            drawn(frame, &terrain(&atlas, frame));
        }
    }
}

/// A long run, for changes of the drawing: `cargo test -p cartographer --release -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn twenty_thousand_small_frames_are_drawn() {
    let config = ProptestConfig { cases: 20_000, ..ProptestConfig::default() };
    proptest::test_runner::TestRunner::new(config)
        .run(&any_frame(), |frame| {
            check(frame);
            Ok(())
        })
        .unwrap();
}
