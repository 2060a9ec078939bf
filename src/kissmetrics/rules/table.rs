//! The rules as a list for people: what each says, where it is written and how sure that is.

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// A current document of Kissmetrics' states it.
    Stated,
    /// Documents disagree, or only an older one states it; the stricter reading counts.
    Stricter,
    /// No document says it; it follows from what they do say.
    Assumed,
}

/// One rule of the tracker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Rule {
    /// Its name, in kebab-case.
    pub id: &'static str,
    /// What it says.
    pub says: &'static str,
    /// The document.
    pub source: &'static str,
    /// How sure it is.
    pub sure: Sure,
}

const fn rule(id: &'static str, sure: Sure, source: &'static str, says: &'static str) -> Rule {
    Rule { id, says, source, sure }
}

/// Every rule that the practice tracker applies.
pub const RULES: &[Rule] = &[
    rule("always-200", Sure::Stated, "API Specifications", "Every request is answered with 200 and a picture."),
    rule("first-day", Sure::Stated, "Import Existing Data", "What is from before 1 January 2009, UTC, is dropped."),
    rule(
        "same-event",
        Sure::Stricter,
        "Detecting Duplicates",
        "Of events with the same person, name and second, one is kept. Newer documents also compare the properties.",
    ),
    rule(
        "same-property",
        Sure::Stricter,
        "Detecting Duplicates",
        "Of values of the same person, property and second, one is kept, also across different events. Which one is \
         not known; here it is the first.",
    ),
    rule(
        "gone-with-event",
        Sure::Assumed,
        "Detecting Duplicates",
        "The properties of an event that was not kept are not kept either.",
    ),
    rule("names-fold", Sure::Stated, "Technical Notes", "In names, a comma or colon is a space, and case is ignored."),
    rule(
        "identities-fold",
        Sure::Stricter,
        "API Specifications, oldest copy",
        "In identities, a comma or colon is a space. Case counts.",
    ),
    rule("name-length", Sure::Assumed, "Technical Notes", "An event with a name above 255 characters is dropped."),
    rule("identity-length", Sure::Assumed, "API Specifications", "An identity above 255 characters is dropped."),
    rule("value-length", Sure::Assumed, "Technical Notes", "A value is cut after 512 characters."),
    rule(
        "too-many-names",
        Sure::Assumed,
        "Technical Notes",
        "After 65,535 different names of events, or of properties, a new one is dropped.",
    ),
    rule("no-name", Sure::Stated, "Common Methods", "An event without a name only sets its properties."),
    rule(
        "undated",
        Sure::Stated,
        "API Specifications",
        "Without _d=1, or without a whole number as _t, the time of arrival counts.",
    ),
    rule("alias", Sure::Stated, "Understanding Identities", "An alias makes one person of two, whatever its order."),
];
