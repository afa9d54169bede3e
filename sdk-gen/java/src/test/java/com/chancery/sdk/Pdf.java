package com.chancery.sdk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** A PDF as large as one wants. */
final class Pdf {
  private Pdf() {}

  /** One empty page, and a stream of so many random bytes. */
  static byte[] of(int size) {
    byte[] filling = new byte[size];
    new Random().nextBytes(filling);
    var stream = "<</Length " + size + ">>stream\n" + new String(filling, StandardCharsets.ISO_8859_1) + "\nendstream";
    var page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>";
    var objects = List.of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream);
    var file = new ByteArrayOutputStream();
    var rows = new StringBuilder();
    write(file, "%PDF-1.7\n");
    for (int number = 1; number <= objects.size(); number++) {
      rows.append(String.format("%010d 00000 n \n", file.size()));
      write(file, number + " 0 obj\n" + objects.get(number - 1) + "\nendobj\n");
    }
    int start = file.size();
    int count = objects.size() + 1;
    write(file, "xref\n0 " + count + "\n0000000000 65535 f \n" + rows + "trailer<</Size " + count + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n");
    return file.toByteArray();
  }

  private static void write(ByteArrayOutputStream file, String text) {
    file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
