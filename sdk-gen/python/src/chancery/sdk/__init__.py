"""Client of Chancery, the platform for agreements and trust.

`connect` makes a client; the messages and stubs lie by the paths of their contracts in `chancery.<module>.v1`.
"""

from chancery.sdk.client import Chancery, Token, connect
from chancery.sdk.errors import ChanceryError, FieldViolation
from chancery.sdk.events import AuditEvents, envelope_end, watch_audit_events
from chancery.sdk.paging import items, pages
from chancery.sdk.transfer import Progress, Source, download, download_bytes, upload_document, validate_file
from chancery.sdk.webhooks import Webhook, WebhookError, verify_webhook

__all__ = [
    "AuditEvents",
    "Chancery",
    "ChanceryError",
    "FieldViolation",
    "Progress",
    "Source",
    "Token",
    "Webhook",
    "WebhookError",
    "connect",
    "download",
    "download_bytes",
    "envelope_end",
    "items",
    "pages",
    "upload_document",
    "validate_file",
    "verify_webhook",
    "watch_audit_events",
]
