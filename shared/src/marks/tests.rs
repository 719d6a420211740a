//! What the marks promise, on generated data and on a town like Mo i Rana.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::{
    directory::{Columns, Locations, NONE, PlaceEntry, PlaceLevel, SiteEntry},
    generate,
    geo::{Bounds, LonLat},
};

fn directory(partners: usize) -> &'static Directory {
    static DIRECTORIES: [OnceLock<Directory>; 2] = [OnceLock::new(), OnceLock::new()];
    let at = usize::from(partners > 100);
    DIRECTORIES[at].get_or_init(|| Directory::new(generate::columns(partners, 5)))
}

fn request(frame: Frame, partners: &Bitset) -> MarkRequest<'_> {
    MarkRequest {
        frame,
        most: 150,
        lang: Lang::Nb,
        partners,
        certain: None,
        selected: None,
        controls: false,
    }
}

fn set(len: usize, holds: impl Fn(u32) -> bool) -> Bitset {
    let mut set = Bitset::empty(len);
    (0..len as u32).filter(|p| holds(*p)).for_each(|p| set.insert(p));
    set
}

/// About one in `share` partners.
fn one_in(directory: &Directory, salt: u64, share: u64) -> Bitset {
    let mixed = |p: u32| (u64::from(p) ^ salt).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33;
    set(directory.len(), |p| mixed(p) < (1 << 31) / share)
}

/// The slots that a mark stands for.
fn slots_of(directory: &Directory, mark: &Mark) -> std::ops::Range<u32> {
    match mark.target {
        MarkTarget::Partner { location, .. } => {
            let slot = directory.hierarchy.slot[location as usize];
            slot..slot + 1
        }
        MarkTarget::Group { node, .. } => directory.hierarchy.node(node).slots.clone(),
    }
}

