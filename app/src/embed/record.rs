//! Embeds of one thing: a partner, a site.

use maud::{Markup, html};
use shared::{detail::PartnerDetail, site::Site as SiteRecord};

use super::Drawn;
use crate::record::record;

impl<'a> Drawn<'a> {
    /// The partner that the view opens; `None` if it names none.
    pub(super) fn partner(&self) -> Option<PartnerDetail> {
        self.here.details.partner(self.embed.partner()?)
    }

    /// The site that the view names; `None` if it names none, or several.
    pub(super) fn site(&self) -> Option<&'a SiteRecord> {
        let id = self.embed.site()?;
        self.here.details.register.sites.iter().find(|site| site.id == id)
    }

    /// Every fact of the partner.
    pub(super) fn partner_record(&self) -> Markup {
        match self.partner() {
            Some(partner) => html! {
                p.hint { (self.own().links_new_tab) }
                (record(&partner, self.here.place(), Some(self.here)))
            },
            None => self.empty(self.own().unknown_partner),
        }
    }

    /// The site in a sentence, and who is there.
    pub(super) fn site_record(&self) -> Markup {
        let Some(site) = self.site() else { return self.empty(self.own().unknown_site) };
        html! {
            p.lead { (site.description.get(self.lang())) }
            p.hint { (site.municipality) ", " (site.county) }
            h2 { ((self.words().organisations_count)(self.answer.result.total)) }
            (self.list())
        }
    }
}
