//! A reader finds their way in files that fit in a head.

use crate::source::{FILES, File, none};

/// Lines of code in a file of a room; its tests do not count.
const MOST: usize = 400;

/// Larger files: how many lines at most, and why. The list and its numbers only ever shrink.
const EXCEPTIONS: &[(&str, usize, &str)] = &[];

fn lines(file: &File) -> usize {
    file.code().lines().count()
}

fn allowed(file: &File) -> usize {
    let exception = EXCEPTIONS.iter().find(|(path, _, _)| *path == file.path);
    exception.map_or(MOST, |(_, lines, _)| *lines)
}

#[test]
fn no_file_of_a_room_is_longer_than_400_lines() {
    let long = FILES
        .iter()
        .filter(|file| file.is_room() && lines(file) > allowed(file));
    let long: Vec<_> = long
        .map(|file| format!("  {} has {} lines", file.path, lines(file)))
        .collect();
    none(&long, "split these files by noun");
}

#[test]
fn an_exception_goes_when_its_file_has_shrunk() {
    let is_over = |path: &str| FILES.iter().any(|file| file.path == path && lines(file) > MOST);
    let idle = EXCEPTIONS.iter().filter(|(path, _, _)| !is_over(path));
    none(
        &idle.map(|(path, _, _)| format!("  {path}")).collect::<Vec<_>>(),
        "take these out of EXCEPTIONS",
    );
}
