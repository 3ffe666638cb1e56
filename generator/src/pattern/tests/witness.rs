//! Patterns at random, against another engine of ECMA-262.

use super::*;

/// A small generator of numbers, which needs no state but its own: xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn one_of<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

const ATOMS: &[&str] = &[
    "a",
    "a",
    "b",
    "c",
    "é",
    "\u{1F4A9}",
    "-",
    "/",
    ".",
    r"\d",
    r"\w",
    r"\s",
    r"\S",
    r"\W",
    "[ab]",
    "[^a]",
    "[a-c]",
    "[^]",
    "[]",
    r"[\w-]",
    r"[\s\d]",
    r"[^\s\S]",
    r"\.",
    r"\u{62}",
    r"\x61",
    r"\uD83D\uDCA9",
    r"\p{L}",
    r"\P{L}",
    r"[\p{Lu}\d]",
    r"\n",
];
const ASSERTIONS: &[&str] = &["^", "$", r"\b", r"\B"];
const QUANTIFIERS: &[&str] = &["*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}", "*?", "+?", "??", "{1,3}?", "{0}"];
const OPENINGS: &[&str] = &["(", "(", "(?:", "(?:", "(?=", "(?!", "(?<=", "(?<!"];

fn pattern(random: &mut Random, depth: usize, groups: &mut usize) -> String {
    let mut text = String::new();
    for alternative in 0..=random.below(2) {
        if alternative > 0 {
            text.push('|');
        }
        for _ in 0..random.below(4) {
            let mut repeatable = true;
            match random.below(10) {
                0 => {
                    text.push_str(random.one_of(ASSERTIONS));
                    repeatable = false;
                }
                1 if *groups > 0 => text += &format!(r"(?:\{})", 1 + random.below(*groups)),
                2..=4 if depth > 0 => {
                    let opening = random.one_of(OPENINGS);
                    *groups += usize::from(opening == "(");
                    text.push_str(opening);
                    text.push_str(&pattern(random, depth - 1, groups));
                    text.push(')');
                    repeatable = matches!(opening, "(" | "(?:");
                }
                _ => text.push_str(random.one_of(ATOMS)),
            }
            if repeatable && random.below(3) == 0 {
                text.push_str(random.one_of(QUANTIFIERS));
            }
        }
    }
    text
}

fn text(random: &mut Random) -> String {
    let parts = ["a", "a", "b", "b", "c", "A", "é", "\u{1F4A9}", "1", " ", "\n", "-", "\u{2028}", "_", "/", "."];
    (0..random.below(8)).map(|_| random.one_of(&parts)).collect()
}

#[test]
fn another_engine_agrees() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut taken, mut refused) = (0, 0);
    let rounds = std::env::var("CLIENTWRIGHT_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3_000);
    for _ in 0..rounds {
        let pattern = pattern(&mut random, 2, &mut 0);
        let other = regress::Regex::with_flags(&pattern, "u").unwrap_or_else(|error| panic!("{pattern}: {error}"));
        let Ok(translated) = translate(&pattern) else {
            refused += 1;
            continue;
        };
        taken += 1;
        let engine = compile(&translated).unwrap();
        for _ in 0..12 {
            let text = text(&mut random);
            let Ok(found) = engine.is_match(&text) else { continue };
            assert_eq!(found, other.find(&text).is_some(), "`{pattern}`, as `{translated}`, in {text:?}");
        }
    }
    assert!(taken > refused * 10, "{refused} of {rounds} patterns are refused");
}
