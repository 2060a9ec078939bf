//! The window gives no advice about flags, and the command line none about buttons.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::files::{languages, parsed};

/// Who reads a part of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Both,
    Window,
    Commands,
}

/// The file of what the command line alone says.
const OF_COMMANDS: &str = "cli.ftl";

/// Each piece of text of a sentence, with who reads it.
fn pieces<'a>(pattern: &'a Pattern<String>, reader: Reader, found: &mut Vec<(Reader, &'a str)>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => found.push((reader, value)),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let by_face = matches!(selector, InlineExpression::VariableReference { id } if id.name == "face");
                for variant in variants {
                    let window = matches!(&variant.key, VariantKey::Identifier { name } if name == "window");
                    let reader = match (by_face, window) {
                        (false, _) => reader,
                        (true, true) => Reader::Window,
                        (true, false) => Reader::Commands,
                    };
                    pieces(&variant.value, reader, found);
                }
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// A flag, a command or a variable.
fn names_a_command(text: &str) -> bool {
    let flag = text.split("--").skip(1).any(|rest| rest.starts_with(|letter: char| letter.is_ascii_lowercase()));
    let commands = ["check", "plan", "resume", "history", "products", "reconcile", "access", "compare", "arrival"];
    flag || commands.iter().any(|command| text.contains(&format!("backfill {command}"))) || text.contains("BACKFILL_")
}

/// Words of each language that only who has the window before him can follow.
const OF_THE_WINDOW: &[(&str, &[&str])] = &[
    ("en", &["from the list", "under Encryption", "button", "this window", "Press ", "Click"]),
    ("de", &["aus der Liste", "unter „Verschlüsselung“", "Schaltfläche", "dieses Fenster", "Drücken Sie", "Klicken"]),
];

#[test]
fn the_window_names_no_flags_and_the_command_line_no_buttons() {
    let mut wrong = Vec::new();
    for language in languages() {
        let of_the_window = OF_THE_WINDOW.iter().find(|(id, _)| *id == language).map(|(_, words)| *words);
        let of_the_window = of_the_window.unwrap_or_else(|| panic!("what does {language} call buttons and lists?"));
        // Else nothing would be found in a language whose words are other ones.
        let mut found_in_window: Vec<&str> = Vec::new();
        for (file, resource) in parsed(&language) {
            for entry in &resource.body {
                let Entry::Message(message) = entry else { continue };
                let key = &message.id.name;
                let reader = if file == OF_COMMANDS { Reader::Commands } else { Reader::Both };
                let mut found = Vec::new();
                message.value.iter().for_each(|pattern| pieces(pattern, reader, &mut found));
                for (reader, text) in found {
                    // How the window itself is started is the one flag that it may name.
                    let text = text.replace("backfill --data", "");
                    if reader != Reader::Commands && names_a_command(&text) {
                        wrong.push(format!("{language}/{file}, {key}, for the window: {text}"));
                    }
                    let named = of_the_window.iter().copied().filter(|word| text.contains(word));
                    if reader == Reader::Commands {
                        wrong.extend(named.map(|word| {
                            format!("{language}/{file}, {key}, names {word:?} for the command line: {text}")
                        }));
                    } else {
                        found_in_window.extend(named);
                    }
                }
            }
        }
        assert!(found_in_window.len() > 2, "no sentence of {language} has any of {of_the_window:?}");
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn what_names_a_command_is_known() {
    for text in ["add --again", "backfill history lists", "BACKFILL_DATABASE_PASSWORD"] {
        assert!(names_a_command(text), "{text}");
    }
    for text in ["a -- b", "Backfill checks", "the plan"] {
        assert!(!names_a_command(text), "{text}");
    }
}
