package com.chancery.sdk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whether webhooks are from your Chancery server, as the Standard Webhooks specification says. */
public final class WebhookVerifier {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;
  private final Duration tolerance;
  private final Clock clock;

  /** Takes the secret of the endpoint, {@code whsec_…}; webhooks may be five minutes old. */
  public WebhookVerifier(String secret) {
    this(secret, Duration.ofMinutes(5), Clock.systemUTC());
  }

  /** Takes the secret of the endpoint, and how far the time of a webhook may be from that of the clock; older ones may be replays. */
  public WebhookVerifier(String secret, Duration tolerance, Clock clock) {
    this.key = decoded(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    if (key.length == 0) {
      throw new IllegalArgumentException("the secret is not of the form whsec_… with base64");
    }
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * Checks the signature and the time of a webhook and gives its content.
   *
   * @param header gives a header by its name, such as {@code request::getHeader}; null when it is missing
   * @param body the request's body as it came, before any parsing: the signature covers every byte of it
   * @throws WebhookException when it does not hold
   */
  public Webhook verify(UnaryOperator<String> header, byte[] body) {
    String id = present(header, "webhook-id");
    String timestamp = present(header, "webhook-timestamp");
    Instant time = timely(timestamp);
    byte[] expected = signature(id + "." + timestamp + ".", body);
    for (String each : present(header, "webhook-signature").split(" ")) {
      // There are several while a secret is being replaced; one is enough.
      if (each.startsWith(VERSION) && MessageDigest.isEqual(expected, decoded(each.substring(VERSION.length())))) {
        return new Webhook(id, time, new String(body, StandardCharsets.UTF_8));
      }
    }
    throw new WebhookException("no signature of the webhook holds");
  }

  private static String present(UnaryOperator<String> header, String name) {
    String value = header.apply(name);
    if (value == null || value.isEmpty()) {
      throw new WebhookException("the header " + name + " is missing");
    }
    return value;
  }

  private Instant timely(String timestamp) {
    if (!timestamp.matches("[0-9]{1,11}")) {
      throw new WebhookException("the header webhook-timestamp is no time");
    }
    Instant time = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(time, clock.instant()).abs().compareTo(tolerance) > 0) {
      throw new WebhookException("the webhook is too old, or its time lies ahead");
    }
    return time;
  }

  private byte[] signature(String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }

  /** Nothing when it is no base64. */
  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }
}