fn any_frame() -> impl Strategy<Value = Frame> {
    (300.0..1600.0, 200.0..1000.0, 5.0..32.0, 58.0..72.0, -1.0..17.0).prop_map(
        |(width, height, lon, lat, zoom)| Frame {
            width,
            height,
            center: LonLat { lon, lat },
            zoom,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_selected_location_is_counted_once(
        frame in any_frame(), many in any::<bool>(), salt in any::<u64>(), share in 1_u64..60, most in 1_usize..160,
    ) {
        let directory = directory(if many { 2500 } else { 36 });
        let partners = one_in(directory, salt, share);
        let slots = directory.hierarchy.slots(&partners);
        let selected = partners.iter().next();
        let request = MarkRequest { most, selected, ..request(frame, &partners) };
        let marks = marks(directory, &slots, &request);

        let counted: u32 = marks.marks.iter().map(|mark| mark.count).sum();
        let beyond: u32 = marks.edges.iter().map(|edge| edge.count).sum();
        prop_assert_eq!(counted + beyond, slots.count());
        prop_assert_eq!(marks.placed + marks.unplaced, partners.count());
        prop_assert_eq!(marks.unplaced as usize, unplaced(directory, &partners).len());
        prop_assert!(marks.marks.len() <= most);

        // In the order of the hierarchy, without overlap, each with what it says.
        let ranges: Vec<_> = marks.marks.iter().map(|mark| slots_of(directory, mark)).collect();
        prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for (mark, range) in marks.marks.iter().zip(&ranges) {
            prop_assert_eq!(mark.count, slots.count_in(range.clone()));
            let holds = selected_in(&slots, range.clone())
                .any(|slot| Some(directory.hierarchy.partner[slot as usize]) == selected);
            prop_assert_eq!(mark.selected, holds);
            prop_assert!(frame.side(mark.x, mark.y).is_none());
        }
        let mut keys: Vec<_> = marks.marks.iter().map(|mark| &mark.key).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), marks.marks.len());
    }

    #[test]
    fn discs_and_labels_never_overlap(frame in any_frame(), salt in any::<u64>(), share in 1_u64..60) {
        let directory = directory(2500);
        let partners = one_in(directory, salt, share);
        let slots = directory.hierarchy.slots(&partners);
        let marks = marks(directory, &slots, &request(frame, &partners)).marks;
        let label = |mark: &Mark| {
            let (away, width) = (mark.radius() + LABEL_GAP, text_width(&mark.label));
            match mark.label_side {
                LabelSide::Right => Some((mark.x + away, mark.x + away + width)),
                LabelSide::Left => Some((mark.x - away - width, mark.x - away)),
                LabelSide::Hidden => None,
            }
        };
        for (at, a) in marks.iter().enumerate() {
            if let Some((left, right)) = label(a) {
                prop_assert!(left >= 0.0 && right <= frame.width);
            }
            for (other, b) in marks.iter().enumerate().filter(|(other, _)| *other != at) {
                // Positions are rounded to a tenth of a pixel.
                let distance = (a.x - b.x).hypot(a.y - b.y);
                prop_assert!(distance > a.radius() + b.radius() - 0.2);
                let Some((left, right)) = label(a) else { continue };
                let clear = |l: f64, r: f64, half: f64| {
                    right <= l || r <= left || (a.y - b.y).abs() >= half + LABEL_HEIGHT / 2.0
                };
                prop_assert!(clear(b.x - b.radius(), b.x + b.radius(), b.radius()));
                if let Some((l, r)) = label(b).filter(|_| other > at) {
                    prop_assert!(clear(l, r, LABEL_HEIGHT / 2.0));
                }
            }
        }
    }

    #[test]
    fn a_group_stands_where_it_stands_whatever_is_filtered(frame in any_frame(), salt in any::<u64>(), share in 1_u64..9) {
        let directory = directory(2500);
        let all = Bitset::full(directory.len());
        let some = one_in(directory, salt, share);
        let of = |partners: &Bitset| {
            let slots = directory.hierarchy.slots(partners);
            marks(directory, &slots, &MarkRequest { most: 100_000, ..request(frame, partners) }).marks
        };
        let unfiltered = of(&all);
        for mark in of(&some) {
            let MarkTarget::Group { node, .. } = mark.target else { continue };
            let (x, y) = frame.project(directory.hierarchy.node(node).point);
            prop_assert!((mark.x - x).abs() <= 0.06 && (mark.y - y).abs() <= 0.06);
            // Each is one of the unfiltered groups, or what is left of one: never a new mixture.
            let range = slots_of(directory, &mark);
            let holders = unfiltered.iter().filter(|other| {
                let other = slots_of(directory, other);
                other.start < range.end && range.start < other.end
            });
            prop_assert!(holders.count() <= 1);
        }
    }

    #[test]
    fn a_mark_opens_the_group_that_it_shows(frame in any_frame(), salt in any::<u64>(), share in 1_u64..60) {
        let directory = directory(2500);
        let partners = one_in(directory, salt, share);
        let slots = directory.hierarchy.slots(&partners);
        let request = request(frame, &partners);
        let shown = marks(directory, &slots, &request);
        for mark in &shown.marks {
            let MarkTarget::Group { node, leaf_id } = &mark.target else { continue };
            let open: crate::view::Open = format!("group.{leaf_id}").parse().unwrap();
            prop_assert_eq!(open, crate::view::Open::Group(leaf_id.clone()));
            prop_assert_eq!(opened(directory, &slots, &request, leaf_id), Some(*node));
            let list = group(directory, &slots, *node, Lang::Nb);
            prop_assert_eq!(list.locations, mark.count);
            let mut listed: Vec<u32> = list.headings.iter().flat_map(|h| h.partners.clone()).collect();
            listed.sort_unstable();
            listed.dedup();
            let mut expected: Vec<u32> = selected_in(&slots, slots_of(directory, mark))
                .map(|slot| directory.hierarchy.partner[slot as usize]).collect();
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(listed, expected);
        }
        for edge in &shown.edges {
            prop_assert!(!beyond(directory, &slots, &request, edge.side).is_empty());
        }
    }
}

#[test]
fn the_id_of_a_lowest_group_leads_back_to_it() {
    let directory = directory(2500);
    for leaf in directory.hierarchy.leaves(directory.hierarchy.roots[0]) {
        assert_eq!(leaf_by_id(directory, &leaf_id(directory, leaf)), Some(leaf));
    }
    assert_eq!(leaf_by_id(directory, "nobody"), None);
    assert_eq!(leaf_by_id(directory, "nobody--x"), None);
}

