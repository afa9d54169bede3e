//! `chancery completions`: what a shell needs to complete a command line.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// Print completions for a shell, to be read at its start
#[derive(Args, Debug)]
#[command(
    after_help = "bash:  chancery completions bash > ~/.local/share/bash-completion/completions/chancery
zsh:   chancery completions zsh > a folder of $fpath, as _chancery
fish:  chancery completions fish > ~/.config/fish/completions/chancery.fish"
)]
pub struct Completions {
    shell: Shell,
}

impl Completions {
    /// Prints them.
    pub fn run<C: CommandFactory>(self) {
        let mut script = vec![];
        clap_complete::generate(self.shell, &mut C::command(), "chancery", &mut script);
        super::say(String::from_utf8_lossy(&script).trim_end());
    }
}
