package com.chancery.sdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands between client and server, and breaks what goes through it when told to. */
final class Proxy implements AutoCloseable {
  /** Decide about bytes on their way; false cuts the connection in their place. */
  volatile Predicate<byte[]> upward = part -> true;
  volatile Predicate<byte[]> downward = part -> true;
  final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ServerSocket listener;
  private final int target;

  Proxy(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    inBackground(() -> {
      while (true) {
        Socket client = listener.accept();
        connections.incrementAndGet();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target());
        sockets.add(client);
        sockets.add(server);
        inBackground(() -> pass(client, server, part -> upward.test(part)));
        inBackground(() -> pass(server, client, part -> downward.test(part)));
      }
    });
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** Breaks every connection there is; new ones go through. */
  void cut() {
    sockets.forEach(Proxy::shut);
    sockets.clear();
  }

  /** Lets two megabytes through on the first connection, and then all. */
  Predicate<byte[]> twoMegabytes() {
    AtomicInteger passed = new AtomicInteger();
    return part -> passed.addAndGet(part.length) < 2_000_000 || connections.get() > 1;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  private int target() {
    return target;
  }

  private static void pass(Socket from, Socket to, Predicate<byte[]> allowed) throws IOException {
    try (from; to) {
      byte[] part = new byte[65536];
      for (int count = from.getInputStream().read(part); count > 0; count = from.getInputStream().read(part)) {
        byte[] bytes = Arrays.copyOf(part, count);
        if (!allowed.test(bytes)) {
          return;
        }
        to.getOutputStream().write(bytes);
      }
    }
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // It is.
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread = new Thread(() -> {
      try {
        work.run();
      } catch (IOException over) {
        // The connection is closed; so is this.
      }
    });
    thread.setDaemon(true);
    thread.start();
  }
}
