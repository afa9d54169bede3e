package com.chancery.sdk;

/** Why a webhook is refused. Answer with 400 and do nothing else. */
public final class WebhookException extends RuntimeException {
  WebhookException(String message) {
    super(message);
  }
}
