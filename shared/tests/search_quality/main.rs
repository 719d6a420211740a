//! Does search find what is meant, and nobody when nobody is meant? Measured on the real names.

mod real;

use std::{collections::BTreeSet, time::Instant};

use shared::{
    directory::Columns,
    search::{SearchIndex, fold, places},
};

/// Small deterministic random numbers (xorshift64*), so that the figures are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }

    /// The word with one letter left out, added, replaced or swapped with its neighbour.
    fn edit(&mut self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        loop {
            let before = letters.clone();
            let at = self.below(letters.len());
            let letter = char::from(b'a' + self.below(26) as u8);
            match self.below(4) {
                0 => {
                    letters.remove(at);
                }
                1 => letters.insert(at + self.below(2), letter),
                2 => letters[at] = letter,
                _ if at + 1 < letters.len() => letters.swap(at, at + 1),
                _ => {}
            }
            if letters != before {
                return letters.into_iter().collect();
            }
        }
    }

    fn edits(&mut self, word: &str, times: usize) -> String {
        (0..times).fold(word.to_owned(), |word, _| self.edit(&word))
    }
}

/// All names of each partner.
fn names(columns: &Columns) -> Vec<Vec<&str>> {
    let p = &columns.partners;
    (0..p.len())
        .map(|at| {
            let mut names = vec![&p.name[at]];
            names.extend(Some(&p.official_name[at]).filter(|name| !name.is_empty()));
            names.extend(p.other_names[at].iter().map(String::as_str));
            names.retain(|name| !name.bytes().all(|byte| byte.is_ascii_digit()));
            names
        })
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn top_three(index: &SearchIndex, text: &str) -> Vec<u32> {
    index.find(text).iter().take(3).map(|hit| hit.partner).collect()
}

/// How many of the words of names of at least `least` letters find one of the partners they name
/// among the first three, with `edits` random edits each, in per cent.
fn recall_of_words(least: usize, edits: usize) -> f64 {
    let columns = real::columns();
    let index = SearchIndex::new(&columns);
    let names = names(&columns);
    let all: BTreeSet<&str> = names
        .iter()
        .flatten()
        .flat_map(|name| words(name))
        .filter(|word| word.chars().count() >= least)
        .collect();
    let mut random = Random(7);
    let (mut found, mut asked) = (0, 0);
    for word in &all {
        for _ in 0..200 {
            let text = random.edits(word, edits);
            let top = top_three(&index, &text);
            let named = |partner: &u32| {
                names[*partner as usize]
                    .iter()
                    .any(|name| words(name).any(|own| fold(own) == fold(word)))
            };
            asked += 1;
            found += usize::from(top.iter().any(named));
        }
    }
    100.0 * f64::from(found as u32) / f64::from(asked)
}

/// The same for whole names: one word of each has the edits, and the partner itself must be found.
fn recall_of_names(least: usize, edits: usize) -> f64 {
    let columns = real::columns();
    let index = SearchIndex::new(&columns);
    let mut random = Random(7);
    let (mut found, mut asked) = (0, 0);
    for (partner, names) in names(&columns).iter().enumerate() {
        // The owner's name is that of several partners.
        for name in names.iter().take(2) {
            let long: Vec<&str> =
                words(name).filter(|word| word.chars().count() >= least).collect();
            for _ in 0..if long.is_empty() { 0 } else { 300 } {
                let word = long[random.below(long.len())];
                let text = name.replacen(word, &random.edits(word, edits), 1);
                asked += 1;
                found += usize::from(top_three(&index, &text).contains(&(partner as u32)));
            }
        }
    }
    100.0 * f64::from(found as u32) / f64::from(asked)
}

#[test]
fn one_wrong_letter_in_a_word_of_four_or_more_is_forgiven() {
    let (words, names) = (recall_of_words(4, 1), recall_of_names(4, 1));
    println!("one edit: {words:.1} % of words, {names:.1} % of names");
    assert!(words >= 95.0 && names >= 95.0);
}

#[test]
fn two_wrong_letters_in_a_word_of_eight_or_more_are_forgiven() {
    let (words, names) = (recall_of_words(8, 2), recall_of_names(8, 2));
    println!("two edits: {words:.1} % of words, {names:.1} % of names");
    assert!(words >= 95.0 && names >= 95.0);
}

/// The commonest things and doings that come to mind, each in Norwegian and in English; chosen before
/// anything was measured.
#[test]
fn ordinary_words_find_nobody() {
    let index = SearchIndex::new(&real::columns());
    let words: Vec<&str> = include_str!("ordinary_words.txt").split_whitespace().collect();
    assert_eq!(words.len(), 200);
    let found: Vec<&&str> = words.iter().filter(|word| !index.find(word).is_empty()).collect();
    println!("of 200 ordinary words, {} find somebody: {found:?}", found.len());
    assert!(found.len() <= 10);
}

/// The names of the partners that `text` finds, the best first.
fn found(text: &str) -> Vec<String> {
    let columns = real::columns();
    let hits = SearchIndex::new(&columns).find(text);
    hits.iter().map(|hit| columns.partners.name[hit.partner as usize].to_owned()).collect()
}

#[track_caller]
fn same(texts: &[&str]) {
    for text in texts {
        assert!(!found(text).is_empty(), "{text} finds somebody");
        assert_eq!(found(text), found(texts[0]), "{text} as {}", texts[0]);
    }
}

#[test]
fn spelling_of_special_letters_costs_nothing() {
    same(&["Mosjøen", "mosjoen", "mosjoeen", "MOSJÖEN", "Mosjo\u{308}en"]);
    same(&["Bodø", "bodo", "bodoe"]);
    same(&["Tråante", "traante", "trante"]);
    same(&["Nordlánnda", "nordlannda"]);
    same(&["CO2", "CO₂", "co2"]);
    same(&["Trööndelage", "Trøøndelage"]);
}

#[test]
fn places_are_found_by_each_of_their_names_and_by_those_they_lie_in() {
    same(&["Trondheim", "Tråante"]);
    assert!(found("Måehvie").contains(&"Elkem Rana".to_owned()));
    assert!(found("nordlánnda").contains(&"Elkem Rana".to_owned()));
    assert_eq!(found("Tana"), [""; 0], "nobody is there, and Rana is another place");
}

#[test]
fn joined_and_split_words_are_found() {
    assert_eq!(found("elkemsalten"), ["Elkem Salten"]);
    assert_eq!(found("kunnskaps parken"), ["Kunnskapsparken Helgeland"]);
    assert_eq!(found("kunskaps parken helgeland"), ["Kunnskapsparken Helgeland"]);
    assert_eq!(found("prosess 21"), ["Prosess21"]);
    assert_eq!(found("eydeklyngen"), ["Eyde-klyngen"]);
    assert_eq!(found("moindustripark")[0], "Mo Industripark AS");
    assert_eq!(found("mo industri park")[0], "Mo Industripark AS");
    let set = |text| found(text).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(set("moirana"), set("mo i rana"));
}

#[test]
fn words_are_found_while_they_are_typed() {
    assert_eq!(found("elk"), ["Elkem Rana", "Elkem Salten", "Elkem Thamshavn"]);
    assert_eq!(found("elkem s")[0], "Elkem Salten");
    assert_eq!(found("elkem salt"), ["Elkem Salten"]);
    assert_eq!(found("kunnskapspark"), ["Kunnskapsparken Helgeland"]);
    assert_eq!(found("kunskapspark"), ["Kunnskapsparken Helgeland"]);
    assert!(found("s").contains(&"Siva".to_owned()));
}

#[test]
fn every_word_must_be_found_but_connectives_need_not() {
    assert_eq!(found("elkem trondheim"), [""; 0]);
    assert_eq!(found("hydrogen elkem xyzzy"), [""; 0]);
    assert_eq!(found("sintef i trondheim"), ["SINTEF"]);
    assert_eq!(found("forskning og utvikling"), found("forskning utvikling"));
}

#[test]
fn former_names_owners_and_numbers_are_found() {
    assert_eq!(found("Glencore Manganese"), ["Ferroglobe"]);
    assert_eq!(found("Heidelberg"), ["Norcem"]);
    for number in ["919303808", "919 303 808", "NO 919 303 808 MVA", "919303", "919 303"] {
        assert_eq!(found(number), ["SINTEF"], "{number}");
    }
    assert_eq!(found("919303809"), [""; 0], "a number with a wrong digit is another number");
}

#[test]
fn exact_comes_before_begun_and_names_before_places() {
    assert_eq!(found("nord")[0], "Nord");
    let rana = found("rana");
    assert_eq!(rana[..2], ["Rana Gruber", "Elkem Rana"]);
    assert!(rana.len() > 5);
    assert_eq!(found("innovasjon norge")[0], "Innovasjon Norge");
}

#[test]
fn the_nearest_names_are_given_for_an_address_that_is_not() {
    let columns = real::columns();
    let index = SearchIndex::new(&columns);
    let nearest = |text: &str| -> Vec<&str> {
        let partners = index.nearest(text, 3);
        partners.iter().map(|partner| &columns.partners.name[*partner as usize]).collect()
    };
    assert_eq!(nearest("elkem-saltn")[0], "Elkem Salten");
    assert_eq!(nearest("elkmsatlen")[0], "Elkem Salten");
    assert_eq!(nearest("salten-elkem-as")[0], "Elkem Salten");
    assert_eq!(nearest("ntnuengage")[0], "Engage");
    assert_eq!(nearest("xyzzy-qwerty"), [""; 0]);
    assert_eq!(index.nearest("elkem", 2).len(), 2);
}

#[test]
fn places_are_suggested_by_any_of_their_names() {
    let columns = real::columns();
    let names = |text: &str| -> Vec<&str> {
        let found = places(&columns, text, 5);
        found.iter().map(|at| columns.places[usize::from(*at)].name.as_str()).collect()
    };
    assert_eq!(names("rana")[..2], ["Rana", "Mo i Rana"]);
    assert_eq!(names("mo i r"), ["Mo i Rana"]);
    assert_eq!(names("Kárášjohka"), ["Karasjok"]);
    assert_eq!(names("porsanki"), ["Porsanger"]);
    assert_eq!(names("hamaroey")[0], "Hamarøy");
    assert_eq!(names("hamarøi")[0], "Hamarøy");
    assert_eq!(names("trondhiem")[0], "Trondheim");
    assert_eq!(names(""), [""; 0]);
    assert_eq!(places(&columns, "s", 4).len(), 4);
}

proptest::proptest! {
    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,300}", word in "[a-zæøåáŋ ₂0-9👍\u{301}-]{0,40}") {
        let columns = real::columns();
        let index = SearchIndex::new(&columns);
        for text in [&text, &word, &word.repeat(200)] {
            let hits = index.find(text);
            assert!(hits.is_sorted_by_key(|hit| (hit.penalty, hit.partner)));
            let once: BTreeSet<u32> = hits.iter().map(|hit| hit.partner).collect();
            assert_eq!(once.len(), hits.len());
            index.nearest(text, 3);
            places(&columns, text, 3);
        }
    }
}

