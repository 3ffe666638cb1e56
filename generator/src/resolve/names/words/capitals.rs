//! Capitals within words, which case conversion would take for the beginnings of others.

/// Names that are one word, whatever capitals there are in it.
const NAMES: &[&str] = &[
    "BitBucket",
    "DevOps",
    "GitHub",
    "GitLab",
    "GraphQL",
    "JavaScript",
    "LinkedIn",
    "MySQL",
    "OAuth",
    "PayPal",
    "PCIe",
    "PostgreSQL",
    "TypeScript",
    "WiFi",
    "YouTube",
    "iOS",
    "macOS",
];

/// `text` without capitals where no word begins: `Ips` for `IPs`, `Ipv4` for `IPv4`, `Oauth` for `OAuth`.
pub(super) fn tamed(text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    abbreviations(&mut characters);
    NAMES.iter().for_each(|name| one_word(name, &mut characters));
    characters.into_iter().collect()
}

/// Abbreviations in the plural, and those of a version.
fn abbreviations(characters: &mut [char]) {
    let mut capitals = 0;
    for at in 0..characters.len() {
        let next = characters.get(at + 1).copied();
        let ends = match characters.get(at) {
            Some(c) if c.is_uppercase() => {
                capitals += 1;
                continue;
            }
            Some('s') => next.is_none_or(|next| !next.is_lowercase()),
            Some('v') => next.is_some_and(|next| next.is_ascii_digit()),
            _ => false,
        };
        if ends && capitals > 1 {
            lower(characters.get_mut(at + 1 - capitals..at));
        }
        capitals = 0;
    }
}

/// A name wherever it stands as a word.
fn one_word(name: &str, characters: &mut [char]) {
    let name: Vec<char> = name.chars().collect();
    let Some(last) = characters.len().checked_sub(name.len()) else { return };
    for at in 0..=last {
        let end = at + name.len();
        let before = at.checked_sub(1).and_then(|before| characters.get(before));
        // Behind another letter only a capital begins a word.
        let begins = before.is_none_or(|before| {
            !before.is_alphabetic() || (before.is_lowercase() && name.first().is_some_and(|first| first.is_uppercase()))
        });
        let ends = characters.get(end).is_none_or(|next| !next.is_lowercase());
        if begins && ends && characters.get(at..end) == Some(name.as_slice()) {
            lower(characters.get_mut(at + 1..end));
        }
    }
}

fn lower(characters: Option<&mut [char]>) {
    for c in characters.unwrap_or_default() {
        *c = c.to_lowercase().next().unwrap_or(*c);
    }
}

#[cfg(test)]
mod tests {
    use super::tamed;

    #[test]
    fn capitals_stay_where_words_begin() {
        for (text, expected) in [
            ("Floating IPs", "Floating Ips"),
            ("userIDs", "userIds"),
            ("VPCsAndURLs", "VpcsAndUrls"),
            ("IPv4Address", "Ipv4Address"),
            ("TLSv1", "Tlsv1"),
            ("OAuth2", "Oauth2"),
            ("useGitHubOAuth", "useGithubOauth"),
            ("iOSVersion", "iosVersion"),
            ("macOS and MySQL", "macos and Mysql"),
            // These are none of them.
            ("DNSsec", "DNSsec"),
            ("HTTPServer", "HTTPServer"),
            ("Is", "Is"),
            ("Av1", "Av1"),
            ("PCIes", "PCIes"),
            ("portfolioiOS", "portfolioiOS"),
            ("RADIOAuth", "RADIOAuth"),
            ("", ""),
        ] {
            assert_eq!(tamed(text), expected, "{text}");
        }
    }
}
