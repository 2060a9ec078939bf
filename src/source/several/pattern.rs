//! Names with `*` and `?` in them.

/// Whether a name stands for others.
pub(super) fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?'])
}

/// Whether a name is one that the pattern stands for: `*` is any letters, `?` is one. Upper and lower case are the same where
/// the system takes them so.
pub(super) fn fits(pattern: &str, name: &str) -> bool {
    let case = |text: &str| match cfg!(any(windows, target_os = "macos")) {
        true => text.to_lowercase().chars().collect::<Vec<_>>(),
        false => text.chars().collect(),
    };
    let (pattern, name) = (case(pattern), case(name));
    let (mut at, mut from) = (0, 0);
    // Behind the last star, and up to where in the name that star reaches.
    let mut star: Option<(usize, usize)> = None;
    while from < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at + 1, from));
                at += 1;
            }
            Some(letter) if *letter == '?' || *letter == name[from] => (at, from) = (at + 1, from + 1),
            _ => match &mut star {
                Some((behind, reach)) => {
                    *reach += 1;
                    (at, from) = (*behind, *reach);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|letter| *letter == '*')
}
