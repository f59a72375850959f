package io.filmgate.core.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are UTF-8 text. JSON readers guess other encodings from zero bytes and marks, and
 * take overlong forms; here they do not get the chance.
 */
final class Utf8Check {
  private static final int STEP = 8 * 1024;

  private Utf8Check() {}

  static void check(byte[] bytes) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      throw StrictJson.invalid("a byte order mark", bytes, 0);
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer dropped = CharBuffer.allocate(STEP);
    CoderResult result;
    do {
      dropped.clear();
      result = decoder.decode(in, dropped, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw StrictJson.invalid("bytes that are not UTF-8", bytes, in.position());
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw StrictJson.invalid("the character U+0000", bytes, i);
      }
    }
  }
}
