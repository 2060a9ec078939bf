//! What is kept as files.

use std::path::PathBuf;

use crate::pipeline::range_set::RangeSet;
use crate::session::Session;
use crate::session::action::{Saved, WizardPage};
use crate::session::check::CheckState;
use crate::session::choosing::{Ask, Purpose};
use crate::session::files::FilesAction;
use crate::session::message::Message;

impl Session {
    pub(in crate::session) fn act_on_files(&mut self, action: FilesAction) {
        match action {
            FilesAction::ChooseFolder => self.ask(Ask::Folder, Purpose::Folder),
            FilesAction::Form(form) => self.files.form = form,
            FilesAction::Stop => self.files.stop(),
            FilesAction::Save => {
                if self.view().obstacle(WizardPage::Send).is_some() {
                    self.message = Some(Message::NotYet(WizardPage::Send));
                    return;
                }
                let CheckState::Known(found) = self.setup.checked() else { return };
                let begun = self.files.save(&found.0, self.setup.revision(), &self.beside);
                self.message = begun.err().map(|why| Message::Failed(why.into()));
            }
        }
    }

    /// Writes a file about what is open.
    pub(in crate::session) fn save(&mut self, what: Saved, path: PathBuf) {
        if let Saved::Plan = what {
            if let Some(plan) = self.setup.plan() {
                let settings = self.setup.draft().settings().clone();
                self.saving.plan(plan, Some(settings), path, &self.beside);
            }
        } else if let Saved::PlanOfSent = what {
            if let Some(ran) = self.send.ran() {
                self.saving.plan(ran.what.plan.clone(), None, path, &self.beside);
            }
        } else if what == Saved::LeftOut {
            let CheckState::Known(found) = self.setup.checked() else { return };
            let all = RangeSet::first(found.1.outcomes.to_send());
            self.saving.list(what, found.0.clone(), all, path, &self.beside);
        } else if let (Some(ran), Some(report)) = (self.send.ran(), self.send.report()) {
            // Of what was sent, whatever is set up since.
            self.saving.list(what, ran.what.found.0.clone(), report.done.clone(), path, &self.beside);
        }
    }

    /// Receives what was written.
    pub(in crate::session) fn receive_files(&mut self) {
        match self.files.receive(self.setup.revision()) {
            Some(Ok(told)) => self.message = Some(Message::Told(told.into())),
            Some(Err(error)) => self.failed(error),
            None => {}
        }
        let Some(news) = self.saving.receive() else { return };
        if let Message::Failed(_) = &news.message {
            self.stay();
        }
        self.message = Some(news.message);
        if let Some(settings) = news.kept {
            self.setup.keep(settings);
            // They were saved so that what would have lost them can be done.
            if let Some(action) = self.leaving.take() {
                self.act(*action);
            }
        }
    }
}
