package io.filmgate.simulators.vidu;

import io.vertx.core.json.JsonArray;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An image is an address, or a data URI whose bytes are what its prefix says. */
final class ImageRules {

  private static final Pattern DATA_URI =
      Pattern.compile("data:image/(png|jpeg|jpg|webp);base64,(.+)", Pattern.DOTALL);

  private ImageRules() {}

  static void check(JsonArray images) {
    for (Object image : images) {
      if (!(image instanceof String text && isImage(text))) {
        throw ViduError.ImageFormatInvalid.refusal();
      }
    }
  }

  private static boolean isImage(String text) {
    if (text.startsWith("http://") || text.startsWith("https://")) {
      return true;
    }
    Matcher matcher = DATA_URI.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    try {
      return hasKnownStart(Base64.getDecoder().decode(matcher.group(2)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean hasKnownStart(byte[] bytes) {
    return startsWith(bytes, 0x89, 'P', 'N', 'G')
        || startsWith(bytes, 0xff, 0xd8, 0xff)
        || startsWith(bytes, 'R', 'I', 'F', 'F');
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    int[] found = new int[Math.min(bytes.length, start.length)];
    for (int index = 0; index < found.length; index++) {
      found[index] = bytes[index] & 0xff;
    }
    return Arrays.equals(found, start);
  }
}
