//! What a practice tracker holds, as a plain page for a person.

use std::fmt::Write as _;

use chrono::DateTime;

use super::intake::Intake;
use super::report::Asked;
use crate::kissmetrics::rules::{HeldPerson, RULES, Sure};

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;margin:32px auto;max-width:960px;padding:0 16px;\
    color:#1d2330;background:#fff}h1{font-size:22px}h2{font-size:17px;margin-top:32px}table{border-collapse:collapse;\
    width:100%}td,th{text-align:left;padding:4px 16px 4px 0;border-bottom:1px solid #e3e6ec;vertical-align:top}\
    .weak{color:#5b6475}@media(prefers-color-scheme:dark){body{color:#e6e9f0;background:#14171f}\
    td,th{border-color:#2c3240}.weak{color:#9aa3b5}}";

/// The page.
pub fn page(intake: &Intake, asked: &Asked) -> String {
    let held = intake.held();
    let mut page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Practice tracker</title><style>{STYLE}</style>\
         <h1>Practice tracker</h1><p class=weak>It answers like Kissmetrics and holds what Kissmetrics would hold. \
         Nothing leaves this computer. The same as JSON: <a href=/held>/held</a>.</p>"
    );
    let tally = held.tally();
    table(
        &mut page,
        "What came",
        &["", ""],
        [
            ("Requests", intake.requests()),
            ("Kept", tally.kept),
            ("One with an earlier one", tally.merged),
            ("Dropped", tally.all_lost()),
            ("Dated now, since they did not say _d=1", intake.dated_now()),
        ]
        .map(|(what, count)| vec![what.to_owned(), count.to_string()]),
    );
    let sections =
        [("Events", held.event_names().collect::<Vec<_>>()), ("Properties", held.property_names().collect())];
    for (title, mut names) in sections {
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let rows = names.iter().take(asked.people).map(|(name, count)| vec![(*name).to_owned(), count.to_string()]);
        table(&mut page, title, &["Name", "Held"], rows);
    }
    let examples = intake.examples().iter().map(|example| {
        let property = example.property.as_ref().map(|(name, value)| format!("{name}: {value}"));
        let time = example.time.map(moment).unwrap_or_default();
        vec![example.why.to_owned(), example.person.clone(), example.event.clone(), time, property.unwrap_or_default()]
    });
    table(&mut page, "Not held as sent", &["Why", "Who", "What", "When", "Detail"], examples);
    let people = asked.of(intake);
    let title = format!("People ({} of {})", people.len(), held.people_count());
    let rows = people.iter().flat_map(|person| person_rows(person, asked.events));
    table(&mut page, &title, &["Who", "What", "When", "Details"], rows);
    let rules = RULES.iter().map(|rule| vec![rule.says.to_owned(), rule.source.to_owned(), sure(rule.sure).to_owned()]);
    table(&mut page, "What it goes by", &["Rule", "Kissmetrics' document", "How sure"], rules);
    page
}

fn person_rows(person: &HeldPerson<'_>, events: usize) -> impl Iterator<Item = Vec<String>> {
    let who = person.identities.join(", ");
    person.events.iter().take(events).map(move |event| {
        let details: Vec<String> = event.properties.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let what = event.name.unwrap_or("(details only)").to_owned();
        vec![who.clone(), what, moment(event.time.0), details.join(", ")]
    })
}

fn sure(sure: Sure) -> &'static str {
    match sure {
        Sure::Stated => "stated",
        Sure::Stricter => "documents differ; the stricter reading",
        Sure::Assumed => "assumed",
    }
}

fn moment(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0)
        .map_or_else(|| seconds.to_string(), |time| time.format("%Y-%m-%d %H:%M:%S UTC").to_string())
}

fn table(page: &mut String, title: &str, heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_none() {
        return;
    }
    // Writing to a String cannot fail.
    let _ = write!(page, "<h2>{}</h2><table>", escaped(title));
    if heads.iter().any(|head| !head.is_empty()) {
        page.push_str("<tr>");
        for head in heads {
            let _ = write!(page, "<th>{}</th>", escaped(head));
        }
        page.push_str("</tr>");
    }
    for row in rows {
        page.push_str("<tr>");
        for cell in row {
            let _ = write!(page, "<td>{}</td>", escaped(&cell));
        }
        page.push_str("</tr>");
    }
    page.push_str("</table>");
}

/// Text that was sent to it must not become a part of the page.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
