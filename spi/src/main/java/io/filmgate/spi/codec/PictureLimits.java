package io.filmgate.spi.codec;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What pictures a vendor takes. Inline pictures are checked; one given by its address only the
 * vendor can see.
 *
 * <pre>{@code
 * PictureLimits limits = PictureLimits.of("JPEG", "PNG").bytes(10 << 20).sides(300, 99_999);
 * limits.check(image, "metadata.image_tail").forEach(draft::problem);
 * }</pre>
 */
public final class PictureLimits {
  private static final int LONGEST_SIDE = 99_999;
  private static final Map<String, String> NAMES =
      Map.of("image/jpeg", "JPEG", "image/png", "PNG", "image/webp", "WebP");

  private final List<String> formats;
  private final long mostBytes;
  private final int leastPixels;
  private final int mostPixels;
  private final Optional<BigDecimal> ratio;
  private final boolean isRatioIncluded;

  private PictureLimits(
      List<String> formats,
      long mostBytes,
      int leastPixels,
      int mostPixels,
      Optional<BigDecimal> ratio,
      boolean isRatioIncluded) {
    this.formats = formats;
    this.mostBytes = mostBytes;
    this.leastPixels = leastPixels;
    this.mostPixels = mostPixels;
    this.ratio = ratio;
    this.isRatioIncluded = isRatioIncluded;
  }

  /**
   * Limits to formats, and to nothing else so far.
   *
   * @param formats of {@code JPEG}, {@code PNG} and {@code WebP}
   */
  public static PictureLimits of(String... formats) {
    List<String> known = List.of(formats);
    if (known.isEmpty() || !NAMES.values().containsAll(known)) {
      throw new IllegalArgumentException("formats must be of JPEG, PNG and WebP, not " + known);
    }
    return new PictureLimits(known, Long.MAX_VALUE, 1, LONGEST_SIDE, Optional.empty(), true);
  }

  /** With so many bytes at most, before base64. */
  public PictureLimits bytes(long most) {
    return new PictureLimits(formats, most, leastPixels, mostPixels, ratio, isRatioIncluded);
  }

  /** With sides of so many pixels, both ends included. */
  public PictureLimits sides(int least, int most) {
    return new PictureLimits(formats, mostBytes, least, most, ratio, isRatioIncluded);
  }

  /** With a longer side of at most so many times the shorter. */
  public PictureLimits ratioUpTo(BigDecimal most) {
    return new PictureLimits(formats, mostBytes, leastPixels, mostPixels, Optional.of(most), true);
  }

  /** With a longer side of less than so many times the shorter. */
  public PictureLimits ratioBelow(BigDecimal bound) {
    return new PictureLimits(
        formats, mostBytes, leastPixels, mostPixels, Optional.of(bound), false);
  }

  /**
   * Checks a picture.
   *
   * @param path how the tenant spelled the field
   * @return all that is wrong; empty if the vendor would take it
   */
  public List<Problem> check(ImageInput picture, String path) {
    if (!(picture instanceof ImageInput.Inline inline)) {
      return List.of();
    }
    String format = NAMES.getOrDefault(inline.mediaType(), inline.mediaType());
    if (!formats.contains(format)) {
      return List.of(problem(path, "be " + words(), "a " + format));
    }
    Stream<Problem> size =
        inline.byteCount() > mostBytes
            ? Stream.of(problem(path, "have at most " + mostBytes + " bytes", inline.byteCount()))
            : Stream.empty();
    List<Problem> shape =
        inline
            .dimensions()
            .map(found -> shape(found, path))
            .orElseGet(
                () ->
                    List.of(
                        Problem.image(
                            path,
                            path + " must be " + words() + " whose header tells its dimensions")));
    return Stream.concat(size, shape.stream()).toList();
  }

  private List<Problem> shape(Size size, String path) {
    int shorter = Math.min(size.width(), size.height());
    int longer = Math.max(size.width(), size.height());
    List<Problem> found = new ArrayList<>();
    if (shorter < leastPixels) {
      found.add(problem(path, "have sides of at least " + leastPixels + " pixels", size));
    }
    if (longer > mostPixels) {
      found.add(problem(path, "have sides of at most " + mostPixels + " pixels", size));
    }
    ratio
        .filter(bound -> isBeyond(bound, shorter, longer))
        .ifPresent(
            bound ->
                found.add(
                    problem(
                        path,
                        String.format(
                            Locale.ROOT,
                            "have a longer side of %s %s times the shorter",
                            isRatioIncluded ? "at most" : "less than",
                            bound.toPlainString()),
                        size)));
    return found;
  }

  private boolean isBeyond(BigDecimal bound, int shorter, int longer) {
    int difference =
        BigDecimal.valueOf(longer).compareTo(bound.multiply(BigDecimal.valueOf(shorter)));
    return isRatioIncluded ? difference > 0 : difference >= 0;
  }

  private String words() {
    String last = formats.get(formats.size() - 1);
    String others = formats.stream().limit(formats.size() - 1L).collect(Collectors.joining(", "));
    return "a " + (others.isEmpty() ? last : others + " or " + last);
  }

  private static Problem problem(String path, String expected, Object got) {
    return Problem.image(path, path + " must " + expected + ", not " + got);
  }
}
