//! Names that were perhaps meant.

/// The candidate that is most like `name`: at most two letters are missing, superfluous or wrong, and less than half
/// of them.
pub(super) fn nearest<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let length = name.chars().count();
    let near = candidates.filter_map(|candidate| {
        if candidate.chars().count().abs_diff(length) > 2 {
            return None;
        }
        let distance = distance(name, candidate);
        (distance <= 2 && distance * 2 < length).then_some((distance, candidate))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// The number of letters to insert, delete or replace (the distance of Levenshtein), case aside.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        for (above, other) in row.iter_mut().zip(std::iter::once(None).chain(other.iter().map(Some))) {
            let Some(other) = other else {
                *above = left;
                continue;
            };
            let cost = (diagonal + usize::from(*other != letter)).min(left + 1).min(*above + 1);
            diagonal = std::mem::replace(above, cost);
            left = cost;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn letters_are_counted() {
        for (one, other, expected) in
            [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("Title", "title", 0), ("ab", "ba", 2)]
        {
            assert_eq!(distance(one, other), expected, "{one} {other}");
            assert_eq!(distance(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn only_what_is_near_is_meant() {
        let names = ["maxLength", "minLength", "title"];
        assert_eq!(nearest("maxlenght", names.into_iter()), Some("maxLength"));
        assert_eq!(nearest("min_length", names.into_iter()), Some("minLength"));
        assert_eq!(nearest("tit", names.into_iter()), None);
        assert_eq!(nearest("foo", names.into_iter()), None);
    }
}
