package io.filmgate.spi;

import io.filmgate.spi.ImageInput.Encoding;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark that stands in a body for an inline picture until the body's bytes are written.
 *
 * <p>It starts with U+0000, which the gateway refuses in every text of a tenant, so no prompt can
 * forge one.
 */
final class ImageMark {
  /** Behind another backslash it is no escape, but text that speaks of one. */
  private static final Pattern ENCODED =
      Pattern.compile("(?<!\\\\)\\\\u0000image:(\\d{1,4}):(bare|data)");

  private ImageMark() {}

  static String of(int position, Encoding encoding) {
    return "\u0000image:" + position + ":" + (encoding == Encoding.DATA_URI ? "data" : "bare");
  }

  /** Writes JSON text as bytes, each mark replaced by its picture. */
  static Buffer write(String json, List<ImageInput> images) {
    Buffer bytes = Buffer.buffer();
    Matcher mark = ENCODED.matcher(json);
    int from = 0;
    while (mark.find()) {
      bytes.appendString(json.substring(from, mark.start()));
      if (!(images.get(Integer.parseInt(mark.group(1))) instanceof ImageInput.Inline picture)) {
        throw new IllegalStateException("mark " + mark.group() + " stands for an address");
      }
      if (mark.group(2).equals("data")) {
        bytes.appendString("data:" + picture.mediaType() + ";base64,");
      }
      bytes.appendString(picture.base64(), "ISO-8859-1");
      from = mark.end();
    }
    return bytes.appendString(json.substring(from));
  }
}
