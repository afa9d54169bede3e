package com.chancery.sdk;

import com.chancery.audit.v1.WatchAuditEventsRequest;
import com.chancery.documents.v1.Document;
import com.chancery.documents.v1.UploadHeader;
import com.chancery.envelopes.v1.Envelope;
import com.chancery.signatures.v1.ValidationOptions;
import com.chancery.signatures.v1.ValidationReport;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A client of one server, with one token. It may be shared by threads.
 *
 * <p>The stubs made from the contracts take its channel: {@code EnvelopeServiceGrpc.newBlockingStub(chancery.channel())}.
 */
public final class Chancery implements AutoCloseable {
  /** A connection with open calls on which nothing has come for so long is asked whether it still lives. */
  private static final Duration PING_INTERVAL = Duration.ofSeconds(20);

  private final ManagedChannel bare;
  private final Settings settings;
  private final Channel channel;

  private Chancery(ManagedChannel bare, Settings settings) {
    this.bare = bare;
    this.settings = settings;
    this.channel = ClientInterceptors.interceptForward(bare, new Repetition(settings), new Credentials(settings.token()));
  }

  /** Begins a client of the server at an address such as {@code https://sign.example.com}. */
  public static Builder to(String address) {
    return new Builder(address);
  }

  /** The connection, for stubs: with credentials, deadlines, and repetition where the contract allows it. */
  public Channel channel() {
    return channel;
  }

  /** The same connection with other credentials: those of somebody who just signed in, or of a recipient with a signing link. */
  public Chancery withToken(String token) {
    return new Chancery(bare, new Settings(() -> token, settings.timeout(), settings.attempts()));
  }

  /** Uploads a PDF. It is sent again when the connection breaks, and becomes one document all the same. */
  public Document uploadDocument(Source source, UploadHeader header, Progress progress) {
    return new Uploads(channel, settings.attempts(), source, progress).document(header);
  }

  /** Uploads a PDF. It is sent again when the connection breaks, and becomes one document all the same. */
  public Document uploadDocument(Source source, UploadHeader header) {
    return uploadDocument(source, header, Progress.NONE);
  }

  /** Validates anybody's signed PDF; nothing of it is kept. */
  public ValidationReport validateFile(Source source, ValidationOptions options) {
    return new Uploads(channel, settings.attempts(), source, Progress.NONE).validation(options);
  }

  /** Validates anybody's signed PDF; nothing of it is kept. */
  public ValidationReport validateFile(Source source) {
    return validateFile(source, ValidationOptions.getDefaultInstance());
  }

  /**
   * The organization's events in order, from a place in the chain, and on as they come. A stream that breaks is resumed after the last event seen:
   * none is missed, none comes twice. To go on in another process keep the sequence of the last event.
   */
  public AuditEvents watchAuditEvents(WatchAuditEventsRequest request) {
    return new AuditEvents(channel, request);
  }

  /**
   * Waits until an envelope is completed, declined, voided or expired, and returns it as it then is.
   *
   * @throws ChanceryException with {@code DEADLINE_EXCEEDED} when that takes longer than {@code patience}
   */
  public Envelope envelopeEnd(String id, Duration patience) {
    return new EnvelopeEnd(channel, id).await(patience);
  }

  /** Ends the connection, also for clients made from this one by {@link #withToken}. */
  @Override
  public void close() {
    bare.shutdownNow();
  }

  /** What a client is made from. */
  record Settings(Supplier<String> token, Duration timeout, int attempts) {}

  /** How a client is to be. */
  public static final class Builder {
    private final URI address;
    private Supplier<String> token = () -> null;
    private Duration timeout = Duration.ofMinutes(1);
    private int attempts = 4;
    private ChannelCredentials credentials;

    private Builder(String address) {
      this.address = URI.create(address);
      boolean secure = "https".equals(this.address.getScheme());
      if (this.address.getHost() == null || !secure && !"http".equals(this.address.getScheme())) {
        throw new IllegalArgumentException(address + " is not an address such as https://sign.example.com");
      }
      credentials = secure ? TlsChannelCredentials.create() : InsecureChannelCredentials.create();
    }

    /** An API key, a session token, an OAuth access token, or the token of a signing link. */
    public Builder token(String token) {
      return token(() -> token);
    }

    /** Is asked for the token before every try; null means to call without credentials. */
    public Builder token(Supplier<String> token) {
      this.token = token;
      return this;
    }

    /** How long a unary call without a deadline of its own may take, all its tries together; a minute when unset. Streams have no limit. */
    public Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    /** How often a call that is safe to repeat is tried at most; 4 when unset. */
    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    /** Replaces the usual credentials of TLS. */
    public Builder credentials(ChannelCredentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /** Makes the client. It connects with the first call. */
    public Chancery connect() {
      int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
      var channel = Grpc.newChannelBuilderForAddress(address.getHost(), port, credentials);
      channel.keepAliveTime(PING_INTERVAL.toSeconds(), TimeUnit.SECONDS);
      return new Chancery(channel.build(), new Settings(token, timeout, attempts));
    }
  }
}