/// Mo i Rana as in the real data: five partners on a site at the point of the town, two elsewhere in
/// the town, one on a site of its own nearby, one in Bodø, one nowhere.
fn mo() -> Columns {
    let mut columns = generate::columns(10, 1);
    let place = |id: &str, name: &str, level, parent, point| PlaceEntry {
        id: id.into(),
        name: name.into(),
        other_names: Vec::new(),
        level,
        parent,
        point,
    };
    let (mo, gullsmedvik, bodo) =
        ((14.14278, 66.31278), (14.141_667, 66.326_667), (14.37513, 67.28267));
    columns.places = vec![
        place("18", "Nordland", PlaceLevel::County, NONE, None),
        place("1804", "Bodø", PlaceLevel::Municipality, 0, None),
        place("1833", "Rana", PlaceLevel::Municipality, 0, None),
        place("bodo", "Bodø", PlaceLevel::Town, 1, LonLat::new(bodo.0, bodo.1)),
        place("mo-i-rana", "Mo i Rana", PlaceLevel::Town, 2, LonLat::new(mo.0, mo.1)),
    ];
    let site = |id: &str, name: &str, (lon, lat), precision| SiteEntry {
        id: id.into(),
        name: name.into(),
        place: 2,
        point: LonLat { lon, lat },
        precision,
        label: String::new(),
    };
    columns.sites = vec![
        site("gullsmedvik", "Gullsmedvik", gullsmedvik, Precision::Site),
        site("mo-industripark", "Mo Industripark", mo, Precision::Town),
    ];
    // Partner, point, place, site.
    let rows = [
        (0, mo, 4, 1),
        (1, mo, 4, 1),
        (2, gullsmedvik, 2, 0),
        (3, mo, 4, 1),
        (4, bodo, 3, NONE),
        (4, mo, 4, NONE),
        (5, mo, 4, 1),
        (6, mo, 4, NONE),
        (7, mo, 4, 1),
    ];
    columns.partners.site = vec![NONE; 10];
    columns.partners.place = vec![NONE; 10];
    columns.milestones.clear();
    columns.locations = Locations::default();
    for (partner, (lon, lat), place, site) in rows {
        let locations = &mut columns.locations;
        locations.partner.push(partner);
        locations.lon.push((f64::round(lon * 1e6)) as i32);
        locations.lat.push((f64::round(lat * 1e6)) as i32);
        locations.precision.push(if site == 0 { Precision::Site } else { Precision::Town });
        locations.place.push(place);
        locations.site.push(site);
    }
    columns
}

const NORDLAND: Bounds = Bounds { west: 11.0, south: 65.0, east: 18.0, north: 69.0 };

fn named(marks: &Marks) -> Vec<(&str, u32)> {
    marks.marks.iter().map(|mark| (mark.label.as_str(), mark.count)).collect()
}

#[test]
fn a_site_and_the_rest_of_its_town_are_two_headings_of_one_group() {
    let directory = Directory::new(mo());
    let partners = Bitset::full(10);
    let slots = directory.hierarchy.slots(&partners);
    let near = Frame { zoom: 16.0, ..Frame::fit(NORDLAND, 800.0, 600.0) };
    let near = Frame { center: LonLat { lon: 14.14278, lat: 66.31278 }, ..near };
    let request = request(near, &partners);
    let node = opened(&directory, &slots, &request, "mo-i-rana").unwrap();
    assert_eq!(opened(&directory, &slots, &request, "mo-industripark"), Some(node));

    let list = group(&directory, &slots, node, Lang::Nb);
    assert_eq!((list.title.as_str(), list.locations, list.partners), ("Mo i Rana", 7, 7));
    let headings: Vec<_> =
        list.headings.iter().map(|h| (h.title.as_str(), h.partners.as_slice())).collect();
    assert_eq!(
        headings,
        [("Mo Industripark", &[0, 1, 3, 5, 7][..]), ("Andre steder i Mo i Rana", &[4, 6][..]),]
    );
    assert_eq!(
        group(&directory, &slots, node, Lang::En).headings[1].title,
        "Elsewhere in Mo i Rana"
    );
}

#[test]
fn from_afar_the_quay_nearby_joins_them() {
    let directory = Directory::new(mo());
    let partners = Bitset::full(10);
    let slots = directory.hierarchy.slots(&partners);
    let marks = marks(&directory, &slots, &request(Frame::fit(NORDLAND, 800.0, 600.0), &partners));
    let bodo = &directory.columns.partners.name[4];
    assert_eq!(named(&marks), [(bodo, 1), ("Rana", 8)]);
    assert_eq!((marks.placed, marks.unplaced), (8, 2));
    assert_eq!(marks.marks[0].precision, Precision::Town);
    assert_eq!(marks.marks[0].place, 3);
    let MarkTarget::Group { node, leaf_id } = &marks.marks[1].target else { panic!("a group") };
    assert_eq!(leaf_id, "mo-industripark");
    let titles: Vec<_> = group(&directory, &slots, *node, Lang::Nb)
        .headings
        .into_iter()
        .map(|heading| heading.title)
        .collect();
    assert_eq!(titles, ["Gullsmedvik", "Mo Industripark", "Andre steder i Mo i Rana"]);
}

#[test]
fn a_group_of_which_one_is_left_is_that_partner() {
    let directory = Directory::new(mo());
    let partners = set(10, |p| p == 6);
    let slots = directory.hierarchy.slots(&partners);
    let frame = Frame::fit(NORDLAND, 800.0, 600.0);
    let request = MarkRequest { selected: Some(6), ..request(frame, &partners) };
    let marks = marks(&directory, &slots, &request).marks;
    assert_eq!(marks[0].target, MarkTarget::Partner { partner: 6, location: 7 });
    assert_eq!(marks[0].precision, Precision::Town);
    assert!(marks[0].selected);
    assert_eq!(marks[0].label_side, LabelSide::Right);
}

