//! A line that shows what takes so long, on a terminal, and only if it does.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use clientwright::Stage;

/// A moment: what takes less shows no progress.
const MOMENT: Duration = Duration::from_millis(300);

/// How often the line moves.
const TICK: Duration = Duration::from_millis(100);

/// What the thread that draws is told.
enum Message {
    Began(Stage),
    Done,
}

/// The line, and the thread that draws it.
pub(super) struct Progress {
    started: Instant,
    stages: Option<Sender<Message>>,
    drawing: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to wait for the moment to pass.
    pub(super) fn start() -> Self {
        let started = Instant::now();
        if !std::io::stderr().is_terminal() {
            return Self { started, stages: None, drawing: None };
        }
        let (stages, received) = channel();
        let drawing = std::thread::spawn(move || draw(&received));
        Self { started, stages: Some(stages), drawing: Some(drawing) }
    }

    /// What is to be told of each stage.
    pub(super) fn observer(&self) -> impl Fn(Stage) + Send + Sync + use<> {
        let stages = self.stages.clone();
        move |stage| {
            if let Some(stages) = &stages {
                // The thread that draws ends with the run, never before.
                let _ = stages.send(Message::Began(stage));
            }
        }
    }

    /// Takes the line away, and tells how long the run took.
    pub(super) fn finish(mut self) -> Duration {
        let elapsed = self.started.elapsed();
        let _ = self.stages.take().map(|stages| stages.send(Message::Done));
        let _ = self.drawing.take().map(JoinHandle::join);
        elapsed
    }
}

fn draw(stages: &Receiver<Message>) {
    let started = Instant::now();
    let mut stage = Stage::Load;
    let mut frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"].iter().cycle();
    let mut shown = false;
    loop {
        match stages.recv_timeout(TICK) {
            Ok(Message::Done) | Err(RecvTimeoutError::Disconnected) => break,
            Ok(Message::Began(next)) => stage = next,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if started.elapsed() >= MOMENT {
            shown = true;
            let frame = frames.next().copied().unwrap_or_default();
            let mut terminal = anstream::stderr().lock();
            let _ = write!(terminal, "\r\x1b[2K{frame} {}", label(stage)).and_then(|()| terminal.flush());
        }
    }
    if shown {
        let mut terminal = anstream::stderr().lock();
        let _ = write!(terminal, "\r\x1b[2K").and_then(|()| terminal.flush());
    }
}

fn label(stage: Stage) -> &'static str {
    match stage {
        Stage::Load => "Reading documents",
        Stage::Lower => "Understanding documents",
        Stage::Merge => "Merging documents",
        Stage::Resolve => "Choosing types and names",
        Stage::Write => "Writing the client",
    }
}
