package com.chancery.sdk;

import java.time.Instant;

/**
 * A webhook that is what it says.
 *
 * @param id identifier of the message; the same when it is delivered again, so use it to act once
 * @param time when it was sent
 * @param body the content, JSON
 */
public record Webhook(String id, Instant time, String body) {}
