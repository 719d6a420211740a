//! The marks of a picture, as the page's style sheet draws them.

use shared::{
    explore::MapMark,
    mapstyle::Palette,
    marks::{LABEL_GAP, LabelSide},
};

use super::Picture;
use crate::{
    ink::{Ink, sign},
    svg::{Svg, escaped, number},
};

/// The signs of kinds are 18 wide and drawn 28 wide.
const SIGN: f64 = 28.0 / 18.0;

/// All marks, the selected one last, so that nothing covers it.
pub(super) fn draw(svg: &mut Svg, picture: &Picture, palette: &Palette, ink: &Ink) {
    let marks = &picture.result.map.marks;
    let (selected, others): (Vec<_>, Vec<_>) = marks.iter().partition(|mark| mark.selected);
    for mark in others.into_iter().chain(selected) {
        one(svg, mark, palette, ink);
    }
}

fn one(svg: &mut Svg, mark: &MapMark, palette: &Palette, ink: &Ink) {
    svg.add(format_args!(
        r#"<g transform="translate({} {})">"#,
        number(mark.x, 1),
        number(mark.y, 1)
    ));
    match &mark.kind {
        Some((kind, _)) => partner(svg, mark, *kind, ink),
        None => group(svg, mark, ink),
    }
    if !mark.change.0.is_empty() {
        svg.add(format_args!(
            r#"<text class="change" x="10" y="-14" font-size="13" font-weight="600" fill="{}" stroke="{}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{}</text>"#,
            ink.accent,
            ink.surface,
            escaped(&mark.change.0)
        ));
    }
    label(svg, mark, palette, ink);
    svg.add(format_args!("</g>"));
}

fn partner(svg: &mut Svg, mark: &MapMark, kind: u16, ink: &Ink) {
    if mark.selected {
        svg.add(format_args!(
            r#"<circle r="18" fill="{}" stroke="{}" stroke-width="4"/>"#,
            ink.surface, ink.accent
        ));
    } else if mark.approximate.is_some() {
        svg.add(format_args!("{}", rough(ink)));
    }
    svg.add(format_args!("{}", kind_sign(kind, mark.certain, ink, SIGN)));
}

/// The ring of what is only known to be in a town.
pub(super) fn rough(ink: &Ink) -> String {
    format!(
        r#"<circle r="13" fill="none" stroke="{}" stroke-width="1.2" stroke-dasharray="2.5 2.5"/>"#,
        ink.ink_2
    )
}

/// The sign of a kind with its middle at 0, 0; hollow where membership is only possible.
pub(super) fn kind_sign(kind: u16, certain: bool, ink: &Ink, scale: f64) -> String {
    let color = ink.kind(kind);
    let paint = if certain {
        format!(
            r#"fill="{color}" stroke="{}" stroke-width="2.6" paint-order="stroke""#,
            ink.surface
        )
    } else {
        format!(r#"fill="{}" stroke="{color}" stroke-width="1.8""#, ink.surface)
    };
    format!(
        r#"<g transform="scale({}) translate(-8 -8)" stroke-linejoin="round" {paint}>{}</g>"#,
        number(scale, 3),
        sign(kind)
    )
}

fn group(svg: &mut Svg, mark: &MapMark, ink: &Ink) {
    let (fill, number_color) =
        if mark.selected { (ink.ink, ink.surface) } else { (ink.surface, ink.ink) };
    let dashes = if mark.certain { "" } else { r#" stroke-dasharray="3 2.5""# };
    svg.add(format_args!(
        r#"<circle r="{}" fill="{fill}" stroke="{}" stroke-width="2"{dashes}/><text y="4.9" font-size="14" font-weight="600" text-anchor="middle" fill="{number_color}">{}</text>"#,
        number(mark.radius, 1),
        ink.ink,
        mark.count
    ));
}

fn label(svg: &mut Svg, mark: &MapMark, palette: &Palette, ink: &Ink) {
    let shown = mark.side != LabelSide::Hidden || mark.selected;
    if !shown {
        return;
    }
    let away = mark.radius.max(if mark.selected { 20.0 } else { 16.0 }) + LABEL_GAP;
    let (x, anchor) = match mark.side {
        LabelSide::Left => (-away, r#" text-anchor="end""#),
        LabelSide::Right | LabelSide::Hidden => (away, ""),
    };
    let (halo, width) = if mark.selected && mark.kind.is_some() {
        (ink.accent_soft, "6")
    } else {
        (palette.land, "3.5")
    };
    svg.add(format_args!(
        r#"<text x="{}" y="4.6" font-weight="600"{anchor} stroke="{halo}" stroke-width="{width}" stroke-opacity="0.9" stroke-linejoin="round" paint-order="stroke">{}</text>"#,
        number(x, 1),
        escaped(&mark.label)
    ));
}
