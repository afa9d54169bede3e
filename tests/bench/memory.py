"""The most memory the server holds while many large files come and go at once."""

import papers
import processes
from table import Row


def measure(folder):
    with processes.chancery(f"{folder}/memory") as server:
        login = ("--url", server.url, "--token", processes.load("account", "--url", server.url)["token"])
        idle = server.memory("VmRSS")
        for count, megabytes in ((1, 10), (20, 10), (1, 100), (20, 100)):
            paper = papers.pdf(f"{folder}/{megabytes}.pdf", image_bytes=megabytes * 1_000_000)
            up, up_peak = peak(server, "upload", *login, "--pdf", paper, "--count", count)
            down, down_peak = peak(server, "download", *login, "--ids", ",".join(up["ids"]))
            for name, found, at_most in (("uploads", up, up_peak), ("downloads", down, down_peak)):
                figure = f"Memory during {count} {name} of {megabytes} MB at once"
                yield Row(figure, f"{at_most:.0f} MB", "", f"idle before: {idle:.0f} MB", f"{found['mb_per_second']:.0f} MB/s")


def peak(server, *command):
    server.forget_peak()
    found = processes.load(*command)
    return found, server.memory("VmHWM")
