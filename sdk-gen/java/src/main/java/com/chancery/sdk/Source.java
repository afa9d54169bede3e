package com.chancery.sdk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that can be read as often as needed. */
public interface Source {
  /** Begins to read. */
  InputStream open() throws IOException;

  /** Bytes there are. */
  long size() throws IOException;

  /** A file on the disk; it is streamed. */
  static Source of(Path path) {
    return new Source() {
      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(path);
      }

      @Override
      public long size() throws IOException {
        return Files.size(path);
      }
    };
  }

  /** A file in memory. */
  static Source of(byte[] bytes) {
    return new Source() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public long size() {
        return bytes.length;
      }
    };
  }
}
