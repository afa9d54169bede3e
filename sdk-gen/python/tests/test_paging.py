from chancery.envelopes.v1.envelope_service_pb2 import CreateEnvelopeRequest, ListEnvelopesRequest, ListEnvelopesResponse
from chancery.envelopes.v1.envelope_service_pb2_grpc import EnvelopeServiceStub
from chancery.sdk import Chancery, items, pages

NAMES = ["one", "two", "three", "four", "five"]


def test_a_list_is_walked_page_after_page_and_only_as_far_as_one_goes(owner: Chancery) -> None:
    envelopes = owner.service(EnvelopeServiceStub)
    for name in NAMES:
        envelopes.CreateEnvelope(CreateEnvelopeRequest(name=name))
    request = ListEnvelopesRequest(page_size=2)
    seen = [each.name for each in items(envelopes.ListEnvelopes, request, lambda page: page.envelopes)]
    assert seen == NAMES[::-1], "newest first"
    assert [len(page.envelopes) for page in pages(envelopes.ListEnvelopes, request)] == [2, 2, 1]
    calls = []

    def counted(request: ListEnvelopesRequest) -> ListEnvelopesResponse:
        calls.append(request.page_token)
        return envelopes.ListEnvelopes(request)

    assert next(items(counted, request, lambda page: page.envelopes)).name == "five"
    assert calls == [""]


def test_an_empty_list_has_no_items_and_one_page(owner: Chancery) -> None:
    envelopes = owner.service(EnvelopeServiceStub)
    assert not list(items(envelopes.ListEnvelopes, ListEnvelopesRequest(), lambda page: page.envelopes))
    assert len(list(pages(envelopes.ListEnvelopes, ListEnvelopesRequest()))) == 1
