package com.chancery.sdk;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RequestInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A refusal, or a call that got no answer. Programs decide by {@link #reason()}, or by {@link #code()} where there is none; the message is for people.
 *
 * <p>The stubs throw gRPC's own exceptions; {@link #from} tells what is in them.
 */
public final class ChanceryException extends RuntimeException {
  /** Codes of calls that got lost on the way, when no reason of the server's is there. */
  private static final Set<Status.Code> LOST =
      Set.of(Status.Code.UNAVAILABLE, Status.Code.UNKNOWN, Status.Code.INTERNAL, Status.Code.ABORTED, Status.Code.RESOURCE_EXHAUSTED);
  /** Reasons that pass by themselves. */
  private static final Set<String> BUSY = Set.of("RATE_LIMITED", "SERVER_BUSY", "CONCURRENT_CHANGE");

  private final Status.Code code;
  private final String reason;
  private final Map<String, String> facts;
  private final List<FieldViolation> fieldViolations;
  private final String callId;

  /**
   * One field of a request, and what to do about it.
   *
   * @param field the path, such as {@code recipients[0].email}
   * @param description the remedy
   */
  public record FieldViolation(String field, String description) {}

  ChanceryException(Status status, Metadata trailers, Throwable cause) {
    super(status.getDescription() == null ? status.getCode().name() : status.getDescription(), cause);
    com.google.rpc.Status details = StatusProto.fromStatusAndTrailers(status, trailers == null ? new Metadata() : trailers);
    Optional<ErrorInfo> info = detail(details, ErrorInfo.class);
    code = status.getCode();
    reason = info.map(ErrorInfo::getReason).orElse("");
    facts = info.map(ErrorInfo::getMetadataMap).orElse(Map.of());
    callId = detail(details, RequestInfo.class).map(RequestInfo::getRequestId).orElse("");
    var violations = detail(details, BadRequest.class).map(BadRequest::getFieldViolationsList).orElse(List.of());
    fieldViolations = violations.stream().map(each -> new FieldViolation(each.getField(), each.getDescription())).toList();
  }

  /** What is known of anything that a call threw. */
  public static ChanceryException from(Throwable thrown) {
    if (thrown instanceof ChanceryException known) {
      return known;
    }
    return new ChanceryException(Status.fromThrowable(thrown), Status.trailersFromThrowable(thrown), thrown);
  }

  /** The gRPC status code. */
  public Status.Code code() {
    return code;
  }

  /** Why the server refused, as {@code error_reason.proto} lists it, without the prefix: {@code ETAG_MISMATCH}. Empty when it gave no answer. */
  public String reason() {
    return reason;
  }

  /** Facts that belong to the reason, such as {@code current_etag}. */
  public Map<String, String> facts() {
    return facts;
  }

  /** The fields that break a rule; empty for other refusals. */
  public List<FieldViolation> fieldViolations() {
    return fieldViolations;
  }

  /** Identifier of the call, for the operator who reads the server's log; empty when no answer of the server's came. */
  public String callId() {
    return callId;
  }

  /** Whether the same call may go through a moment later. Repeat a write only with the {@code request_id} it had. */
  public boolean isTransient() {
    return reason.isEmpty() ? LOST.contains(code) : code == Status.Code.UNAVAILABLE || BUSY.contains(reason);
  }

  private static <M extends Message> Optional<M> detail(com.google.rpc.Status status, Class<M> kind) {
    for (Any packed : status.getDetailsList()) {
      if (packed.is(kind)) {
        try {
          return Optional.of(packed.unpack(kind));
        } catch (InvalidProtocolBufferException malformed) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
