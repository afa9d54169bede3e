"""The command line on a real terminal."""

import os
import pty
import termios
import time

import pytest

from judges import binary


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, arguments, home):
        self.shown = b""
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.execve(binary("chancery"), ["chancery", *arguments], {"HOME": str(home)})

    def await_prompt(self):
        """The prompt is there, and what is typed from now on does not show."""
        deadline = time.monotonic() + 20
        while b"Password:" not in self.shown or self.echoes():
            assert time.monotonic() < deadline, self.shown
            self.shown += os.read(self.screen, 4096) if b"Password:" not in self.shown else b""

    def echoes(self):
        return bool(termios.tcgetattr(self.screen)[3] & termios.ECHO)

    def type(self, keys):
        os.write(self.screen, keys)

    def end(self):
        """The exit code, and whether the terminal shows what is typed afterwards."""
        try:
            while True:
                self.shown += os.read(self.screen, 4096)
        except OSError:
            pass  # the program is gone from its terminal
        _, status = os.waitpid(self.child, 0)
        echoes = self.echoes()
        os.close(self.screen)
        return os.waitstatus_to_exitcode(status), echoes


@pytest.fixture()
def login(server, tmp_path):
    return Terminal(["login", "--server", f"http://{server}", "--email", "nobody@example.com"], tmp_path)


def test_a_password_does_not_show(login):
    login.await_prompt()
    login.type(b"correct horse battery\n")
    assert login.end() == (3, True)
    assert b"CREDENTIALS_WRONG" in login.shown and b"horse" not in login.shown


def test_ctrl_c_at_the_prompt_leaves_the_terminal_as_it_was(login):
    login.await_prompt()
    login.type(b"correct h\x03")
    assert login.end() == (130, True)
