//! A request of the interface, understood: what is asked of which data.

use std::sync::Arc;

use shared::{
    detail::TableColumn,
    directory::Directory,
    filter::{Selection, Unknown},
    lang::Lang,
    milestone::Category,
    settings::Settings,
    view::View,
};

use super::{
    bad_values,
    endpoint::{Endpoint, Takes},
    links,
    problem::{Problem, What},
};
use crate::{error::BadValue, published::Published, site::Site};

/// A request, understood.
#[derive(Debug)]
pub struct Question {
    /// The address.
    pub endpoint: &'static Endpoint,
    /// The number of the format in the endpoint's list.
    pub format: usize,
    /// The site.
    pub site: Site,
    /// The data of this moment.
    pub published: Arc<Published>,
    /// The language of texts and problems.
    pub lang: Lang,
    /// The id of a record, where the path has one.
    pub id: Option<String>,
    /// Which partners, in which order.
    pub view: View,
    /// Which sort of event; `None` for all.
    pub category: Option<Category>,
    /// Which columns of the table; none for every field of the records.
    pub columns: Vec<TableColumn>,
    /// Which part of the list.
    pub part: Part,
    /// The public revisions of the record, the first first, where the address is one of a history.
    pub history: Vec<store::PublicRevision>,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many records are left out before it.
    pub offset: usize,
    /// How many records it has at most.
    pub limit: usize,
}

impl Part {
    /// The records of the part.
    pub fn of<T>(self, all: &[T]) -> &[T] {
        let first = self.offset.min(all.len());
        &all[first..first.saturating_add(self.limit).min(all.len())]
    }

    /// Whether records come after it in a list of `total`.
    pub fn has_next(self, total: usize) -> bool {
        self.offset.saturating_add(self.limit) < total
    }

    /// The number of the page, from 1.
    pub fn page(self) -> usize {
        self.offset / self.limit.max(1) + 1
    }
}

impl Question {
    /// The data with its indexes.
    pub fn directory(&self) -> &Directory {
        &self.published.directory
    }

    /// The operator's settings.
    pub fn settings(&self) -> &Settings {
        self.site.settings()
    }

    /// Everything that the answer depends on beside data, path and format, in one spelling.
    pub fn canonical(&self) -> String {
        let Part { offset, limit } = self.part;
        let id = self.id.as_deref().unwrap_or_default();
        format!("{} {id} {offset} {limit} {}", self.lang, self.filters().after(""))
    }

    /// What is asked for as a query string, without language and paging.
    pub fn filters(&self) -> links::Query {
        let mut query = links::Query::of(&self.view.query());
        if let Some(category) = self.category {
            query.add("category", category.key());
        }
        if !self.columns.is_empty() {
            let keys: Vec<&str> = self.columns.iter().map(|column| column.key()).collect();
            query.add(TableColumn::PARAMETER, &keys.join(","));
        }
        query
    }

    /// The partners of the view.
    ///
    /// # Errors
    ///
    /// [`What::BadValues`] that names every value of a filter that names nothing here.
    pub fn select(&self) -> Result<Selection, Problem> {
        let selection = self.directory().select(&self.view);
        if selection.unknown.is_empty() {
            return Ok(selection);
        }
        let bad = bad_values::unknown(&selection.unknown, self.directory(), self.lang);
        Err(self.problem(What::BadValues(bad)))
    }

    /// The numbers of the partners of the view, in its order, with the selection they come from.
    ///
    /// # Errors
    ///
    /// As [`Question::select`].
    pub fn ordered(&self) -> Result<(Vec<u32>, Selection), Problem> {
        let selection = self.select()?;
        Ok((self.directory().ordered(&self.view, &selection), selection))
    }