#[test]
fn a_partner_at_two_places_is_counted_at_both_and_listed_once_each() {
    let directory = Directory::new(mo());
    let partners = set(10, |p| p == 4);
    let slots = directory.hierarchy.slots(&partners);
    let whole = Frame { zoom: 0.0, ..Frame::fit(NORDLAND, 800.0, 600.0) };
    let marks = marks(&directory, &slots, &request(whole, &partners));
    assert_eq!(named(&marks), [("Mo i Rana og omegn", 2)]);
    let MarkTarget::Group { node, .. } = marks.marks[0].target else { panic!("a group") };
    let list = group(&directory, &slots, node, Lang::Nb);
    assert_eq!((list.locations, list.partners), (2, 1));
    let titles: Vec<_> =
        list.headings.iter().map(|h| (h.title.as_str(), h.partners.clone())).collect();
    assert_eq!(titles, [("Bodø", vec![4]), ("Mo i Rana", vec![4])]);
}

#[test]
fn what_lies_outside_is_one_mark_per_side() {
    let directory = Directory::new(mo());
    let partners = Bitset::full(10);
    let slots = directory.hierarchy.slots(&partners);
    let north = Bounds { west: 17.0, south: 68.0, east: 25.0, north: 71.0 };
    let request = request(Frame::fit(north, 800.0, 600.0), &partners);
    let marks = marks(&directory, &slots, &request);
    assert_eq!(marks.edges, [Edge { side: Side::South, count: 9 }]);
    assert_eq!(beyond(&directory, &slots, &request, Side::South), [0, 1, 2, 3, 4, 5, 6, 7]);
    assert!(beyond(&directory, &slots, &request, Side::West).is_empty());
}

#[test]
fn a_group_is_certain_if_one_of_it_is() {
    let directory = Directory::new(mo());
    let partners = Bitset::full(10);
    let slots = directory.hierarchy.slots(&partners);
    let certain = set(10, |p| p == 7);
    let frame = Frame::fit(NORDLAND, 800.0, 600.0);
    let request = MarkRequest { certain: Some(&certain), ..request(frame, &partners) };
    let certain: Vec<_> =
        marks(&directory, &slots, &request).marks.iter().map(|mark| mark.certain).collect();
    assert_eq!(certain, [false, true]);
}

#[test]
fn labels_keep_clear_of_the_buttons_of_the_page_in_each_language() {
    let directory = directory(2_500);
    let partners = Bitset::full(directory.len());
    let slots = directory.hierarchy.slots(&partners);
    let mut beside = 0;
    for (width, lang) in [390.0, 1_000.0].into_iter().flat_map(|w| Lang::ALL.map(|l| (w, l))) {
        let whole = Frame::fit(directory.columns.extent, width, 330.0);
        for frame in [whole, Frame { zoom: whole.zoom + 2.0, ..whole }] {
            let request =
                MarkRequest { controls: true, most: 60, lang, ..request(frame, &partners) };
            let found = marks(directory, &slots, &request);
            let links = labels::links(&found.edges, found.unplaced, lang);
            assert!(!links.is_empty());
            let covered = controls(&frame, &links, lang);
            for mark in &found.marks {
                let (away, long) = (mark.radius() + LABEL_GAP, text_width(&mark.label));
                let left = match mark.label_side {
                    LabelSide::Right => mark.x + away,
                    LabelSide::Left => mark.x - away - long,
                    LabelSide::Hidden => continue,
                };
                beside += 1;
                let (top, bottom) = (mark.y - LABEL_HEIGHT / 2.0, mark.y + LABEL_HEIGHT / 2.0);
                let free = covered.iter().all(|button| {
                    button.right <= left
                        || left + long <= button.left
                        || button.bottom <= top
                        || bottom <= button.top
                });
                assert!(free, "{} at {width} in {lang:?}", mark.label);
            }
        }
    }
    assert!(beside > 20, "only {beside} labels");
}

#[test]
fn the_room_for_links_is_as_wide_as_they_are() {
    let frame = Frame::fit(NORDLAND, 390.0, 380.0);
    // As Chromium lays them out, with Noto Sans 600 at 13 px.
    for (text, drawn, lang) in [
        ("7 without a known position", 196.5, Lang::En),
        ("↓ Further south: 24", 147.5, Lang::En),
        ("→ Further east: 1", 130.7, Lang::En),
        ("7 uten kjent sted", 131.0, Lang::Nb),
        ("↑ Lenger nord: 3", 130.3, Lang::Nb),
    ] {
        let areas = controls(&frame, &[text.to_owned()], lang);
        let room = areas[2].right - areas[2].left;
        assert!((drawn..drawn * 1.1).contains(&room), "{text}: {room} of {drawn}");
    }
}
