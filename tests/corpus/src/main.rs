//! The program itself: `cargo run --release -p clientwright-corpus -- --help`.

fn main() -> std::process::ExitCode {
    clientwright_corpus::main()
}
