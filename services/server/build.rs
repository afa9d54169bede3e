//! Says where the browser app is built to, and tells cargo when it was built anew. A development build reads its files from the disk
//! when it starts.

#![allow(clippy::print_stdout)] // how a build script speaks to cargo

use std::path::Path;

fn main() -> std::io::Result<()> {
    // Without `..` in it: as long as the folder is not there, nothing else can resolve them.
    let dist = Path::new("../..").canonicalize()?.join("web/dist");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-env=CHANCERY_WEB_DIST={}", dist.display());
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed={}", dist.display());
    }
    Ok(())
}
