//! What the operator says on pages about the cluster, in the cluster's own words.

use serde::{Deserialize, Serialize};

use crate::lang::Text;

/// The operator's own texts; each may be left out, and its place on the page with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default = "PageTexts::none", deny_unknown_fields)]
pub struct PageTexts {
    /// What the cluster aims at.
    pub aims: Vec<Statement>,
    /// The areas that it works in.
    pub focus: Vec<Statement>,
    /// The programme that it belongs to.
    pub programme: Vec<Statement>,
    /// Who can join, and what for.
    pub join: Text,
    /// A line at the bottom of every page.
    pub footer: Text,
    /// Organisations that sources name together: each is a fact on their pages and a choice on the
    /// page of the register.
    pub groups: Vec<Group>,
}

/// Something said of the cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// A heading.
    #[serde(default)]
    pub title: Option<Text>,
    /// What is said.
    pub text: Text,
    /// The expertise tag that it is about, if any; its page shows who works on it.
    #[serde(default)]
    pub expertise: Option<String>,
    /// The page that says so.
    #[serde(default)]
    pub source: Option<String>,
}

/// Organisations that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What they are called together.
    pub name: Text,
    /// Their ids in the register.
    pub partners: Vec<String>,
    /// The page that names them.
    #[serde(default)]
    pub source: Option<String>,
}

impl PageTexts {
    /// No text at all.
    pub fn none() -> Self {
        Self {
            aims: Vec::new(),
            focus: Vec::new(),
            programme: Vec::new(),
            join: Text::default(),
            footer: Text::default(),
            groups: Vec::new(),
        }
    }
}

impl Default for PageTexts {
    /// Those of Arctic Cluster Team.
    fn default() -> Self {
        let text = |nb: &str, en: &str| Text { nb: nb.to_owned(), en: en.to_owned() };
        let said = |title: Option<Text>, text: Text, tag: Option<&str>, source: &str| Statement {
            title,
            text,
            expertise: tag.map(str::to_owned),
            source: Some(source.to_owned()),
        };
        let about = "https://www.moirana.green/arctic-cluster-team?lang=en";
        let admission = "https://www.mip.no/nasjonal-satsing-pa-industrielle-loft-i-nord/";
        Self {
            aims: vec![
                said(
                    None,
                    text(
                        "Klyngen vil være en spydspiss i den bærekraftige omstillingen i Norge, og bidra til at Norge når klimamålene gjennom mer innovasjon og konkurransekraft i industrien.",
                        "The cluster wants to be a spearhead of sustainable change in Norway, and to help Norway meet its climate commitments through more innovation and competitiveness in industry.",
                    ),
                    None,
                    about,
                ),
                said(
                    None,
                    text(
                        "Målet fra 2020 er en klimanøytral prosessindustri og et grønt samfunn, med nye verdikjeder, digital omstilling og ny infrastruktur for innovasjon.",
                        "The aim set in 2020 is a climate-neutral process industry and a green society, with new value chains, digital change and new infrastructure for innovation.",
                    ),
                    None,
                    admission,
                ),
            ],
            focus: vec![
                said(
                    Some(text("CO₂-reduksjon", "CO₂ reduction")),
                    text(
                        "Nye løsninger som kutter utslippene av CO₂.",
                        "New solutions that cut emissions of CO₂.",
                    ),
                    Some("co2-capture"),
                    about,
                ),
                said(
                    Some(text("Sirkulærøkonomi", "Circular economy")),
                    text(
                        "En sterkere sirkulærøkonomi i og rundt industrien.",
                        "A stronger circular economy in and around industry.",
                    ),
                    Some("circular-economy"),
                    about,
                ),
                said(
                    Some(text("Smart produksjon", "Smart production")),
                    text(
                        "Smartere produksjon, i nord og for resten av verden.",
                        "Smarter production, in the Arctic and for the rest of the world.",
                    ),
                    Some("smart-production"),
                    about,
                ),
            ],
            programme: vec![said(
                None,
                text(
                    "Klyngen ble tatt opp i det nasjonale klyngeprogrammet Norwegian Innovation Clusters i 2017. Programmet er statlig finansiert og eies av Innovasjon Norge, Siva og Forskningsrådet.",
                    "The cluster was admitted to the national cluster programme, Norwegian Innovation Clusters, in 2017. The programme is funded by the state and owned by Innovation Norway, Siva and the Research Council.",
                ),
                None,
                about,
            )],
            join: text(
                "Klyngen er åpen for virksomheter som vil bidra til en bærekraftig prosessindustri: industribedrifter, leverandører, forskning og utdanning, infrastruktur og finans.",
                "The cluster is open to organisations that want to contribute to a sustainable process industry: industrial companies, suppliers, research and education, infrastructure and finance.",
            ),
            footer: Text::default(),
            groups: vec![Group {
                name: text("Kjernebedriftene i 2017", "Core companies of 2017"),
                partners: [
                    "alcoa-mosjoen",
                    "celsa-armeringsstal",
                    "elkem-rana",
                    "elkem-salten",
                    "elkem-thamshavn",
                    "rana-gruber",
                    "norwegian-crystals",
                    "norcem",
                    "finnfjord",
                    "ferroglobe-mangan-norge",
                ]
                .map(str::to_owned)
                .to_vec(),
                source: Some(
                    "https://www.mip.no/sterk-nasjonal-satsing-pa-industrien-i-nord/".to_owned(),
                ),
            }],
        }
    }
}
