package io.filmgate.app;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The beginnings of pictures: as much of a format as a reader needs to know the dimensions. */
final class SmallPicture {
  private SmallPicture() {}

  /**
   * Base64 of a picture.
   *
   * @param bytes how long it is to be, or 0: as long as its header
   */
  static String base64(String format, int width, int height, int bytes) {
    byte[] header =
        switch (format) {
          case "png" -> png(width, height);
          case "jpeg" -> jpeg(width, height);
          case "webp" -> webp(width, height);
          default -> throw new IllegalArgumentException("no such format: " + format);
        };
    return Base64.getEncoder().encodeToString(bytes == 0 ? header : Arrays.copyOf(header, bytes));
  }

  private static byte[] png(int width, int height) {
    ByteArrayOutputStream picture = start("89504e470d0a1a0a0000000d49484452");
    picture.writeBytes(bigEndian(width, 4));
    picture.writeBytes(bigEndian(height, 4));
    picture.writeBytes(hex("0802000000"));
    return picture.toByteArray();
  }

  private static byte[] jpeg(int width, int height) {
    ByteArrayOutputStream picture = start("ffd8ffe000104a46494600010100000100010000ffc0001108");
    picture.writeBytes(bigEndian(height, 2));
    picture.writeBytes(bigEndian(width, 2));
    picture.writeBytes(hex("03012200021101031101"));
    picture.writeBytes(hex("ffda000c03010002110311003f00"));
    return picture.toByteArray();
  }

  private static byte[] webp(int width, int height) {
    ByteArrayOutputStream picture = start("524946462400000057454250565038580a00000000000000");
    picture.writeBytes(littleEndian(width - 1));
    picture.writeBytes(littleEndian(height - 1));
    return picture.toByteArray();
  }

  private static ByteArrayOutputStream start(String hex) {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    picture.writeBytes(hex(hex));
    return picture;
  }

  private static byte[] bigEndian(int number, int bytes) {
    return hex(("%0" + 2 * bytes + "x").formatted(number));
  }

  private static byte[] littleEndian(int number) {
    return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
