package io.filmgate.simulators.vendor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a Range header asks for.
 *
 * @param from first byte
 * @param to one past the last byte; equal to {@code from} where the request cannot be met
 */
record ByteRange(int from, int to) {

  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Empty for a header that is no single byte range: then the whole file is sent, as HTTP allows.
   */
  static Optional<ByteRange> parse(String header, int length) {
    Matcher matcher = ONE_RANGE.matcher(header.replace(" ", ""));
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long last = Math.min(length, Long.parseLong(matcher.group(2)));
      return Optional.of(new ByteRange((int) (length - last), length));
    }
    long from = Long.parseLong(matcher.group(1));
    long to = matcher.group(2).isEmpty() ? length : Long.parseLong(matcher.group(2)) + 1;
    if (from >= length || to <= from) {
      return Optional.of(new ByteRange(0, 0));
    }
    return Optional.of(new ByteRange((int) from, (int) Math.min(to, length)));
  }

  boolean isEmpty() {
    return from == to;
  }
}
