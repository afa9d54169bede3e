package com.chancery.sdk;

import com.chancery.envelopes.v1.CreateEnvelopeRequest;
import com.chancery.envelopes.v1.Envelope;
import com.chancery.envelopes.v1.EnvelopeServiceGrpc;
import com.chancery.identity.v1.CreateOrganizationRequest;
import com.chancery.identity.v1.NewOwner;
import com.chancery.identity.v1.OrganizationServiceGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A running {@code chancery serve} on the embedded default, with a data directory of its own. */
final class Server implements AutoCloseable {
  static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static Server shared;

  final int port;
  private final Process process;

  private Server(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** One that all tests share; each has an organization of its own. */
  static synchronized Server shared() throws Exception {
    if (shared == null) {
      shared = start(Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  static Server start(Map<String, String> settings) throws Exception {
    Path folder = Files.createTempDirectory("chancery-");
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    String named = System.getenv().getOrDefault("CHANCERY_BIN", "target/debug/chancery");
    var command = new ProcessBuilder(PROJECT.resolve(named).toString(), "serve");
    Path log = folder.resolve("server.log");
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    // Without what would configure the server, such as the name of the program under test.
    command.environment().keySet().removeIf(name -> name.startsWith("CHANCERY_"));
    command.environment().put("CHANCERY_DATA_DIR", folder.resolve("data").toString());
    command.environment().put("CHANCERY_LISTEN", "127.0.0.1:" + port);
    command.environment().put("CHANCERY_PUBLIC_URL", "http://127.0.0.1:" + port);
    command.environment().putAll(settings);
    var server = new Server(port, command.start());
    for (int tries = 0; tries < 600 && server.process.isAlive(); tries++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return server;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(Files.readString(log));
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The token of a new organization's owner. */
  String signUp() {
    String slug = "java-" + UUID.randomUUID().toString().substring(0, 13);
    var owner = NewOwner.newBuilder().setEmail(slug + "@example.com").setFullName("Jay Vaught").setPassword(UUID.randomUUID().toString());
    var request = CreateOrganizationRequest.newBuilder().setName("Java Ltd").setSlug(slug).setOwner(owner).build();
    try (Chancery anybody = Chancery.to(url()).connect()) {
      return OrganizationServiceGrpc.newBlockingStub(anybody.channel()).createOrganization(request).getSessionToken();
    }
  }

  /** A client with that token. */
  Chancery client(String token) {
    return Chancery.to(url()).token(token).connect();
  }

  static Envelope draft(Chancery chancery, String name) {
    return EnvelopeServiceGrpc.newBlockingStub(chancery.channel()).createEnvelope(CreateEnvelopeRequest.newBuilder().setName(name).build());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
