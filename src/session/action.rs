//! Everything that a person can do. Data only: the session does it.

use std::path::PathBuf;

use strum::IntoStaticStr;

use super::appearance::Look;
use super::arriving::ArrivalAction;
use super::database::DatabaseAction;
pub use super::draft::Change;
use super::draft::Settings;
use super::files::FilesAction;
pub use super::files::Saved;
use super::history::HistoryAction;
pub use super::page::WizardPage;
use super::products::ProductAction;
use super::repeating::RepeatAction;
use super::returning::ReturnAction;
use super::seen::InCommon;
use super::send::SendState;
use crate::check::{Finding, Fix, RowAt};
use crate::mapping::Slot;
use crate::source::Answers;
use crate::text::Language;

/// Everything that a person can do. A page returns these; nothing else changes state.
#[derive(IntoStaticStr)]
pub enum Action {
    /// Let the person choose a file, and read it.
    ChooseFile,
    /// Let the person choose a folder, and read its files as one table.
    ChooseFolder,
    /// Read this file, or what it says of several.
    Open(PathBuf),
    /// Read these files as one table.
    OpenTogether(Vec<String>),
    /// Open what these files are: a table, several as one, a plan, or a plan with the tables that it is for.
    OpenAll(Vec<PathBuf>),
    /// Read these files as one table, with the settings of this plan.
    OpenWith(PathBuf, Vec<String>),
    /// Read the source with these answers.
    Read(Answers),
    /// Show the way into a database.
    ToDatabase,
    /// Do this about databases.
    Databases(DatabaseAction),
    /// Read what was pasted as a table.
    Paste(String),
    /// Open the sample.
    Sample,
    /// Forget the source and choose another.
    Leave,
    /// Show a page. Pages that cannot be shown yet say why.
    Go(WizardPage),
    /// Change the choices; can be undone.
    Change(Change),
    /// Fix what was found at this place of the list; can be undone.
    Fix(usize, Box<Finding>, Fix),
    /// Take back what was fixed, by its place among what was.
    UndoFix(usize),
    /// Show these rows on Preview.
    See(InCommon, Vec<RowAt>),
    /// Show what a change would move before it is made.
    WhatIf(String, Change),
    /// Make the change that was shown, or not.
    Decide(bool),
    /// Begin to look this field's column up in another source.
    LookUp(Slot, String),
    /// Look it up in this file or table.
    LookUpThere(Slot, String, String),
    /// Let the person choose the file for that.
    ChooseLookUp,
    /// Look it up in this file or table.
    LookUpIn(String),
    /// Take what stands in this column of it, found by that one.
    TakeFrom {
        /// The column with the cells' text.
        by: String,
        /// The column that is taken.
        take: String,
    },
    /// Look nothing up after all.
    KeepCell,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Do something about products.
    Product(ProductAction),
    /// Send the same to another product: show where it would go.
    SendSame(ProductAction),
    /// Do something about files in place of sending.
    Files(FilesAction),
    /// Do something with an import of before.
    History(HistoryAction),
    /// Compare an import of before with the raw export in this file, this folder, or files of this pattern.
    CompareWith(i64, PathBuf),
    /// Write the rows of what is missing in the export there.
    SaveMissingTo(PathBuf),
    /// Come back to an import of before.
    Return(ReturnAction),
    /// Have an import repeat by itself, or no more.
    Repeat(RepeatAction),
    /// Change where the events go.
    Destination(Box<dyn FnOnce(&mut SendState)>),
    /// Send.
    Send,
    /// Send no more for now.
    Pause,
    /// Go on.
    Resume,
    /// The first few are at the product, as the person has seen, or are not.
    Seen(bool),
    /// End the sending.
    Stop,
    /// Look again at what failed: the check of the rows, or what a product was sent before.
    TryAgain,
    /// Let the person choose a place, and write this there.
    Save(Saved),
    /// Write this to this file.
    SaveTo(Saved, PathBuf),
    /// Copy the command line that does what is set up.
    CopyCommand,
    /// Ask a bucket which parts of the import of this number were taken.
    LookTaken(i64),
    /// Send without having read what Kissmetrics counts before.
    SkipReading,
    /// Do this about reading back what Kissmetrics knows and counts.
    Arrival(ArrivalAction),
    /// Start again with another source.
    StartOver,
    /// The window is to close: ask, when something is under way or would be lost.
    Close,
    /// End the sending, so that it can go on another time or is found in the history, and close.
    PauseAndQuit,
    /// Do not close.
    KeepOpen,
    /// Put the message away.
    Dismiss,
    /// Show the window light, dark, or as the desktop is.
    Look(Look),
    /// Speak this language, or that of the system.
    Language(Option<&'static Language>),
    /// Do what would lose the choices, which was asked about, or not.
    LeaveIt(bool),
}

/// A change of the choices, as an action.
pub fn change(change: impl FnOnce(&mut Settings) + 'static) -> Action {
    Action::Change(Box::new(change))
}
