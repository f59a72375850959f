package io.filmgate.core.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes {@code %41} strictly: what is not UTF-8 in whole pairs of digits is no request. */
final class PercentText {
  private PercentText() {}

  static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw malformed();
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.writeBytes(
            String.valueOf(c == '+' && plusIsSpace ? ' ' : c)
                .getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw malformed();
    }
  }

  private static ApiException malformed() {
    return new ApiException(
        Errors.malformedHttp("a % in the address is not followed by a UTF-8 byte"));
  }
}
