//! Dates for people.

use crate::{
    date::{Calendar, PartialDate, Sense},
    lang::Lang,
    view::TimeFilter,
};

const NB: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];
const NB_SHORT: [&str; 12] =
    ["jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const EN_SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date within a sentence: "16. oktober 2017", "om lag 2020", "senest januar 2019"; "16 October
/// 2017", "about 2020", "by January 2019".
pub fn format_date(date: PartialDate, lang: Lang) -> String {
    meant(date.sense, &format_calendar(date.calendar, lang), lang)
}

/// A date with little room: "16. okt. 2017", "senest jan. 2019"; "16 Oct 2017", "by Jan 2019".
pub fn format_date_short(date: PartialDate, lang: Lang) -> String {
    let months = match lang {
        Lang::Nb => &NB_SHORT,
        Lang::En => &EN_SHORT,
    };
    meant(date.sense, &written(date.calendar, months, lang), lang)
}

/// A month with little room: "sep.", "Sep". Months are counted from 1.
pub fn short_month(month: u8, lang: Lang) -> &'static str {
    let months = match lang {
        Lang::Nb => &NB_SHORT,
        Lang::En => &EN_SHORT,
    };
    months.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

/// A year, month or day: "2017", "juli 2017", "16. oktober 2017".
pub fn format_calendar(date: Calendar, lang: Lang) -> String {
    let months = match lang {
        Lang::Nb => &NB,
        Lang::En => &EN,
    };
    written(date, months, lang)
}

/// A time filter within a sentence: "juli 2017 – november 2020", "2018–2020", "ved utgangen av juni
/// 2020"; "July 2017 – November 2020", "end of June 2020".
pub fn format_time(time: TimeFilter, lang: Lang) -> String {
    let text = |date| format_calendar(date, lang);
    match (time, lang) {
        (TimeFilter::AsOf(date @ Calendar::Day(..)), Lang::Nb) => format!("per {}", text(date)),
        (TimeFilter::AsOf(date), Lang::Nb) => format!("ved utgangen av {}", text(date)),
        (TimeFilter::AsOf(date @ Calendar::Day(..)), Lang::En) => format!("as of {}", text(date)),
        (TimeFilter::AsOf(date), Lang::En) => format!("end of {}", text(date)),
        (TimeFilter::Window(from, to), _) if from == to => text(from),
        (TimeFilter::Window(Calendar::Year(from), Calendar::Year(to)), _) => {
            format!("{from}–{to}")
        }
        (TimeFilter::Window(from, to), _) => format!("{} – {}", text(from), text(to)),
    }
}

/// A time filter as a heading: like [`format_time`], with a capital letter.
pub fn format_time_heading(time: TimeFilter, lang: Lang) -> String {
    capitalised(&format_time(time, lang))
}

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(crate::letters::upper).into_iter().chain(letters).collect()
}

fn meant(sense: Sense, date: &str, lang: Lang) -> String {
    match (sense, lang) {
        (Sense::Within, _) => date.to_owned(),
        (Sense::About, Lang::Nb) => format!("om lag {date}"),
        (Sense::About, Lang::En) => format!("about {date}"),
        (Sense::By, Lang::Nb) => format!("senest {date}"),
        (Sense::By, Lang::En) => format!("by {date}"),
    }
}

fn written(date: Calendar, months: &[&str; 12], lang: Lang) -> String {
    let name = |month: u8| months.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("");
    match (date, lang) {
        (Calendar::Year(year), _) => year.to_string(),
        (Calendar::Month(year, month), _) => format!("{} {year}", name(month)),
        (Calendar::Day(year, month, day), Lang::Nb) => format!("{day}. {} {year}", name(month)),
        (Calendar::Day(year, month, day), Lang::En) => format!("{day} {} {year}", name(month)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        for (date, nb, en) in [
            ("2017-10-16", "16. oktober 2017", "16 October 2017"),
            ("2017-07", "juli 2017", "July 2017"),
            ("2017", "2017", "2017"),
            ("2020~", "om lag 2020", "about 2020"),
            ("2018-06~", "om lag juni 2018", "about June 2018"),
            ("../2019-01", "senest januar 2019", "by January 2019"),
            ("../2019-01-25", "senest 25. januar 2019", "by 25 January 2019"),
        ] {
            assert_eq!(format_date(date.parse().unwrap(), Lang::Nb), nb);
            assert_eq!(format_date(date.parse().unwrap(), Lang::En), en);
        }
    }

    #[test]
    fn short_dates_shorten_long_months_only() {
        for (date, nb, en) in [
            ("2019-01", "jan. 2019", "Jan 2019"),
            ("../2019-01", "senest jan. 2019", "by Jan 2019"),
            ("2017-10-16", "16. okt. 2017", "16 Oct 2017"),
            ("2017-05", "mai 2017", "May 2017"),
            ("2022-12", "des. 2022", "Dec 2022"),
            ("2021", "2021", "2021"),
        ] {
            assert_eq!(format_date_short(date.parse().unwrap(), Lang::Nb), nb);
            assert_eq!(format_date_short(date.parse().unwrap(), Lang::En), en);
        }
    }

    #[test]
    fn a_time_filter_reads_as_a_phrase() {
        for (time, nb, en) in [
            ("2017-07/2020-11", "juli 2017 – november 2020", "July 2017 – November 2020"),
            ("2018/2020", "2018–2020", "2018–2020"),
            ("2018/2020-06", "2018 – juni 2020", "2018 – June 2020"),
            ("2018/2018", "2018", "2018"),
            ("2020-06", "ved utgangen av juni 2020", "end of June 2020"),
            ("2020", "ved utgangen av 2020", "end of 2020"),
            ("2020-06-15", "per 15. juni 2020", "as of 15 June 2020"),
        ] {
            assert_eq!(format_time(time.parse().unwrap(), Lang::Nb), nb);
            assert_eq!(format_time(time.parse().unwrap(), Lang::En), en);
        }
    }

    #[test]
    fn a_heading_begins_with_a_capital() {
        let time = "2017-07/2020-11".parse().unwrap();
        assert_eq!(format_time_heading(time, Lang::Nb), "Juli 2017 – november 2020");
        assert_eq!(capitalised("økonomi"), "Økonomi");
        assert_eq!(capitalised(""), "");
    }
}
