//! The command line.

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) role: Role,
    pub(crate) calls: usize,
    pub(crate) concurrency: usize,
    pub(crate) seed: u64,
}

/// Which of the two processes this is, if it is one to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Client,
    Server,
    Help,
}

impl Options {
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self { role: Role::Client, calls: 100_000, concurrency: 64, seed: 1 };
        while let Some(name) = arguments.next() {
            let mut number = || {
                let value = arguments.next().and_then(|value| value.replace('_', "").parse::<u32>().ok());
                value.ok_or_else(|| format!("{name} takes a number"))
            };
            match name.as_str() {
                "--calls" => options.calls = at_least_one(number()?),
                "--concurrency" => options.concurrency = at_least_one(number()?),
                "--seed" => options.seed = number()?.into(),
                "--help" | "-h" => options.role = Role::Help,
                "--serve" => options.role = Role::Server,
                _ => return Err(format!("there is no option {name}")),
            }
        }
        Ok(options)
    }
}

fn at_least_one(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX).max(1)
}
