//! Names that begin like the tracker's own parameters, and names under which the tracker itself records.

use super::fix::{leave_property_out, rename_event};
use super::found::{Found, PerDetail};
use super::{Change, Check, CheckContext, Classes, Events, Finding, Fix, Grade, Kind, Whole};
use crate::kissmetrics::rules::{is_platform_name, looks_reserved};
use crate::mapping::{EventRule, Mapping, PropertyRule};
use crate::message;
use crate::message::Message;

static UNDERSCORE_NAME: Kind = Kind::new("underscore-name", Grade::WorthALook);

static PLATFORM_NAME: Kind = Kind::new("platform-name", Grade::WorthALook);

#[derive(Clone)]
struct ReservedNames {
    details: PerDetail<(Option<Like>, Found)>,
    any: bool,
}

/// What the name of a detail is like.
#[derive(Clone, Copy)]
enum Like {
    Underscore,
    Platform,
}

/// Details of one name are sent under another.
#[derive(Debug, PartialEq)]
struct RenameProperty {
    from: String,
    to: String,
}

impl Change for RenameProperty {
    fn apply(&self, mapping: &mut Mapping) {
        for detail in mapping.rules.iter_mut().flat_map(|rule| &mut rule.properties) {
            let (PropertyRule::Column { name, .. } | PropertyRule::Constant { name, .. }) = detail;
            if *name == self.from {
                name.clone_from(&self.to);
            }
        }
    }

    fn message(&self) -> Message {
        message!("fix-send-as", from = &self.from, to = &self.to)
    }
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let mut details: PerDetail<(Option<Like>, Found)> = PerDetail::new(&context.details());
    let mut any = false;
    for (at, rule) in context.mapping.rules.iter().enumerate() {
        for (index, detail) in rule.properties.iter().enumerate() {
            let name = detail.name().trim();
            let like = match () {
                () if looks_reserved(name) => Some(Like::Underscore),
                () if is_platform_name(name) => Some(Like::Platform),
                () => None,
            };
            any |= like.is_some();
            if let Some(slot) = details.get_mut(at, index) {
                slot.0 = like;
            }
        }
    }
    Box::new(ReservedNames { details, any })
}

impl Check for ReservedNames {
    fn events(&mut self, events: &Events<'_>) {
        if !self.any {
            return;
        }
        for (values, (like, found)) in events.details(Classes::ALL, &mut self.details) {
            if like.is_some() {
                values.each(|seen, _, value| found.add(seen.at(), seen.rule, value));
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.details.append(later.details, |(_, found), (_, later)| found.append(later));
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let detail = |(rule, detail, (like, found)): (usize, usize, (Option<Like>, Found))| {
            let name = whole.context.detail(rule, detail)?.name().trim().to_owned();
            let to = match like? {
                Like::Underscore => name.trim_start_matches('_').to_owned(),
                Like::Platform => renamed(&name),
            };
            // Two details of one name can't be told apart.
            let is_both = |rule: &EventRule| {
                [&name, &to].iter().all(|name| rule.properties.iter().any(|detail| detail.name().trim() == **name))
            };
            let is_free = !to.is_empty() && !whole.context.mapping.rules.iter().any(is_both);
            let rename = is_free.then(|| Fix::new(RenameProperty { from: name.clone(), to }));
            let fixes = rename.into_iter().chain([leave_property_out(&name)]).collect();
            match like? {
                Like::Underscore => {
                    let says = |count| message!("check-underscore-name", count = count, name = name);
                    found.finish(&UNDERSCORE_NAME, says, fixes)
                }
                Like::Platform => {
                    let says = |count| message!("check-platform-name", count = count, of = "detail", name = name);
                    found.finish(&PLATFORM_NAME, says, fixes)
                }
            }
        };
        let events = whole.summary.name_counts().filter(|(name, _)| is_platform_name(name));
        let mut events: Vec<Finding> = events
            .filter_map(|(name, known)| {
                let mut found = Found::default();
                found.add(known.first, known.rule, name);
                found.count = known.count;
                let says = |count| message!("check-platform-name", count = count, of = "event", name = name);
                let fix = rename_event(name, renamed(name));
                let rows = whole.context.leave_out_names(vec![name.to_owned()]);
                found.finish(&PLATFORM_NAME, says, std::iter::once(fix).chain(rows).collect())
            })
            .collect();
        events.sort_by(|a, b| a.rows.iter().map(|at| at.row).cmp(b.rows.iter().map(|at| at.row)));
        self.details.into_iter().filter_map(detail).chain(events).collect()
    }
}

fn renamed(name: &str) -> String {
    format!("{name} (Imported)")
}