/// Real names with other endings, as many as asked for.
fn large(partners: usize) -> Columns {
    let mut columns = real::columns();
    let (seed, mut random) = (columns.clone(), Random(11));
    let syllables: Vec<&str> = "nor fjell vik mar tek sund hav kraft ber lin to sa gru øy strand berg by
        dal eid foss grøn heim indu jern kyst laks malm nes olje pro rør skip tun ulv vind wat yt zink ærl
        ålø bio cel du elk for gjen hydr inno kalk løk me nett os park"
        .split_whitespace()
        .collect();
    let words: Vec<String> = (0..4000)
        .map(|_| {
            (0..2 + random.below(2)).map(|_| syllables[random.below(syllables.len())]).collect()
        })
        .collect();
    for at in columns.partners.len()..partners {
        let from = random.below(seed.partners.len());
        let (c, s) = (&mut columns.partners, &seed.partners);
        let name = format!("{} {}", words[random.below(4000)], words[random.below(4000)]);
        c.slug.push(&format!("{}-{at}", fold(&name).replace(' ', "-")));
        c.official_name.push(&format!("{name} {} AS", words[random.below(4000)]));
        c.name.push(&name);
        c.other_names.push(vec![format!("{:09}", 800_000_000 + at)]);
        c.role.push(s.role[from]);
        c.kind.push(s.kind[from]);
        c.stage.push(s.stage[from]);
        c.expertise.push(s.expertise[from].clone());
        c.place.push(s.place[from]);
        c.site.push(s.site[from]);
        c.membership.push(s.membership[from]);
        c.since.push(None);
        c.status.push(s.status[from]);
    }
    columns
}

/// `cargo test --release -p shared --test search_quality -- --ignored --nocapture`
#[test]
#[ignore = "prints times; run it in a release build"]
fn times() {
    for partners in [36, 2_500, 10_000, 100_000] {
        let columns = large(partners);
        let start = Instant::now();
        let index = SearchIndex::new(&columns);
        println!("{partners}: built in {:?}", start.elapsed());
        for text in [
            "elkem",
            "elkme",
            "finfjrod",
            "nordland",
            "n",
            "mo industri park",
            "hydrogen rana",
            "fjellvik norsund",
            "fjelvik norsudn",
            "forskning og utvkiling i trondheim",
            "zzzzzzzzzz",
            "a b c d e f g h i j k l",
            "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll",
        ] {
            let rounds = if partners > 10_000 { 20 } else { 200 };
            let start = Instant::now();
            let hits = (0..rounds).map(|_| index.find(text).len()).max();
            println!("  {:>9.1?} {text:?}: {hits:?}", start.elapsed() / rounds);
        }
    }
}
