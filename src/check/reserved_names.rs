//! Names that begin like the tracker's own parameters, and names under which the tracker itself records.

use super::fix::{leave_property_out, rename_event};
use super::found::{Found, PerDetail};
use super::{Change, Check, CheckContext, Classes, Events, Finding, Fix, Grade, Kind, Whole, Words};
use crate::kissmetrics::rules::{is_platform_name, looks_reserved};
use crate::mapping::{Mapping, PropertyRule};

static UNDERSCORE_NAME: Kind = Kind::new(
    "underscore-name",
    Grade::WorthALook,
    "{count|value is|values are} sent as \"{name}\". Kissmetrics' own names begin with an underscore, so use another.",
);

static PLATFORM_NAME: Kind = Kind::new(
    "platform-name",
    Grade::WorthALook,
    "{of?event={count|event is|events are}|{count|value is|values are}} called \"{name}\", a name that Kissmetrics \
     itself uses. Yours would mix with its own.",
);

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

    fn words(&self) -> Words {
        let args = vec![("from", self.from.as_str().into()), ("to", self.to.as_str().into())];
        Words { text: "Send \"{from}\" as \"{to}\"", args }
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
            if let Some(slot) = details.get(at, index) {
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
        events.values(Classes::ALL, |seen, value, property| {
            if let Some((Some(_), found)) = self.details.get(seen.rule, value.detail) {
                found.add(seen.at, seen.rule, &property.value);
            }
        });
    }

    fn append(&mut self, later: Self) {
        self.details.append(later.details, |(_, found), (_, later)| found.append(later));
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let detail = |(rule, detail, (like, found)): (usize, usize, (Option<Like>, Found))| {
            let name = whole.context.detail(rule, detail)?.name().trim().to_owned();
            let (kind, to) = match like? {
                Like::Underscore => (&UNDERSCORE_NAME, name.trim_start_matches('_').to_owned()),
                Like::Platform => (&PLATFORM_NAME, renamed(&name)),
            };
            let args = vec![("of", "detail".into()), ("name", name.as_str().into())];
            let rename = (!to.is_empty()).then(|| Fix::new(RenameProperty { from: name.clone(), to }));
            let fixes = rename.into_iter().chain([leave_property_out(name)]).collect();
            found.finish(kind, args, fixes)
        };
        let events = whole.summary.name_counts().filter(|(name, _)| is_platform_name(name));
        let mut events: Vec<Finding> = events
            .filter_map(|(name, known)| {
                let mut found = Found::default();
                found.add(known.first, known.rule, name);
                found.count = known.count;
                let args = vec![("of", "event".into()), ("name", name.into())];
                let fix = rename_event(name, renamed(name));
                let rows = whole.context.leave_out_names(vec![name.to_owned()]);
                found.finish(&PLATFORM_NAME, args, std::iter::once(fix).chain(rows).collect())
            })
            .collect();
        events.sort_by(|a, b| a.rows.iter().map(|at| at.row).cmp(b.rows.iter().map(|at| at.row)));
        self.details.into_iter().filter_map(detail).chain(events).collect()
    }
}

fn renamed(name: &str) -> String {
    format!("{name} (Imported)")
}
