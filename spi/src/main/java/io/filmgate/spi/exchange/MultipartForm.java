package io.filmgate.spi.exchange;

import io.filmgate.spi.codec.Crypto;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * A multipart form as bytes. The boundary is a hash of the content: equal forms are equal bytes.
 */
record MultipartForm(String boundary, Buffer content) {

  static MultipartForm of(List<Part> parts) {
    Buffer everything = Buffer.buffer();
    parts.forEach(part -> everything.appendString(part.name()).appendBuffer(part.content()));
    String boundary = "filmgate-" + Crypto.sha256Hex(everything.getBytes()).substring(0, 32);
    Buffer content = Buffer.buffer();
    for (Part part : parts) {
      content.appendString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"");
      content.appendString(quoted(part.name()) + "\"");
      part.fileName()
          .ifPresent(name -> content.appendString("; filename=\"" + quoted(name) + "\""));
      part.mediaType().ifPresent(type -> content.appendString("\r\nContent-Type: " + type));
      content.appendString("\r\n\r\n").appendBuffer(part.content()).appendString("\r\n");
    }
    return new MultipartForm(boundary, content.appendString("--" + boundary + "--\r\n"));
  }

  private static String quoted(String text) {
    return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }
}
