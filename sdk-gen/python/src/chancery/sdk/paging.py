"""Lists of any length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from google.protobuf.message import Message


class _Page(Protocol):
    next_page_token: str


Request = TypeVar("Request", bound=Message)
Page = TypeVar("Page", bound=_Page)
Item = TypeVar("Item")


def pages(method: Callable[[Request], Page], request: Request) -> Iterator[Page]:
    """The pages of a listing method, fetched as you go: `pages(envelopes.ListEnvelopes, ListEnvelopesRequest(page_size=200))`."""
    following = type(request)()
    following.CopyFrom(request)
    while True:
        page = method(following)
        yield page
        if not page.next_page_token:
            return
        setattr(following, "page_token", page.next_page_token)


def items(method: Callable[[Request], Page], request: Request, of: Callable[[Page], Iterable[Item]]) -> Iterator[Item]:
    """Everything a listing method has, fetched as you go: `items(envelopes.ListEnvelopes, ListEnvelopesRequest(), lambda page: page.envelopes)`."""
    for page in pages(method, request):
        yield from of(page)
