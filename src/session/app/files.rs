//! Files that a person asks for: written beside the window.

use std::path::PathBuf;

use super::{App, What};
use crate::pipeline::Stop;
use crate::pipeline::range_set::RangeSet;
use crate::plan::Plan;
use crate::session::check::CheckState;
use crate::session::choosing::Ask;
use crate::session::files::{FilesAction, Saved, choices_are_in, not_sent, sent};
use crate::session::message::Message;
use crate::sink::files::save;

impl App {
    /// Does what was asked about files in place of sending.
    pub(super) fn act_on_files(&mut self, action: FilesAction) {
        match action {
            FilesAction::ChooseFolder => self.choose(Ask::Folder, What::Folder),
            FilesAction::Form(form) => self.files.form = form,
            FilesAction::Save => self.save_files(),
            FilesAction::Stop => self.files.stop.request(),
        }
    }

    fn save_files(&mut self) {
        if let Some(why) = self.files.obstacle() {
            self.message = Some(Message::Failed(why));
            return;
        }
        let (CheckState::Known(found), Some(part)) = (&self.checked, self.files.form.part()) else { return };
        let (pipeline, form) = (found.0.clone(), self.files.form.form);
        let folder = PathBuf::from(self.files.form.folder.trim());
        // What stops here stays as far as it came, so this is not the end of a task that nobody waits for.
        let stop = Stop::default();
        self.files.stop = stop.clone();
        self.files.saved = None;
        self.message = None;
        self.files.saving.start("save files", &self.beside.wake, move |context| {
            Ok(save(&pipeline, form, &folder, part, &stop, &context.progress)?)
        });
    }

    /// Receives the files that were written, and what is to be said of them.
    pub(super) fn receive_saved(&mut self) {
        match self.files.saving.take() {
            Some(Ok(saved)) => self.files.saved = Some(saved),
            Some(Err(error)) => self.message = Some(Message::Failed(error.sentence())),
            None => {}
        }
        if let Some(saved) = self.saving.take() {
            let keeping = self.keeping.take();
            let kept = saved.is_ok() && keeping.is_some();
            self.message = Some(match saved {
                Ok(sentence) => Message::Done(sentence),
                Err(error) => Message::Failed(error.sentence()),
            });
            if kept {
                self.kept = keeping;
                // They were saved so that what would have lost them can be done.
                if let Some(action) = self.leaving.take() {
                    self.act(*action);
                }
            }
        }
    }

    /// Writes a file about what is open.
    pub(super) fn save(&mut self, what: Saved, path: PathBuf) {
        if let Saved::Plan = what {
            let Some(source) = &self.source else { return };
            let plan = Plan::new(source.source.answers().clone(), self.draft.mapping().clone())
                .with_lookups(self.draft.settings().used_lookups());
            self.keeping = Some(self.draft.settings().clone());
            self.saving.start("save", &self.beside.wake, move |_| {
                plan.save(&path)?;
                Ok(choices_are_in(&path))
            });
            return;
        }
        let CheckState::Known(found) = &self.checked else { return };
        let pipeline = found.0.clone();
        // Before anything was sent, what is left out is what will not be sent.
        let all = || RangeSet::first(found.1.outcomes.to_send());
        let done = self.send.report().map_or_else(all, |report| report.done.clone());
        self.keeping = None;
        self.saving.start("save", &self.beside.wake, move |_| match what {
            Saved::Sent => sent(&pipeline, &done, &path),
            Saved::NotSent | Saved::Plan => not_sent(&pipeline, &done, &path),
        });
    }
}
