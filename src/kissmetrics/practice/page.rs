//! What a practice tracker holds, as a plain page for a person.

use std::fmt::Write as _;

use chrono::DateTime;

use super::Words;
use super::intake::Intake;
use super::report::Asked;
use crate::kissmetrics::rules::{HeldPerson, RULES, Sure};
use crate::message;
use crate::message::Message;

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;margin:32px auto;max-width:960px;padding:0 16px;\
    color:#1d2330;background:#fff}h1{font-size:22px}h2{font-size:17px;margin-top:32px}table{border-collapse:collapse;\
    width:100%}td,th{text-align:left;padding:4px 16px 4px 0;border-bottom:1px solid #e3e6ec;vertical-align:top}\
    .weak{color:#5b6475}@media(prefers-color-scheme:dark){body{color:#e6e9f0;background:#14171f}\
    td,th{border-color:#2c3240}.weak{color:#9aa3b5}}";

/// The page, in the words of whoever shows it.
pub fn page(intake: &Intake, asked: &Asked, word: Words) -> String {
    let held = intake.held();
    let title = escaped(&word(&message!("practice-title")));
    let mut page = format!(
        "<!doctype html><html><meta charset=utf-8><title>{title}</title><style>{STYLE}</style>\
         <h1>{title}</h1><p class=weak>{} <a href=/held>/held</a>.</p>",
        escaped(&word(&message!("practice-about")))
    );
    let tally = held.tally();
    let came = [
        (message!("practice-requests"), intake.requests()),
        (message!("practice-kept"), tally.kept),
        (message!("practice-merged"), tally.merged),
        (message!("practice-dropped"), tally.all_lost()),
        (message!("practice-dated-now"), intake.dated_now()),
    ];
    let came = came.map(|(what, count)| vec![word(&what), count.to_string()]);
    table(&mut page, &word(&message!("practice-came")), &[], came);
    let sections = [
        (message!("practice-events"), held.event_names().collect::<Vec<_>>()),
        (message!("practice-properties"), held.property_names().collect()),
    ];
    let heads = [message!("practice-name"), message!("practice-held")].map(|head| word(&head));
    for (title, mut names) in sections {
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let rows = names.iter().take(asked.people).map(|(name, count)| vec![(*name).to_owned(), count.to_string()]);
        table(&mut page, &word(&title), &heads, rows);
    }
    let examples = intake.examples().iter().map(|example| {
        let property = example.property.as_ref().map(|(name, value)| format!("{name}: {value}"));
        let time = example.time.map(moment).unwrap_or_default();
        vec![example.why.to_owned(), example.person.clone(), example.event.clone(), time, property.unwrap_or_default()]
    });
    let heads =
        [message!("practice-why"), message!("who"), message!("what"), message!("when"), message!("practice-detail")];
    table(&mut page, &word(&message!("practice-not-as-sent")), &heads.map(|head| word(&head)), examples);
    let people = asked.of(intake);
    let title = message!("practice-people", shown = people.len(), all = held.people_count());
    let heads = [message!("who"), message!("what"), message!("when"), message!("details")];
    let no_event = word(&message!("practice-details-only"));
    let rows = people.iter().flat_map(|person| person_rows(person, asked.events, &no_event));
    table(&mut page, &word(&title), &heads.map(|head| word(&head)), rows);
    let rules =
        RULES.iter().map(|rule| vec![word(&message!(rule.says)), rule.source.to_owned(), word(&sure(rule.sure))]);
    let heads = [message!("practice-rule"), message!("practice-document"), message!("practice-how-sure")];
    table(&mut page, &word(&message!("practice-goes-by")), &heads.map(|head| word(&head)), rules);
    page
}

fn person_rows(person: &HeldPerson<'_>, events: usize, no_event: &str) -> impl Iterator<Item = Vec<String>> {
    let who = person.identities.join(", ");
    person.events.iter().take(events).map(move |event| {
        let details: Vec<String> = event.properties.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let what = event.name.unwrap_or(no_event).to_owned();
        vec![who.clone(), what, moment(event.time.0), details.join(", ")]
    })
}

fn sure(sure: Sure) -> Message {
    match sure {
        Sure::Stated => message!("practice-stated"),
        Sure::Stricter => message!("practice-stricter"),
        Sure::Assumed => message!("practice-assumed"),
    }
}

fn moment(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0)
        .map_or_else(|| seconds.to_string(), |time| time.format("%Y-%m-%d %H:%M:%S UTC").to_string())
}

fn table(page: &mut String, title: &str, heads: &[String], rows: impl IntoIterator<Item = Vec<String>>) {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_none() {
        return;
    }
    // Writing to a String cannot fail.
    let _ = write!(page, "<h2>{}</h2><table>", escaped(title));
    if !heads.is_empty() {
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
