//! The migrations are embedded: a new file there is a new binary.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
