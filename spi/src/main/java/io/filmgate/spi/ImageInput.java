package io.filmgate.spi;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture that goes into a generation: an address that the vendor fetches, or the bytes
 * themselves.
 */
public sealed interface ImageInput {

  /** How a vendor wants inline pictures written. */
  enum Encoding {
    /** Base64 and nothing else. */
    BARE_BASE64,
    /** {@code data:image/png;base64,…}. */
    DATA_URI
  }

  /**
   * What stands in a request body for this picture: its address, or a short mark which {@link
   * Plan#encodeBody()} replaces by the base64. So a picture of ten megabytes is not copied with
   * every step.
   *
   * @param position where the picture stands in {@link Plan#images()}
   * @param encoding how inline pictures are to be written
   */
  String reference(int position, Encoding encoding);

  /**
   * A picture by address.
   *
   * @param url http or https; checked by the gateway to be public
   */
  record Url(String url) implements ImageInput {
    public Url {
      Objects.requireNonNull(url, "url");
    }

    @Override
    public String reference(int position, Encoding encoding) {
      return url;
    }
  }

  /**
   * A picture in the request.
   *
   * @param base64 standard base64 without line breaks, without {@code data:} prefix
   * @param mediaType by content: {@code image/jpeg}, {@code image/png} or {@code image/webp}
   */
  record Inline(String base64, String mediaType) implements ImageInput {
    public Inline {
      Objects.requireNonNull(base64, "base64");
      Objects.requireNonNull(mediaType, "mediaType");
    }

    /** Decodes the picture. */
    public byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }

    /** How many bytes the picture has, without decoding it. */
    public long byteCount() {
      long padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
      return base64.length() / 4 * 3L - padding;
    }

    /**
     * Width and height in pixels, as the picture's header tells them; a rotation noted in its
     * metadata is not applied. Cheap: only the header is looked at.
     *
     * @return empty if the header is damaged, so that no vendor could read the picture either
     */
    public Optional<Size> dimensions() {
      return new PictureHeader(this).dimensions(mediaType);
    }

    @Override
    public String reference(int position, Encoding encoding) {
      return ImageMark.of(position, encoding);
    }

    /** Tells the size, not the picture. */
    @Override
    public String toString() {
      return "Inline[" + mediaType + ", " + byteCount() + " bytes]";
    }
  }

  /**
   * Reads a picture as clients write it: an http or https address, a data URI, or bare base64.
   * JPEG, PNG and WebP are told apart by their first bytes, whatever a prefix claims.
   *
   * @return empty if it is none of these
   */
  static Optional<ImageInput> parse(String text) {
    String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
    if (start.startsWith("http://") || start.startsWith("https://")) {
      return Optional.of(new Url(text));
    }
    return Base64Text.of(text)
        .filter(Base64Text::isWhole)
        .flatMap(base64 -> mediaType(base64).map(type -> new Inline(base64, type)));
  }

  /**
   * Says what is wrong with a text that {@link #parse} cannot read.
   *
   * @return the end of a sentence that begins with the field's name: {@code must be a JPEG, PNG or
   *     WebP, not a GIF}
   */
  static String fault(String text) {
    return PictureFault.of(text);
  }

  private static Optional<String> mediaType(String base64) {
    record Magic(String start, String mediaType) {}
    List<Magic> known =
        List.of(
            new Magic("/9j/", "image/jpeg"),
            new Magic("iVBORw0KGgo", "image/png"),
            new Magic("UklGR", "image/webp"));
    return known.stream()
        .filter(magic -> base64.startsWith(magic.start()))
        .filter(magic -> !magic.mediaType().equals("image/webp") || isWebp(base64))
        .map(Magic::mediaType)
        .findFirst();
  }

  private static boolean isWebp(String base64) {
    if (base64.length() < 16) {
      return false;
    }
    byte[] head = Base64.getDecoder().decode(base64.substring(0, 16));
    return head[8] == 'W' && head[9] == 'E' && head[10] == 'B' && head[11] == 'P';
  }
}
