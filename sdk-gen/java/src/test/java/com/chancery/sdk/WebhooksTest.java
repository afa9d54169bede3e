package com.chancery.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static String secret() {
    byte[] key = new byte[24];
    new SecureRandom().nextBytes(key);
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  /** Headers as another implementation of the specification makes them. */
  private static Map<String, String> signed(String secret, String body, Instant time) throws Exception {
    String signature = new com.standardwebhooks.Webhook(secret).sign("msg_1", time.getEpochSecond(), body);
    return Map.of("webhook-id", "msg_1", "webhook-timestamp", Long.toString(time.getEpochSecond()), "webhook-signature", signature);
  }

  private static Webhook verify(String secret, Map<String, String> headers, String body) {
    return new WebhookVerifier(secret).verify(headers::get, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_published_example_of_the_specification_holds() {
    var headers = Map.of(
        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp", "1614265330",
        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    Instant then = Instant.ofEpochSecond(1614265330);
    var clock = Clock.fixed(then, ZoneOffset.UTC);
    var verifier = new WebhookVerifier("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Duration.ofMinutes(5), clock);
    String body = "{\"test\": 2432232314}";
    assertEquals(new Webhook("msg_p5jXN8AQM9LWM0D4loKWxJek", then, body), verifier.verify(headers::get, body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void what_another_library_signs_is_accepted_and_one_signature_of_several_is_enough() throws Exception {
    String old = secret();
    String current = secret();
    String body = "{\"name\":\"Ödön Ганзориг\"}";
    var headers = new HashMap<>(signed(old, body, Instant.now()));
    headers.compute("webhook-signature", (name, one) -> "v1a,x " + one);
    String second = signed(current, body, Instant.ofEpochSecond(Long.parseLong(headers.get("webhook-timestamp")))).get("webhook-signature");
    headers.compute("webhook-signature", (name, one) -> one + " " + second);
    for (String key : List.of(old, current)) {
      assertEquals(body, verify(key, headers, body).body());
    }
    assertThrows(WebhookException.class, () -> verify(secret(), headers, body));
  }

  @Test
  void whatever_was_changed_left_out_or_kept_too_long_is_refused() throws Exception {
    String key = secret();
    Instant now = Instant.now();
    var good = signed(key, "{}", now);
    assertThrows(WebhookException.class, () -> verify(key, good, "{ }"));
    for (int minutes : new int[] {-6, 6}) {
      var far = signed(key, "{}", now.plus(Duration.ofMinutes(minutes)));
      assertThrows(WebhookException.class, () -> verify(key, far, "{}"));
    }
    String signature = good.get("webhook-signature");
    var changes = Map.of(
        "webhook-id", List.of("msg_2", ""),
        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond() + 1), "soon", "-1", ""),
        "webhook-signature", List.of(signature.replace("v1,", "v2,"), "v1,%%%", "v1,", ""));
    changes.forEach((name, values) -> values.forEach(value -> {
      var changed = new HashMap<>(good);
      changed.put(name, value);
      assertThrows(WebhookException.class, () -> verify(key, changed, "{}"), name + ": " + value);
    }));
    assertThrows(IllegalArgumentException.class, () -> new WebhookVerifier("whsec_"));
  }
}
