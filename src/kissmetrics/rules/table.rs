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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, in kebab-case.
    pub id: &'static str,
    /// What it says: a key of the catalogue.
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
    rule("always-200", Sure::Stated, "API Specifications", "rule-always-200"),
    rule("first-day", Sure::Stated, "Import Existing Data", "rule-first-day"),
    rule("same-event", Sure::Stricter, "Detecting Duplicates", "rule-same-event"),
    rule("same-property", Sure::Stricter, "Detecting Duplicates", "rule-same-property"),
    rule("gone-with-event", Sure::Assumed, "Detecting Duplicates", "rule-gone-with-event"),
    rule("names-fold", Sure::Stated, "Technical Notes", "rule-names-fold"),
    rule("identities-fold", Sure::Stricter, "API Specifications, oldest copy", "rule-identities-fold"),
    rule("name-length", Sure::Assumed, "Technical Notes", "rule-name-length"),
    rule("identity-length", Sure::Assumed, "API Specifications", "rule-identity-length"),
    rule("value-length", Sure::Assumed, "Technical Notes", "rule-value-length"),
    rule("too-many-names", Sure::Assumed, "Technical Notes", "rule-too-many-names"),
    rule("no-name", Sure::Stated, "Common Methods", "rule-no-name"),
    rule("undated", Sure::Stated, "API Specifications", "rule-undated"),
    rule("alias", Sure::Stated, "Understanding Identities", "rule-alias"),
];
