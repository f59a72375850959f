package io.filmgate.core.config;

import io.filmgate.core.config.RouteConfig.SecondsRange;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes, durations, money and times, read and written. */
final class Quantities {
  private static final Pattern SIZE_FORM = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB|TiB)");
  private static final Pattern DURATION_FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern MONEY_FORM = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,18})?");
  private static final Pattern RANGE_FORM = Pattern.compile("([0-9]{1,5})(?:\\.\\.([0-9]{1,5}))?");
  private static final Pattern INSTANT_FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final int MONEY_DIGITS = 6;
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** Largest first. */
  private static final Map<String, Long> SIZE_UNITS =
      units("TiB", 1L << 40, "GiB", 1L << 30, "MiB", 1L << 20, "KiB", 1L << 10, "B", 1L);

  private static final Map<String, Long> DURATION_UNITS =
      units("d", 86_400_000L, "h", 3_600_000L, "m", 60_000L, "s", 1_000L, "ms", 1L);

  /** An amount of credits, or a factor: exact to a millionth, never negative. */
  static final Scalar<BigDecimal> MONEY =
      Scalar.of(
          "a number from 0 with at most six decimals",
          text ->
              MONEY_FORM.matcher(text).matches()
                  ? Optional.of(new BigDecimal(text))
                      .filter(amount -> amount.stripTrailingZeros().scale() <= MONEY_DIGITS)
                  : Optional.empty());

  static final Scalar<Instant> INSTANT =
      Scalar.of("a time such as 2027-01-31T00:00:00Z", Quantities::instant);

  static final Scalar<SecondsRange> SECONDS =
      Scalar.of("seconds such as 5 or 5..10, the lower number first", Quantities::seconds);

  private Quantities() {}

  static Scalar<Long> size(long least) {
    return Scalar.of(
        "a size such as 512KiB, 32MiB or 1GiB, at least " + sizeText(least),
        text -> amount(SIZE_FORM, SIZE_UNITS, text).filter(bytes -> bytes >= least));
  }

  static Scalar<Duration> duration(Duration least) {
    return Scalar.of(
        "a duration such as 500ms, 30s, 15m, 24h or 30d, at least " + durationText(least),
        text ->
            amount(DURATION_FORM, DURATION_UNITS, text)
                .map(Duration::ofMillis)
                .filter(given -> given.compareTo(least) >= 0 && given.compareTo(LONGEST) <= 0));
  }

  static String sizeText(long bytes) {
    return text(bytes, SIZE_UNITS);
  }

  static String durationText(Duration duration) {
    return duration.isZero() ? "0s" : text(duration.toMillis(), DURATION_UNITS);
  }

  private static Optional<Long> amount(Pattern form, Map<String, Long> units, String text) {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long unit = units.getOrDefault(matcher.group(2), 1L);
    long number = Long.parseLong(matcher.group(1));
    return number <= Long.MAX_VALUE / unit ? Optional.of(number * unit) : Optional.empty();
  }

  /** In the largest unit that leaves no rest. */
  private static String text(long amount, Map<String, Long> units) {
    return units.entrySet().stream()
        .filter(unit -> amount != 0 && amount % unit.getValue() == 0)
        .findFirst()
        .map(unit -> amount / unit.getValue() + unit.getKey())
        .orElse(amount + "B");
  }

  private static Optional<Instant> instant(String text) {
    try {
      return INSTANT_FORM.matcher(text).matches()
          ? Optional.of(OffsetDateTime.parse(text).toInstant())
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<SecondsRange> seconds(String text) {
    Matcher matcher = RANGE_FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int least = Integer.parseInt(matcher.group(1));
    int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
    return Optional.of(new SecondsRange(least, most)).filter(range -> least <= most);
  }

  private static Map<String, Long> units(Object... namesAndAmounts) {
    Map<String, Long> units = new LinkedHashMap<>();
    for (int i = 0; i < namesAndAmounts.length; i += 2) {
      units.put((String) namesAndAmounts[i], (Long) namesAndAmounts[i + 1]);
    }
    return Ordered.copy(units);
  }
}
