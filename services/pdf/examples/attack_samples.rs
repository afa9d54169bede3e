//! Writes attacks on a signed PDF as files: `cargo run -p pdf --example attack_samples -- SIGNED.pdf DIRECTORY`.
//! No validator may accept any of them.

#[path = "../tests/attacks/mod.rs"]
mod attacks;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, directory] = &arguments[..] else {
        return ExitCode::from(2);
    };
    match write(Path::new(input), Path::new(directory)) {
        Ok(0) | Err(_) => ExitCode::FAILURE,
        Ok(_) => ExitCode::SUCCESS,
    }
}

fn write(input: &Path, directory: &Path) -> std::io::Result<usize> {
    let samples = attacks::samples(&std::fs::read(input)?);
    std::fs::create_dir_all(directory)?;
    for sample in &samples {
        std::fs::write(directory.join(sample.name).with_extension("pdf"), &sample.bytes)?;
    }
    Ok(samples.len())
}
