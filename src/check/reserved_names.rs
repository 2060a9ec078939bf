//! Names that begin like the tracker's own parameters, and names under which the tracker itself records.

use super::found::{Found, PerDetail};
use super::{Check, Finding, Grade, Mend, NameOf, Seen, Setting, What, Whole};
use crate::tracker::rules::{is_platform_name, looks_reserved};

#[derive(Clone)]
struct ReservedNames {
    details: PerDetail<(Option<Kind>, Found)>,
    any: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    Underscore,
    Platform,
}

pub(super) fn start(setting: &Setting) -> Box<dyn Check> {
    let mut details: PerDetail<(Option<Kind>, Found)> = PerDetail::new(&setting.details());
    let mut any = false;
    for (at, rule) in setting.mapping.rules.iter().enumerate() {
        for (index, detail) in rule.details.iter().enumerate() {
            let name = detail.name().trim();
            let kind = match () {
                () if looks_reserved(name) => Some(Kind::Underscore),
                () if is_platform_name(name) => Some(Kind::Platform),
                () => None,
            };
            any |= kind.is_some();
            if let Some(slot) = details.get(at, index) {
                slot.0 = kind;
            }
        }
    }
    Box::new(ReservedNames { details, any })
}

impl Check for ReservedNames {
    fn event(&mut self, seen: &Seen<'_>) {
        if !self.any {
            return;
        }
        for (value, property) in seen.values.iter().zip(&seen.made.event.properties) {
            if let Some((Some(_), found)) = self.details.get(seen.rule, value.detail) {
                found.add(seen.at, seen.rule, &property.value);
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.details.append(later.details, |(_, found), (_, later)| found.append(later));
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let detail = |(rule, detail, (kind, found)): (usize, usize, (Option<Kind>, Found))| {
            let name = whole.setting.detail(rule, detail)?.name().trim().to_owned();
            let (what, to) = match kind? {
                Kind::Underscore => {
                    (What::UnderscoreName { name: name.clone() }, name.trim_start_matches('_').to_owned())
                }
                Kind::Platform => (What::PlatformName { of: NameOf::Detail, name: name.clone() }, renamed(&name)),
            };
            let rename = (!to.is_empty()).then(|| Mend::RenameDetail { from: name.clone(), to });
            let mends = rename.into_iter().chain([Mend::LeaveOutDetail { name }]).collect();
            found.finish(Grade::WorthALook, what, mends)
        };
        let events = whole.summary.name_counts().filter(|(name, _)| is_platform_name(name));
        let mut events: Vec<Finding> = events
            .filter_map(|(name, known)| {
                let mut found = Found::default();
                found.add(known.first, known.rule, name);
                found.count = known.count;
                let what = What::PlatformName { of: NameOf::Event, name: name.to_owned() };
                let mend = Mend::RenameEvent { from: name.to_owned(), to: renamed(name) };
                let rows = whole.setting.leave_out_names(vec![name.to_owned()]);
                found.finish(Grade::WorthALook, what, std::iter::once(mend).chain(rows).collect())
            })
            .collect();
        events.sort_by(|a, b| a.rows.iter().map(|at| at.row).cmp(b.rows.iter().map(|at| at.row)));
        self.details.into_iter().filter_map(detail).chain(events).collect()
    }
}

fn renamed(name: &str) -> String {
    format!("{name} (Imported)")
}
