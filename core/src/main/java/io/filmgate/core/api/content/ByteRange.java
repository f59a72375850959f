package io.filmgate.core.api.content;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one range that a client wants.
 *
 * @param first empty: the last {@code last} bytes
 * @param last included; empty: up to the end
 */
record ByteRange(OptionalLong first, OptionalLong last) {
  private static final Pattern TEXT =
      Pattern.compile("bytes\\s*=\\s*(\\d{0,40})-(\\d{0,40})\\s*", Pattern.CASE_INSENSITIVE);

  /** Longer than any file; what is added to it still fits into a {@code long}. */
  private static final long MOST = 999_999_999_999_999_999L;

  private static final int MOST_DIGITS = 18;

  /** Where a range lies in a file of known length; both ends included. */
  record Span(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }

  /** Only the first byte, to learn how long a file is. */
  static final ByteRange PROBE = new ByteRange(OptionalLong.of(0), OptionalLong.of(0));

  /** Reads a Range header; several ranges and malformed ones count as none. */
  static Optional<ByteRange> parse(String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher parts = TEXT.matcher(header);
    if (!parts.matches()) {
      return Optional.empty();
    }
    OptionalLong first = number(parts.group(1));
    OptionalLong last = number(parts.group(2));
    boolean isBackwards =
        first.isPresent() && last.isPresent() && first.getAsLong() > last.getAsLong();
    if ((first.isEmpty() && last.isEmpty()) || isBackwards) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, last));
  }

  /** As it is asked of a vendor's file host. */
  String header() {
    return "bytes=" + text(first) + "-" + text(last);
  }

  /** Where it lies in a file; empty if no byte of it exists. */
  Optional<Span> within(long length) {
    long from = first.orElse(Math.max(0, length - last.orElse(0)));
    long to = first.isEmpty() ? length - 1 : Math.min(last.orElse(length - 1), length - 1);
    return from <= to ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  private static OptionalLong number(String digits) {
    if (digits.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(digits.length() > MOST_DIGITS ? MOST : Long.parseLong(digits));
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }
}
