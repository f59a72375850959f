package io.filmgate.core.api.content;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client gets, decided from what it asked for and how the file host answered: of a host that
 * sends more than was asked for, a part is passed on.
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
    /** No answer to the range that was asked for; asked for the whole, the host may do better. */
    CONFUSED,
    /** The host is in trouble, or sends something that is not the file. */
    FAILED
  }

  static Delivery of(Optional<ByteRange> wanted, OpenFile file) {
    return switch (file.status()) {
      case 200 -> file.isEncoded() ? nothing(Outcome.FAILED) : whole(wanted, length(file));
      case 206 -> file.isEncoded() ? nothing(Outcome.CONFUSED) : part(wanted, file);
      case 416 -> notSatisfiable(wanted, file);
      case 401, 403, 404, 410 -> nothing(Outcome.GONE);
      default -> nothing(Outcome.FAILED);
    };
  }

  /** How many bytes the client gets, if known. */
  OptionalLong length() {
    return span.isPresent() ? OptionalLong.of(span.get().length()) : total;
  }

  private static Delivery whole(Optional<ByteRange> wanted, OptionalLong total) {
    if (wanted.isEmpty() || total.isEmpty()) {
      return new Delivery(Outcome.WHOLE, total, Optional.empty(), 0);
    }
    return wanted
        .get()
        .within(total.getAsLong())
        .map(span -> new Delivery(Outcome.PART, total, Optional.of(span), span.first()))
        .orElseGet(() -> new Delivery(Outcome.NOT_SATISFIABLE, total, Optional.empty(), 0));
  }

  private static Delivery part(Optional<ByteRange> wanted, OpenFile file) {
    Matcher range = CONTENT_RANGE.matcher(file.contentRange().orElse(""));
    if (!range.matches() || range.group(1) == null) {
      return nothing(Outcome.CONFUSED);
    }
    ByteRange.Span sent =
        new ByteRange.Span(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
    OptionalLong total = number(range.group(3));
    if (sent.length() < 1 || (total.isPresent() && sent.last() >= total.getAsLong())) {
      return nothing(Outcome.CONFUSED);
    }
    return wanted.map(asked -> cut(asked, sent, total)).orElseGet(() -> allOf(sent, total));
  }

  private static Delivery allOf(ByteRange.Span sent, OptionalLong total) {
    return total.isPresent() && sent.length() == total.getAsLong()
        ? new Delivery(Outcome.WHOLE, total, Optional.empty(), 0)
        : nothing(Outcome.CONFUSED);
  }

  /**
   * Hosts may send less than was asked for, and some send more; it has to begin in what is sent.
   */
  private static Delivery cut(ByteRange asked, ByteRange.Span sent, OptionalLong total) {
    if (total.isEmpty() && asked.first().isEmpty()) {
      return nothing(Outcome.CONFUSED);
    }
    Optional<ByteRange.Span> span = asked.within(total.orElse(sent.last() + 1));
    if (span.isEmpty() && total.isPresent()) {
      return new Delivery(Outcome.NOT_SATISFIABLE, total, Optional.empty(), 0);
    }
    return span.filter(part -> sent.first() <= part.first() && part.first() <= sent.last())
        .map(part -> new ByteRange.Span(part.first(), Math.min(part.last(), sent.last())))
        .map(
            part ->
                new Delivery(Outcome.PART, total, Optional.of(part), part.first() - sent.first()))
        .orElseGet(() -> nothing(Outcome.CONFUSED));
  }

  private static Delivery notSatisfiable(Optional<ByteRange> wanted, OpenFile file) {
    Matcher range = CONTENT_RANGE.matcher(file.contentRange().orElse(""));
    OptionalLong total = range.matches() ? number(range.group(3)) : OptionalLong.empty();
    boolean isTrue =
        wanted.isPresent() && total.isPresent() && wanted.get().within(total.getAsLong()).isEmpty();
    return isTrue
        ? new Delivery(Outcome.NOT_SATISFIABLE, total, Optional.empty(), 0)
        : nothing(Outcome.CONFUSED);
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