    /// The absolute address of the page after this one; `None` on the last.
    pub fn next(&self, total: usize) -> Option<String> {
        self.part.has_next(total).then(|| {
            let mut query = self.filters();
            query.lang(self.lang);
            if self.part.limit != super::parameters::LIMIT {
                query.add("limit", &self.part.limit.to_string());
            }
            query.add("page", &(self.part.page() + 1).to_string());
            let path = self.endpoint.path.replace("{id}", self.id.as_deref().unwrap_or_default());
            links::absolute(self.settings(), &query.after(&path))
        })
    }

    /// A problem in the language of the caller.
    pub fn problem(&self, what: What) -> Problem {
        Problem::new(self.lang, what)
    }

    /// The record that the path names is not there.
    pub fn unknown_record(&self, nearest: Vec<String>) -> Problem {
        let id = self.id.clone().unwrap_or_default();
        self.problem(What::UnknownRecord { id, nearest })
    }

    /// The value as JSON.
    ///
    /// # Errors
    ///
    /// [`What::Internal`] if it cannot be written, which is a mistake of ours.
    pub fn json<T: serde::Serialize>(&self, value: &T) -> Result<Vec<u8>, Problem> {
        serde_json::to_vec(value).map_err(|error| self.problem(What::Internal(error.into())))
    }
}

/// What of a query string could be understood, and what not.
#[derive(Debug)]
pub struct Read {
    /// The language; the default where it could not be read.
    pub lang: Lang,
    /// Which partners, in which order.
    pub view: View,
    /// Which sort of event; `None` for all.
    pub category: Option<Category>,
    /// Which columns of the table; none for every field of the records.
    pub columns: Vec<TableColumn>,
    /// Which part of the list.
    pub part: Part,
    /// What could not be understood, without what only the data can tell.
    pub bad: Vec<BadValue>,
}

/// The language that a query string asks for; the default where it asks for none.
///
/// # Errors
///
/// The value, if there is no such language.
pub fn language(query: &str) -> Result<Lang, BadValue> {
    let lang = shared::view::pairs(query)
        .find(|(name, value)| name == "lang" && !value.trim().is_empty())
        .map(|(_, value)| value.trim().to_owned());
    match lang {
        None => Ok(Lang::default()),
        Some(lang) => lang.parse().map_err(|_| bad_values::language(&lang)),
    }
}

/// Reads the query string of an address that takes these parameters.
pub fn read(query: &str, takes: Takes, directory: &Directory) -> Read {
    let (lang, bad) = match language(query) {
        Ok(lang) => (lang, Vec::new()),
        Err(bad) => (Lang::default(), vec![bad]),
    };
    let part = Part { offset: 0, limit: super::parameters::LIMIT };
    let (view, category, columns) = (View::default(), None, Vec::new());
    let mut read = Read { lang, view, category, columns, part, bad };
    match takes {
        Takes::Nothing => {}
        Takes::Ogc | Takes::OgcItems => super::ogc::query::read(query, takes, directory, &mut read),
        Takes::View
        | Takes::Table
        | Takes::ViewAndPaging
        | Takes::Milestones
        | Takes::MilestonesAndPaging
        | Takes::History(_) => {
            super::parameters::read(query, takes, directory, &mut read);
        }
    }
    name_invisible(query, takes, directory, &mut read);
    read
}

/// Names values of control characters alone. The explorer's parser drops those, and takes what is left
/// for a field that was sent empty.
fn name_invisible(query: &str, takes: Takes, directory: &Directory, read: &mut Read) {
    let known = |name: &str| super::parameters::of(takes).iter().any(|known| known.name == name);
    let invisible = |value: &str| {
        !value.trim().is_empty() && value.chars().all(|c| c.is_control() || c.is_whitespace())
    };
    for (name, value) in shared::view::pairs(query).filter(|(_, value)| invisible(value)) {
        let named = read.bad.iter().any(|bad| bad.name == name);
        if name != "q" && !named && known(&name) {
            let unknown = Unknown { name: name.into(), value: value.into() };
            read.bad.extend(bad_values::unknown(&[unknown], directory, read.lang));
        }
    }
}
