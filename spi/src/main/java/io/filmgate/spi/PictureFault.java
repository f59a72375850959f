package io.filmgate.spi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What keeps a text from being a picture, in words for the person who wrote it. */
final class PictureFault {
  private static final String NO_PICTURE = "must be an http(s) address or base64 of a picture";
  private static final String PICTURE = "must be a JPEG, PNG or WebP";

  /** Base64 of so many bytes shows what a file is. */
  private static final int START_CHARACTERS = 16;

  /** Nothing that long is a name or a word. */
  private static final int LONGEST_WORD = 100;

  private PictureFault() {}

  /** The end of a sentence that begins with the field's name. */
  static String of(String text) {
    return Base64Text.of(text)
        .map(base64 -> of(text, base64))
        .orElse("must be a data URI with ;base64 before its comma");
  }

  private static String of(String text, String base64) {
    Optional<String> format = format(start(base64));
    if (format.isEmpty() && text.length() <= LONGEST_WORD) {
      return NO_PICTURE;
    }
    return spelling(base64)
        .orElseGet(
            () ->
                format
                    .filter(found -> !PICTURE.contains(found))
                    .map(found -> PICTURE + ", not " + article(found) + found)
                    .orElse(PICTURE));
  }

  private static Optional<String> spelling(String base64) {
    if (base64.chars().anyMatch(Character::isWhitespace)) {
      return Optional.of("must be base64 without line breaks or spaces");
    }
    if (base64.chars().anyMatch(c -> c == '-' || c == '_')) {
      return Optional.of("must be standard base64, with + and / in place of - and _");
    }
    if (base64.chars().anyMatch(c -> c != '=' && !Base64Text.isDigit(c))) {
      return Optional.of(NO_PICTURE);
    }
    return Base64Text.isWhole(base64)
        ? Optional.empty()
        : Optional.of(
            "must be base64 in whole groups of four characters, the last filled up with =");
  }

  /** The first bytes, however their base64 is spelled. */
  private static byte[] start(String base64) {
    String digits =
        base64
            .substring(0, Math.min(base64.length(), 4 * START_CHARACTERS))
            .replace('-', '+')
            .replace('_', '/')
            .chars()
            .filter(Base64Text::isDigit)
            .limit(START_CHARACTERS)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Base64.getDecoder().decode(digits.substring(0, digits.length() / 4 * 4));
  }

  private static Optional<String> format(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("ftyp", 4)) {
      return Optional.of(text.startsWith("avi", 8) ? "AVIF" : "HEIC")
          .filter(found -> text.matches("(?s).{8}(avi[fs]|hei[cmsx]|hev[cx]|mif1|msf1).*"));
    }
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of("JPEG");
    }
    if (text.startsWith("RIFF")) {
      return Optional.of("WebP").filter(found -> text.startsWith("WEBP", 8));
    }
    if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
      return Optional.of("TIFF");
    }
    if (text.startsWith("<svg") || text.startsWith("<?xml")) {
      return Optional.of("SVG");
    }
    if (text.startsWith("GIF8")) {
      return Optional.of("GIF");
    }
    if (text.startsWith("\u0089PNG")) {
      return Optional.of("PNG");
    }
    return text.startsWith("BM") ? Optional.of("BMP") : Optional.empty();
  }

  private static String article(String format) {
    return format.equals("AVIF") || format.equals("SVG") ? "an " : "a ";
  }
}
