//! Atom feeds (RFC 4287): the organisations of a view, and milestones, what changed last first.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use shared::{
    text::{dates, words},
    view::Facet,
};
use store::Kind;

use super::{
    changed::Moment,
    links, milestones,
    problem::{Problem, What},
    question::Question,
    text::either,
    values::named,
};

/// What a feed says of one record.
struct Entry {
    updated: Moment,
    url: String,
    title: String,
    summary: String,
    /// Id and name.
    category: Option<(String, String)>,
}

/// The organisations of the view.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn partners(question: &Question) -> Result<Vec<u8>, Problem> {
    let (ordered, _) = question.ordered()?;
    let (columns, lang) = (&question.directory().columns, question.lang);
    let records = &question.published.register.partners;
    let by_id: std::collections::HashMap<&str, _> =
        records.iter().map(|record| (record.id.as_str(), record)).collect();
    let entry = |p: &u32| {
        let at = *p as usize;
        let id = &columns.partners.slug[at];
        let record = by_id.get(id).copied();
        let kind = named(columns, Facet::Kind, columns.partners.kind[at], lang);
        Entry {
            updated: Moment::of(&question.published, Kind::Partner, id),
            url: links::partner_page(question.settings(), id, lang),
            title: columns.partners.name[at].to_owned(),
            summary: record.map_or("", |record| record.description.get(lang)).to_owned(),
            category: kind.map(|kind| (kind.id.to_owned(), kind.label.to_owned())),
        }
    };
    let title = either(lang, "organisasjoner", "organisations");
    feed(question, &title, ordered.iter().map(entry).collect())
}

/// The milestones of the view.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn milestones(question: &Question) -> Result<Vec<u8>, Problem> {
    let (columns, lang) = (&question.directory().columns, question.lang);
    let entry = |at: usize| {
        let entry = &columns.milestones[at];
        let record = milestones::record(question, entry);
        let when = entry.when.map(|when| dates::capitalised(&dates::format_date(when, lang)));
        let description = record.map_or("", |record| record.description.get(lang));
        let category = (words(lang).category)(entry.category);
        Entry {
            updated: Moment::of(&question.published, Kind::Milestone, &entry.id),
            url: links::milestone_page(question.settings(), &entry.id, lang),
            title: entry.title.get(lang).to_owned(),
            summary: match when {
                Some(when) => format!("{when}. {description}"),
                None => format!("{}. {description}", words(lang).date_unknown),
            },
            category: Some((category.to_lowercase(), category.to_owned())),
        }
    };
    let entries = milestones::shown(question)?.into_iter().map(entry).collect();
    feed(question, &either(lang, "milepæler", "milestones"), entries)
}

fn feed(question: &Question, what: &str, mut entries: Vec<Entry>) -> Result<Vec<u8>, Problem> {
    // The sort is stable: what changed at the same time stays in the order of the view.
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    write(question, what, &entries).map_err(|error| question.problem(What::Internal(error.into())))
}

fn write(question: &Question, what: &str, entries: &[Entry]) -> std::io::Result<Vec<u8>> {
    let (settings, lang) = (question.settings(), question.lang);
    let mut query = question.filters();
    // The page that shows the same: the story for milestones, which alone have sorts of events.
    let page = if question.endpoint.takes.has_category() { "timeline" } else { "" };
    let page = links::absolute(settings, &query.after(&format!("/{lang}/{page}")));
    query.lang(lang);
    let own = links::absolute(settings, &query.after(question.endpoint.path));
    let updated = entries.iter().map(|entry| entry.updated).max().unwrap_or_default();

    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = xml
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", lang.code()));
    feed.write_inner_content(|xml| {
        text(xml, "id", &own)?;
        text(xml, "title", &format!("{}: {what}", settings.cluster.name))?;
        text(xml, "updated", &updated.rfc3339())?;
        link(xml, "self", &own, "application/atom+xml")?;
        link(xml, "alternate", &page, "text/html")?;
        xml.create_element("author").write_inner_content(|xml| {
            text(xml, "name", &settings.cluster.name)?;
            settings.cluster.website.as_ref().map_or(Ok(()), |site| text(xml, "uri", site))
        })?;
        text(xml, "generator", "Klyngekart")?;
        entries.iter().try_for_each(|item| entry(xml, item))
    })?;
    Ok(xml.into_inner())
}

fn entry(xml: &mut Writer<Vec<u8>>, entry: &Entry) -> std::io::Result<()> {
    xml.create_element("entry")
        .write_inner_content(|xml| {
            text(xml, "id", &entry.url)?;
            text(xml, "title", &entry.title)?;
            text(xml, "updated", &entry.updated.rfc3339())?;
            link(xml, "alternate", &entry.url, "text/html")?;
            if let Some((id, label)) = &entry.category {
                xml.create_element("category")
                    .with_attribute(("term", xml_text(id).as_str()))
                    .with_attribute(("label", xml_text(label).as_str()))
                    .write_empty()?;
            }
            text(xml, "summary", &entry.summary)
        })
        .map(|_| ())
}

fn text(xml: &mut Writer<Vec<u8>>, name: &str, text: &str) -> std::io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&xml_text(text))).map(|_| ())
}

fn link(xml: &mut Writer<Vec<u8>>, rel: &str, href: &str, media: &str) -> std::io::Result<()> {
    xml.create_element("link")
        .with_attribute(("rel", rel))
        .with_attribute(("type", media))
        .with_attribute(("href", href))
        .write_empty()
        .map(|_| ())
}

/// The text without the control characters that XML 1.0 does not have.
pub fn xml_text(text: &str) -> String {
    let fine = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(fine).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
