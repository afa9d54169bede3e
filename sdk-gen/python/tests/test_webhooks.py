import base64
import json
import os
from datetime import datetime, timedelta, timezone

import pytest
from standardwebhooks.webhooks import Webhook as Library

from chancery.sdk import WebhookError, verify_webhook


def secret() -> str:
    return "whsec_" + base64.b64encode(os.urandom(24)).decode()


def signed(key: str, body: str, time: datetime | None = None) -> dict[str, str]:
    """Headers as the specification's own library makes them."""
    time = time or datetime.now(timezone.utc)
    signature = Library(key).sign("msg_1", time, body)
    return {"webhook-id": "msg_1", "webhook-timestamp": str(int(time.timestamp())), "webhook-signature": signature}


def test_the_published_example_of_the_specification_holds() -> None:
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    webhook = verify_webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", headers, '{"test": 2432232314}', now=1614265330)
    assert webhook.id == headers["webhook-id"]
    assert webhook.time == datetime.fromtimestamp(1614265330, timezone.utc)
    assert webhook.payload == {"test": 2432232314}


def test_what_another_library_signs_is_accepted_in_every_form_of_headers_and_body() -> None:
    key, body = secret(), json.dumps({"type": "envelope.completed", "name": "Ödön Ганзориг"}, ensure_ascii=False)
    headers = signed(key, body)
    for form in (headers, {name.upper(): value for name, value in headers.items()}):
        assert verify_webhook(key, form, body).payload == json.loads(body)
        assert verify_webhook(key, form, body.encode()).id == "msg_1"


def test_one_signature_of_several_is_enough_while_a_secret_is_replaced() -> None:
    old, current = secret(), secret()
    headers = signed(old, "{}")
    headers["webhook-signature"] = f"v1a,x {headers['webhook-signature']} {signed(current, '{}')['webhook-signature']}"
    for key in (old, current):
        verify_webhook(key, headers, "{}")
    with pytest.raises(WebhookError):
        verify_webhook(secret(), headers, "{}")


KEY = secret()
GOOD = signed(KEY, "{}")


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-id": "msg_2"},
        {"webhook-timestamp": str(int(GOOD["webhook-timestamp"]) + 1)},
        {"webhook-timestamp": "soon"},
        {"webhook-timestamp": "٣"},
        {"webhook-signature": GOOD["webhook-signature"].replace("v1,", "v2,")},
        {"webhook-signature": "v1,%%%"},
        {"webhook-signature": "v1,"},
        *({name: ""} for name in GOOD),
    ],
)
def test_whatever_was_changed_or_left_out_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(WebhookError):
        verify_webhook(KEY, {**GOOD, **changed}, "{}")


def test_another_body_an_old_one_and_one_that_is_no_json_are_refused() -> None:
    now = datetime.now(timezone.utc)
    cases = [(GOOD, "{ }"), (signed(KEY, "no json"), "no json")]
    cases += [(signed(KEY, "{}", now + timedelta(minutes=minutes)), "{}") for minutes in (-6, 6)]
    for headers, body in cases:
        with pytest.raises(WebhookError):
            verify_webhook(KEY, headers, body)
    with pytest.raises(WebhookError):
        verify_webhook("whsec_", GOOD, "{}")
