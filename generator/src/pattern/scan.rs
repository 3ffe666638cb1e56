//! What the meaning of a back reference depends on, and stands behind it.

/// Counts the groups of a pattern that capture.
pub(super) fn captures(characters: &[char]) -> usize {
    let mut captures = 0;
    let mut in_class = false;
    let mut rest = characters;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        match first {
            '\\' => rest = rest.get(1..).unwrap_or_default(),
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let named = matches!(rest, ['?', '<', next, ..] if !matches!(next, '=' | '!'));
                captures += usize::from(named || rest.first() != Some(&'?'));
            }
            _ => {}
        }
    }
    captures
}
