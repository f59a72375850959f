package io.filmgate.simulators.vendor;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The faults that one create asked for, already checked by {@link MarkerGrammar}. */
public final class Markers {

  private static final Pattern COUNTED = Pattern.compile("(.+)x(\\d+)");

  /**
   * An error that polls answer with.
   *
   * @param times how many polls; {@link Integer#MAX_VALUE}: all of them
   */
  public record PollFault(String code, int times) {}

  private final Map<MarkerKind, String> arguments;

  Markers(Map<MarkerKind, String> arguments) {
    this.arguments = new EnumMap<>(MarkerKind.class);
    this.arguments.putAll(arguments);
  }

  /** These, and for what they leave open the others. */
  public Markers or(Markers others) {
    Map<MarkerKind, String> merged = new EnumMap<>(others.arguments);
    merged.putAll(arguments);
    return new Markers(merged);
  }

  public boolean has(MarkerKind kind) {
    return arguments.containsKey(kind);
  }

  public Optional<String> text(MarkerKind kind) {
    return Optional.ofNullable(arguments.get(kind));
  }

  public Optional<Duration> seconds(MarkerKind kind) {
    return text(kind)
        .map(text -> Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact()));
  }

  public OptionalInt status(MarkerKind kind) {
    return text(kind).stream().mapToInt(Integer::parseInt).findFirst();
  }

  public Optional<PollFault> pollFault() {
    return text(MarkerKind.POLL)
        .map(
            text -> {
              Matcher matcher = COUNTED.matcher(text);
              return matcher.matches()
                  ? new PollFault(matcher.group(1), Integer.parseInt(matcher.group(2)))
                  : new PollFault(text, Integer.MAX_VALUE);
            });
  }
}
