//! The manual pages and the shells' completions, made from what can be typed.

use std::path::Path;

use clap_complete::Shell;

/// The shells that a package brings completions for.
pub const SHELLS: [Shell; 3] = [Shell::Bash, Shell::Fish, Shell::Zsh];

/// Writes all of them into this folder, under the names that each is looked for by.
pub fn write(folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let command = backfill::cli::command();
    clap_mangen::generate_to(command.clone(), folder).expect("the manual pages can be written");
    for shell in SHELLS {
        clap_complete::generate_to(shell, &mut command.clone(), "backfill", folder)
            .expect("the completions can be written");
    }
}
