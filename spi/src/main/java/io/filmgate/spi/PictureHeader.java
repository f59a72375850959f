package io.filmgate.spi;

import java.util.Optional;

/**
 * Reads a picture's dimensions from its first bytes, straight from the base64 text: a picture of
 * ten megabytes is neither decoded nor copied.
 *
 * <p>The formats: PNG (ISO/IEC 15948, 11.2.2), JPEG (ITU-T T.81, B.2.2) and WebP (RFC 9649, 2.4 to
 * 2.7).
 */
final class PictureHeader {
  private static final int MOST_JPEG_SEGMENTS = 1000;
  private static final int LARGEST_SIDE = 99_999;

  private final String base64;
  private final long byteCount;

  /** Thrown where a picture ends before its dimensions. */
  private static final class TruncatedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TruncatedException() {
      super("the picture ends before its dimensions", null, false, false);
    }
  }

  PictureHeader(ImageInput.Inline picture) {
    this.base64 = picture.base64();
    this.byteCount = picture.byteCount();
  }

  /** The dimensions; empty if the header is damaged or says what no picture can be. */
  Optional<Size> dimensions(String mediaType) {
    try {
      return switch (mediaType) {
        case "image/png" -> png();
        case "image/jpeg" -> jpeg();
        case "image/webp" -> webp();
        default -> Optional.empty();
      };
    } catch (TruncatedException damaged) {
      return Optional.empty();
    }
  }

  private Optional<Size> png() {
    return isText(12, "IHDR") ? size(bigEndian(16, 4), bigEndian(20, 4)) : Optional.empty();
  }

  /** Walks from marker to marker up to the frame header, which may stand behind large metadata. */
  private Optional<Size> jpeg() {
    long at = 2;
    for (int segment = 0; segment < MOST_JPEG_SEGMENTS; segment++) {
      if (at(at) != 0xff) {
        return Optional.empty();
      }
      int marker = at(at + 1);
      if (marker == 0xff) {
        at++; // a marker may be preceded by any number of fill bytes
      } else if (isFrameHeader(marker)) {
        return size(bigEndian(at + 7, 2), bigEndian(at + 5, 2));
      } else if (marker == 0xd9 || marker == 0xda) {
        return Optional.empty(); // the end, or the scan, without a frame header before it
      } else {
        at += 2 + bigEndian(at + 2, 2);
      }
    }
    return Optional.empty();
  }

  /** SOF0 to SOF15; 0xc4, 0xc8 and 0xcc in between are no frame headers. */
  private static boolean isFrameHeader(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private Optional<Size> webp() {
    if (isText(12, "VP8X")) {
      return size(littleEndian(24, 3) + 1, littleEndian(27, 3) + 1);
    }
    if (isText(12, "VP8L")) {
      long bits = littleEndian(21, 4);
      return at(20) == 0x2f
          ? size((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
          : Optional.empty();
    }
    return isText(12, "VP8 ") && bigEndian(23, 3) == 0x9d012a
        ? size(littleEndian(26, 2) & 0x3fff, littleEndian(28, 2) & 0x3fff)
        : Optional.empty();
  }

  private static Optional<Size> size(long width, long height) {
    boolean isPossible =
        width >= 1 && height >= 1 && width <= LARGEST_SIDE && height <= LARGEST_SIDE;
    return isPossible ? Optional.of(Size.pixels((int) width, (int) height)) : Optional.empty();
  }

  private boolean isText(int start, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at(start + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private long bigEndian(long start, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = (value << 8) | at(start + i);
    }
    return value;
  }

  private long littleEndian(long start, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = (value << 8) | at(start + i);
    }
    return value;
  }

  /** One byte of the picture: three of them stand in four characters. */
  private int at(long index) {
    if (index >= byteCount) {
      throw new TruncatedException();
    }
    int group = (int) (index / 3) * 4;
    int place = (int) (index % 3);
    int high = value(base64.charAt(group + place));
    int low = value(base64.charAt(group + place + 1));
    return ((high << (2 * (place + 1))) | (low >> (4 - 2 * place))) & 0xff;
  }

  private static int value(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : 63;
  }
}
