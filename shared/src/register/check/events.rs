//! Rules for milestones, eras and projects.

use super::{DataProblem, Tables, each};

pub(super) fn milestones(tables: &Tables, problems: &mut Vec<DataProblem>) {
    each(&tables.milestones, problems, |milestone, record| {
        record.text("title", &milestone.title);
        record.text("description", &milestone.description);
        record.precision("date_precision", milestone.date, milestone.date_precision);
        if let Some(note) = &milestone.date_note {
            record.text("date_note", &note.text());
        }
        match (milestone.partner_count, milestone.partner_count_relation) {
            (Some(count), None) => record.say(
                "partner_count_relation",
                format!(
                    "say whether {count} is `exact`, or whether there were `more_than` {count}"
                ),
            ),
            (None, Some(_)) => record.say(
                "partner_count_relation",
                "there is no `partner_count` that it could speak of; leave it out".to_owned(),
            ),
            _ => {}
        }
        record.references("partner_ids", &milestone.partner_ids, &tables.partners);
        if let Some(site) = &milestone.site {
            record.reference("site", site, &tables.sites);
        }
        if let Some(number) = &milestone.municipality_number {
            record.reference("municipality_number", number, &tables.municipalities);
            let site = tables.sites.records.iter().map(|(_, site)| site);
            for site in site.filter(|site| milestone.site.as_ref() == Some(&site.id)) {
                if site.municipality_number != *number {
                    let right = &site.municipality_number;
                    record.say(
                        "municipality_number",
                        format!(
                            "`{number}` is not the municipality of the site; that is `{right}`"
                        ),
                    );
                }
            }
        }
        record.urls(&milestone.sources);
    });
}

pub(super) fn eras(tables: &Tables, problems: &mut Vec<DataProblem>) {
    each(&tables.eras, problems, |era, record| {
        record.text("name", &era.name);
        record.text("description", &era.description);
        if let Some(note) = &era.note {
            record.text("note", note);
        }
        record.order("end", era.end, "start", Some(era.start));
        record.order("planned_end", era.planned_end, "start", Some(era.start));
        record.urls(&era.sources);
    });
}

pub(super) fn projects(tables: &Tables, problems: &mut Vec<DataProblem>) {
    each(&tables.projects, problems, |project, record| {
        record.text("title", &project.title);
        record.text("description", &project.description);
        record.references("partner_ids", &project.partner_ids, &tables.partners);
        record.references("milestone_ids", &project.milestone_ids, &tables.milestones);
        record.references("themes", &project.themes, &tables.expertise);
        for (at, name) in project.other_participants.iter().enumerate() {
            record.name(&format!("other_participants[{at}]"), name);
        }
        record.order("end", project.end, "start", project.start);
        record.order("planned_end", project.planned_end, "start", project.start);
        for (at, result) in project.results.iter().enumerate() {
            let field = |name: &str| format!("results[{at}].{name}");
            record.text(&field("text"), &result.text);
            match (&result.figure, &result.unit) {
                (Some(figure), None) => {
                    record.say(&field("unit"), format!("say what {figure} counts or measures"));
                }
                (None, Some(_)) => record.say(
                    &field("unit"),
                    "there is no `figure` that it could belong to; leave it out".to_owned(),
                ),
                (Some(_), Some(unit)) => record.text(&field("unit"), unit),
                (None, None) => {}
            }
            if let Some(comparison) = &result.comparison {
                record.text(&field("comparison"), comparison);
            }
            if let Some(source) = &result.source {
                record.url(&field("source"), source);
            }
        }
        record.urls(&project.sources);
    });
}
