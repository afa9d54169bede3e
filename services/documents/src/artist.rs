//! Who draws pages. A hostile file can keep a renderer busy, or feed it, for as long as it likes: so the drawing is done by a process
//! that has limits of its own and can be ended, which this one has not.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::Duration;

use bytes::Bytes;
use kernel::{Error, Result};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};

use crate::{desk::Place, error};

/// How long a page may take.
const TIME_LIMIT: Duration = Duration::from_secs(20);
/// The largest picture that is taken back: 16 megapixels hardly compress to more.
const MAX_PICTURE: u64 = 64 << 20;
/// How much of what the artist complains of is passed on.
const MAX_COMPLAINT: u64 = 400;

/// The program that draws: `program draw-page PAGE WIDTH` reads a PDF and writes a PNG.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Names the program that draws pages, once for the process. Without one they are drawn in this process, which is for programs that draw
/// only what they made themselves.
pub fn draw_pages_with(program: PathBuf) {
    // A second server in the same process draws with the same program.
    let _ = PROGRAM.set(program);
}

/// Draws a page (from 1) of a file, keeping its place until the drawing ends.
///
/// # Errors
/// `PAGE_RENDER_FAILED`.
pub async fn draw(place: Place, file: Bytes, page: u32, width: u32) -> Result<Vec<u8>> {
    let drawing = async {
        match PROGRAM.get() {
            Some(program) => commission(start(program, page, width)?, file).await,
            None => place
                .work(move || pdf::render_page(file, page, width))
                .await
                .map_err(refused),
        }
    };
    let drawn = tokio::time::timeout(TIME_LIMIT, drawing).await;
    drawn.unwrap_or_else(|_| Err(error::render_failed("it takes too long")))
}

fn start(program: &PathBuf, page: u32, width: u32) -> Result<Child> {
    let command = Command::new(program)
        .args(["draw-page", &page.to_string(), &width.to_string()])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn();
    command.map_err(|cause| Error::unavailable("RENDERER_BUSY", "no page can be drawn now; repeat later", cause))
}

/// Hands the file over and waits for the picture.
async fn commission(mut artist: Child, file: Bytes) -> Result<Vec<u8>> {
    let (Some(mut stdin), Some(stdout), Some(stderr)) =
        (artist.stdin.take(), artist.stdout.take(), artist.stderr.take())
    else {
        return Err(Error::internal("the artist has no pipes"));
    };
    let (mut picture, mut complaint) = (vec![], String::new());
    let (mut stdout, mut stderr) = (stdout.take(MAX_PICTURE), stderr.take(MAX_COMPLAINT));
    let hand_over = async {
        // An artist that gives up early does not take the whole file; why shows in its complaint.
        let _ = stdin.write_all(&file).await;
        drop(stdin);
    };
    let (_, read, _) = tokio::join!(
        hand_over,
        stdout.read_to_end(&mut picture),
        stderr.read_to_string(&mut complaint)
    );
    read.map_err(Error::internal)?;
    let status = artist.wait().await.map_err(Error::internal)?;
    match status.code() {
        Some(0) => Ok(picture),
        Some(1) => Err(error::render_failed(complaint.trim())),
        _ => Err(error::render_failed("it takes too much memory or time")),
    }
}

fn refused(cause: Error) -> Error {
    error::render_failed(cause.message())
}
