//! `chancery draw-page`: draws one page for the server that started it, within limits that end this process and not the server.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use clap::Args;
use kernel::{Error, Result};
use rlimit::Resource;

/// Draw a page: a PDF on standard input, a PNG on standard output
#[derive(Args, Debug)]
pub struct DrawPage {
    /// From 1
    page: u32,
    /// In pixels
    width: u32,
}

/// Seconds of processor time.
const TIME: u64 = 15;
/// Address space beside four times the file, in bytes.
const MEMORY: u64 = 1 << 30;

impl DrawPage {
    /// Draws; exit 1 with one line on standard error when the page cannot be drawn.
    pub fn run(self) -> ExitCode {
        match self.draw() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "{}", error.message());
                ExitCode::FAILURE
            }
        }
    }

    fn draw(&self) -> Result<()> {
        let mut file = vec![];
        std::io::stdin()
            .lock()
            .read_to_end(&mut file)
            .map_err(Error::internal)?;
        limit(file.len() as u64).map_err(Error::internal)?;
        let png = pdf::render_page(file.into(), self.page, self.width)?;
        std::io::stdout().lock().write_all(&png).map_err(Error::internal)
    }
}

fn limit(file: u64) -> std::io::Result<()> {
    let memory = MEMORY + file.saturating_mul(4);
    Resource::AS.set(memory, memory)?;
    Resource::CPU.set(TIME, TIME)?;
    // A crash dump would hold the document.
    Resource::CORE.set(0, 0)
}
