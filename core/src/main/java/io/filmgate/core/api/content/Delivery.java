package io.filmgate.core.api.content;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client gets, decided from what it asked for and how the file host answered: hosts that
 * ignore ranges send everything, of which a part is passed on.
 *
 * @param outcome what it comes to
 * @param total length of the file, if known
 * @param span the part that the client gets; empty: all of it
 * @param skip how many bytes of the host's answer to drop first
 */
record Delivery(Outcome outcome, OptionalLong total, Optional<ByteRange.Span> span, long skip) {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  /** What an answer of a file host means. */
  enum Outcome {
    WHOLE,
    PART,
    NOT_SATISFIABLE,
    /** The address does not work any more. */
    GONE,
    /** The host is in trouble, or talks nonsense. */
    FAILED
  }

  static Delivery of(Optional<ByteRange> wanted, OpenFile file) {
    return switch (file.status()) {
      case 200 -> whole(wanted, length(file));
      case 206 -> part(wanted, file);
      case 416 -> notSatisfiable(wanted, file);
      case 401, 403, 404, 410 -> nothing(Outcome.GONE);
      default -> nothing(Outcome.FAILED);
    };
  }

  /** How many bytes the client gets, if known. */
  OptionalLong length() {
    return span.isPresent() ? OptionalLong.of(span.get().last() - span.get().first() + 1) : total;
  }

  private static Delivery whole(Optional<ByteRange> wanted, OptionalLong total) {
    if (wanted.isEmpty() || total.isEmpty()) {
      return new Delivery(Outcome.WHOLE, total, Optional.empty(), 0);
    }
    Optional<ByteRange.Span> span = wanted.get().within(total.getAsLong());
    return span.isEmpty()
        ? new Delivery(Outcome.NOT_SATISFIABLE, total, span, 0)
        : new Delivery(Outcome.PART, total, span, span.get().first());
  }

  private static Delivery part(Optional<ByteRange> wanted, OpenFile file) {
    Matcher range = CONTENT_RANGE.matcher(file.contentRange().orElse(""));
    if (!range.matches() || range.group(1) == null) {
      return nothing(Outcome.FAILED);
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    OptionalLong total = number(range.group(3));
    if (last < first || (total.isPresent() && last >= total.getAsLong())) {
      return nothing(Outcome.FAILED);
    }
    if (wanted.isEmpty()) {
      boolean isAll = first == 0 && total.isPresent() && last == total.getAsLong() - 1;
      return isAll
          ? new Delivery(Outcome.WHOLE, total, Optional.empty(), 0)
          : nothing(Outcome.FAILED);
    }
    long end = wanted.get().first().isPresent() ? wanted.get().last().orElse(last) : last;
    boolean isWanted =
        wanted.get().first().isPresent()
            ? first == wanted.get().first().getAsLong()
            : total.isPresent()
                && wanted
                    .get()
                    .within(total.getAsLong())
                    .filter(s -> s.first() == first)
                    .isPresent();
    return isWanted
        ? new Delivery(
            Outcome.PART, total, Optional.of(new ByteRange.Span(first, Math.min(end, last))), 0)
        : nothing(Outcome.FAILED);
  }

  private static Delivery notSatisfiable(Optional<ByteRange> wanted, OpenFile file) {
    Matcher range = CONTENT_RANGE.matcher(file.contentRange().orElse(""));
    return wanted.isEmpty()
        ? nothing(Outcome.FAILED)
        : new Delivery(
            Outcome.NOT_SATISFIABLE,
            range.matches() ? number(range.group(3)) : OptionalLong.empty(),
            Optional.empty(),
            0);
  }

  private static Delivery nothing(Outcome outcome) {
    return new Delivery(outcome, OptionalLong.empty(), Optional.empty(), 0);
  }

  private static OptionalLong length(OpenFile file) {
    return file.contentLength().map(Delivery::number).orElse(OptionalLong.empty());
  }

  private static OptionalLong number(String digits) {
    return digits.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}
