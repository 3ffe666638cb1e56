//! The program of `clientwright-corpus`, where the other programs for testing are.

fn main() -> std::process::ExitCode {
    clientwright_corpus::main()
}
