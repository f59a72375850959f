package io.filmgate.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture's width and height in pixels, or only their ratio.
 *
 * @param width 1 to 99999
 * @param height 1 to 99999
 * @param isRatio whether only the ratio is known: {@code 16:9} rather than {@code 1920x1080}
 */
public record Size(int width, int height, boolean isRatio) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})([xX*×:])(\\d{1,5})");

  public Size {
    if (width < 1 || height < 1 || width > 99_999 || height > 99_999) {
      throw new IllegalArgumentException("width and height must be 1 to 99999");
    }
  }

  /** A size in pixels. */
  public static Size pixels(int width, int height) {
    return new Size(width, height, false);
  }

  /**
   * Reads {@code 1920x1080}, with {@code x}, {@code X}, {@code *} or {@code ×} between the numbers,
   * or a ratio such as {@code 16:9}.
   *
   * @return empty if it is neither
   */
  public static Optional<Size> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int width = Integer.parseInt(parts.group(1));
    int height = Integer.parseInt(parts.group(3));
    if (width == 0 || height == 0) {
      return Optional.empty();
    }
    return Optional.of(new Size(width, height, parts.group(2).equals(":")));
  }

  /**
   * The ratio that comes closest.
   *
   * @param ratios what the vendor has, for example {@code 16:9}; texts that are no ratio ({@code
   *     auto}) are passed over
   * @param tolerance how far off the closest may be, as |ln(this ÷ ratio)|; the contract's bound is
   *     0.15
   * @return empty if none is close enough
   */
  public Optional<String> nearestRatio(Collection<String> ratios, double tolerance) {
    return ratios.stream()
        .filter(ratio -> parse(ratio).isPresent())
        .min(Comparator.comparingDouble(this::distance))
        .filter(ratio -> distance(ratio) <= tolerance);
  }

  private double distance(String ratio) {
    Size other = parse(ratio).orElseThrow();
    return Math.abs(Math.log((double) width * other.height / ((double) height * other.width)));
  }

  /**
   * The resolution whose shorter side comes closest to this one's.
   *
   * @param tiers what the vendor has, for example {@code 720p}; texts of another form are passed
   *     over
   * @return empty for a ratio, and if there is no tier to choose
   */
  public Optional<String> nearestTier(Collection<String> tiers) {
    if (isRatio) {
      return Optional.empty();
    }
    int shorter = Math.min(width, height);
    return tiers.stream()
        .filter(tier -> tier.matches("\\d{1,5}p"))
        .min(
            Comparator.comparingInt(
                tier ->
                    Math.abs(Integer.parseInt(tier.substring(0, tier.length() - 1)) - shorter)));
  }

  /** As people write it: {@code 1920x1080} or {@code 16:9}. */
  @Override
  public String toString() {
    return width + (isRatio ? ":" : "x") + height;
  }
}
