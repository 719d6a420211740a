//! `/openapi.json`: the OpenAPI 3.1 document, made from the table of endpoints and from the types of
//! their answers.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{
    endpoint::{Endpoint, Format, Group, Shape, schema_of},
    links, parameters,
    problem::{self, Problem, ProblemBody},
    question::Question,
    table::ENDPOINTS,
    text::{Both, both, either},
};

/// The document as JSON.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    question.json(&document(question))
}

/// The document, in the language of the question.
pub fn document(question: &Question) -> Value {
    let lang = question.lang;
    let settings = question.settings();
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        })
        .for_serialize()
        .into_generator();
    let problem = schema_of::<ProblemBody>(&mut generator);
    let paths: Map<String, Value> = ENDPOINTS
        .iter()
        .map(|endpoint| {
            let operation = operation(question, endpoint, &mut generator);
            (endpoint.path.to_owned(), json!({ "get": operation }))
        })
        .collect();
    let refused = |about: Both| {
        json!({
            "description": about.get(lang),
            "content": { (problem::MEDIA): { "schema": problem.clone() } },
        })
    };
    json!({
        "openapi": "3.1.1",
        "info": {
            "title": format!("Klyngekart: {}", settings.cluster.name),
            "version": "1",
            "description": about(question),
        },
        "servers": [{ "url": links::absolute(settings, "") }],
        "tags": Group::ALL.map(|group| json!({ "name": group.key(), "description": group.title().get(lang) })),
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "responses": {
                "BadRequest": refused(both("En verdi finnes ikke eller kan ikke leses.", "A value does not exist or cannot be read.")),
                "NotFound": refused(both("Posten finnes ikke.", "There is no such record.")),
                "NotAcceptable": refused(both("Ingen av formatene i Accept finnes.", "None of the formats in Accept is there.")),
                "Other": refused(both("Noe annet gikk galt.", "Something else went wrong.")),
            },
        },
    })
}

/// What a reader should know of the whole.
pub fn about(question: &Question) -> String {
    either(
        question.lang,
        "Alle publiserte data om klyngen, uten nøkkel. Filtrene er de samme som i adressen til kartet: \
         flere verdier av ett filter er «en av dem», flere filtre er «alle». En verdi som ikke finnes, \
         gir 400 og nevnes; ukjente parametere overses, unntatt under /ogc.",
        "All published data of the cluster, without a key. The filters are those of the map's address: \
         several values of one filter mean any of them, several filters mean all of them. A value that \
         does not exist gives 400 and is named; unknown parameters are ignored, except under /ogc.",
    )
}

fn operation(
    question: &Question,
    endpoint: &Endpoint,
    generator: &mut schemars::SchemaGenerator,
) -> Value {
    let lang = question.lang;
    let content: Map<String, Value> = endpoint
        .gives
        .iter()
        .map(|format| (format.media.to_owned(), body(format, generator)))
        .collect();
    let mut responses = json!({
        "200": {
            "description": endpoint.about.get(lang),
            "headers": {
                "ETag": {
                    "description": either(lang, "Endres når innholdet endres.", "Changes when the body changes."),
                    "schema": { "type": "string" },
                },
            },
            "content": content,
        },
        "304": { "description": either(lang, "Innholdet er uendret.", "The body is what the caller has.") },
        "400": { "$ref": "#/components/responses/BadRequest" },
        "406": { "$ref": "#/components/responses/NotAcceptable" },
        "default": { "$ref": "#/components/responses/Other" },
    });
    if endpoint.path.contains('{') {
        responses["404"] = json!({ "$ref": "#/components/responses/NotFound" });
    }
    json!({
        "operationId": endpoint.name,
        "tags": [endpoint.group.key()],
        "summary": endpoint.about.get(lang),
        "parameters": parameters_of(question, endpoint),
        "responses": responses,
    })
}

fn parameters_of(question: &Question, endpoint: &Endpoint) -> Vec<Value> {
    let lang = question.lang;
    let in_path = endpoint.path.contains("{id}").then(|| {
        json!({
            "name": "id",
            "in": "path",
            "required": true,
            "description": either(lang, "Id-en til posten.", "The id of the record."),
            "schema": { "type": "string", "minLength": 1 },
        })
    });
    let in_query = parameters::of(endpoint.takes).into_iter().map(|parameter| {
        let schema = parameters::schema(parameter.name, endpoint.takes, question.directory());
        let mut described = json!({
            "name": parameter.name,
            "in": "query",
            "description": parameter.about.get(lang),
            "schema": schema,
        });
        if !endpoint.takes.is_strict() || !super::ogc::query::OWN.contains(&parameter.name) {
            // As plain forms send them: not given, or for a list of ids nothing.
            described["allowEmptyValue"] = json!(true);
        }
        if schema["type"] == "array" {
            described["style"] = json!("form");
            described["explode"] = json!(parameter.name != "bbox");
        }
        described
    });
    in_path.into_iter().chain(in_query).collect()
}

fn body(format: &Format, generator: &mut schemars::SchemaGenerator) -> Value {
    match &format.shape {
        Shape::Json(schema) => json!({ "schema": schema(generator) }),
        Shape::AnyJson => json!({ "schema": { "type": "object" } }),
        Shape::Text => json!({ "schema": { "type": "string" } }),
        Shape::Binary => json!({}),
    }
}

impl Group {
    /// Every group, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Partners, Self::Records, Self::Features, Self::About];

    /// Its tag.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Records => "records",
            Self::Features => "ogc",
            Self::About => "about",
        }
    }

    /// Its heading.
    pub const fn title(self) -> Both {
        match self {
            Self::Partners => both("Organisasjonene", "The organisations"),
            Self::Records => both("Det rundt dem", "The records around them"),
            Self::Features => {
                both("For kartprogrammer: OGC API Features", "For map programs: OGC API Features")
            }
            Self::About => both("Om grensesnittet", "The interface itself"),
        }
    }
}
