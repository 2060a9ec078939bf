//! A password that was typed where it does not belong, in an address, is not repeated: whoever reads the message, or finds
//! it in a log, is not always the one who typed.

/// The text without the passwords of addresses that stand among the arguments, whatever else is wrong with those.
pub(super) fn hidden(text: &str) -> String {
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    arguments
        .filter_map(|argument| password(&argument))
        .fold(text.to_owned(), |text, password| text.replace(&format!(":{password}@"), ":\u{2026}@"))
}

/// What stands between the user and the host of something like an address.
fn password(argument: &str) -> Option<String> {
    let address = argument.split_once("://").map_or(argument, |(_, address)| address);
    let (who, _) = address.rsplit_once('@')?;
    let (_, password) = who.split_once(':')?;
    (!password.is_empty()).then(|| password.to_owned())
}
