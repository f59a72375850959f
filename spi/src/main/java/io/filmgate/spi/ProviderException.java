package io.filmgate.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one exception of this interface. Its kind decides what happens; its message is our own words
 * and may reach a tenant; what the vendor said goes into {@link #vendor} and reaches the operator
 * only.
 */
public final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final transient List<Problem> problems;
  private final String vendorCode;
  private final String vendorMessage;
  private final Duration retryAfter;

  /**
   * A failure.
   *
   * @param kind what it means
   * @param message our own words, fit for a tenant
   */
  public ProviderException(ErrorKind kind, String message) {
    this(kind, message, List.of(), null, null, null);
  }

  /**
   * A request that cannot be planned.
   *
   * @param problems everything that is wrong with it, at least one
   */
  public ProviderException(List<Problem> problems) {
    this(
        ErrorKind.INVALID_REQUEST,
        problems.stream().map(Problem::message).collect(Collectors.joining("; ")),
        List.copyOf(problems),
        null,
        null,
        null);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("at least one problem is needed");
    }
  }

  private ProviderException(
      ErrorKind kind,
      String message,
      List<Problem> problems,
      String vendorCode,
      String vendorMessage,
      Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.problems = problems;
    this.vendorCode = vendorCode;
    this.vendorMessage = vendorMessage;
    this.retryAfter = retryAfter;
  }

  /**
   * The same failure with the vendor's own code and words, for the operator.
   *
   * @param code the vendor's code; polls that bring the same code again are counted ({@link
   *     JobHandle.Trouble})
   * @param message the vendor's text
   */
  public ProviderException vendor(String code, String message) {
    return new ProviderException(kind, getMessage(), problems, code, message, retryAfter);
  }

  /** The same failure with the wait that the vendor asks for. */
  public ProviderException retryAfter(Duration wait) {
    return new ProviderException(kind, getMessage(), problems, vendorCode, vendorMessage, wait);
  }

  /** The same failure with the field of the request that the vendor names. */
  public ProviderException about(String param) {
    return new ProviderException(
        kind,
        getMessage(),
        List.of(new Problem(Problem.Kind.INVALID, param, getMessage())),
        vendorCode,
        vendorMessage,
        retryAfter);
  }

  /** What it means. */
  public ErrorKind kind() {
    return kind;
  }

  /** What is wrong with the request, field by field. */
  public List<Problem> problems() {
    return problems;
  }

  /** The vendor's code. */
  public Optional<String> vendorCode() {
    return Optional.ofNullable(vendorCode);
  }

  /** The vendor's text. */
  public Optional<String> vendorMessage() {
    return Optional.ofNullable(vendorMessage);
  }

  /** The wait that the vendor asks for. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
