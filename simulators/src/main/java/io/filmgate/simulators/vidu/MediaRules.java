package io.filmgate.simulators.vidu;

import io.vertx.core.json.JsonArray;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures, videos and sounds: an address, or a data URI whose bytes are what its prefix says. */
final class MediaRules {

  private static final Pattern IMAGE =
      Pattern.compile("data:image/(png|jpeg|jpg|webp);base64,(.+)", Pattern.DOTALL);
  private static final Pattern VIDEO =
      Pattern.compile("data:video/(mp4|avi|mov|quicktime);base64,(.+)", Pattern.DOTALL);

  private MediaRules() {}

  static void checkImages(Iterable<?> images) {
    for (Object image : images) {
      if (!(image instanceof String text && isImage(text))) {
        throw ViduError.ImageFormatInvalid.refusal();
      }
    }
  }

  static void checkVideos(JsonArray videos, String field) {
    for (Object video : videos) {
      boolean isVideo =
          video instanceof String text && (isAddress(text) || VIDEO.matcher(text).matches());
      if (!isVideo) {
        throw ViduError.FieldInvalid.about(List.of(field));
      }
    }
  }

  /** Fields that hold one address. */
  static void checkAddresses(ViduBody body, List<String> fields) {
    for (String field : fields) {
      if (body.has(field) && !isAddress(body.text(field, "", Integer.MAX_VALUE))) {
        body.isInvalid(field);
      }
    }
  }

  static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  private static boolean isImage(String text) {
    if (isAddress(text)) {
      return true;
    }
    Matcher matcher = IMAGE.matcher(text);
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
