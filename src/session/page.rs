//! The pages of the wizard.

/// The pages, in the order in which one walks them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum WizardPage {
    /// What was imported before; beside the way that one walks.
    History,
    /// Where the past is.
    #[default]
    Choose,
    /// What a row becomes.
    Match,
    /// What would leave.
    Preview,
    /// Where to, and the sending itself.
    Send,
    /// What became of it.
    Result,
}
