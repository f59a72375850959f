package io.filmgate.spi.codec;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A vendor's error codes, and what each means. Immutable; rows are asked in the order in which they
 * were added, those about messages first.
 *
 * <pre>{@code
 * ErrorTable errors =
 *     ErrorTable.at("code", "message")
 *         .ok("0")
 *         .on(ErrorKind.RATE_LIMITED, "The vendor asks to slow down", "1302")
 *         .onMessage(ErrorKind.MODEL_UNAVAILABLE, "The vendor withdrew this model", "*discontinued*");
 * JsonView body = errors.check(reply); // throws unless the code is 0
 * }</pre>
 */
public final class ErrorTable {
  private final String codePath;
  private final String messagePath;
  private final Set<String> successCodes;
  private final List<Row> rows;

  private record Row(boolean isAboutMessage, Glob glob, ErrorKind kind, String words) {}

  private ErrorTable(
      String codePath, String messagePath, Set<String> successCodes, List<Row> rows) {
    this.codePath = codePath;
    this.messagePath = messagePath;
    this.successCodes = successCodes;
    this.rows = rows;
  }

  /**
   * A table without rows.
   *
   * @param codePath where the code stands in an answer; text or number
   * @param messagePath where the vendor's words stand
   */
  public static ErrorTable at(String codePath, String messagePath) {
    return new ErrorTable(codePath, messagePath, Set.of(), List.of());
  }

  /** The codes that mean success. Without any, a 2xx answer without a code is one. */
  public ErrorTable ok(String... codes) {
    return new ErrorTable(codePath, messagePath, Set.of(codes), rows);
  }

  /**
   * More codes.
   *
   * @param kind what they mean
   * @param words what the tenant is told: our own words
   * @param codes each a code, or a pattern with {@code *} and {@code ?}
   */
  public ErrorTable on(ErrorKind kind, String words, String... codes) {
    return with(false, kind, words, codes);
  }

  /**
   * Rows that go by the vendor's words, for what has no code of its own; asked before the codes.
   */
  public ErrorTable onMessage(ErrorKind kind, String words, String... patterns) {
    return with(true, kind, words, patterns);
  }

  private ErrorTable with(boolean isAboutMessage, ErrorKind kind, String words, String... globs) {
    List<Row> all = new ArrayList<>(rows);
    for (String glob : globs) {
      all.add(new Row(isAboutMessage, Glob.of(glob), kind, words));
    }
    return new ErrorTable(codePath, messagePath, successCodes, List.copyOf(all));
  }

  /**
   * Reads an answer.
   *
   * @return the body of a good answer
   * @throws ProviderException if it is an error. Without a known code its HTTP status decides, as
   *     {@link ErrorKind#ofStatus} says; a 2xx answer that is not what it should be is {@link
   *     ErrorKind#OUTCOME_UNKNOWN}
   */
  public JsonView check(HttpReply reply) {
    JsonView body = reply.json();
    Optional<String> code = body.scalar(codePath).filter(found -> !found.isEmpty());
    boolean isGood =
        successCodes.isEmpty()
            ? reply.isSuccess() && body.isObject() && code.isEmpty()
            : reply.isSuccess() && code.filter(successCodes::contains).isPresent();
    if (isGood) {
      return body;
    }
    throw failure(reply, code.orElse(""), body.scalar(messagePath).orElse(""));
  }

  /**
   * The failure that an answer stands for, for vendors whose code has no fixed place.
   *
   * @param reply the answer; without a known code its status decides, as in {@link #check}
   * @param code the vendor's code; empty if there is none
   * @param message the vendor's words; not shown to the tenant
   */
  public ProviderException failure(HttpReply reply, String code, String message) {
    ProviderException failure =
        row(code, message)
            .map(row -> new ProviderException(row.kind(), row.words()))
            .orElseGet(() -> unlisted(reply));
    failure = failure.vendor(code.isEmpty() ? "HTTP " + reply.status() : code, message);
    Optional<Duration> wait = reply.header("retry-after").flatMap(ErrorTable::seconds);
    return wait.isPresent() ? failure.retryAfter(wait.get()) : failure;
  }

  private static ProviderException unlisted(HttpReply reply) {
    return reply.isSuccess()
        ? new ProviderException(
            ErrorKind.OUTCOME_UNKNOWN, "The vendor's answer could not be understood")
        : new ProviderException(
            ErrorKind.ofStatus(reply.status()), "The vendor answered with HTTP " + reply.status());
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  /**
   * The end of a job that the vendor itself calls failed.
   *
   * @param code the vendor's code; empty if there is none
   * @param message the vendor's words; not shown to the tenant
   * @return with the kind of the row that fits, if that kind can end a job; {@code JOB_FAILED}
   *     otherwise
   */
  public JobStatus.Failed failed(String code, String message) {
    Optional<Row> row = row(code, message).filter(found -> found.kind().endsJob());
    return new JobStatus.Failed(
        row.map(Row::kind).orElse(ErrorKind.JOB_FAILED),
        row.map(Row::words).orElse("The vendor could not make this video"),
        Optional.of(code).filter(found -> !found.isEmpty()));
  }

  private Optional<Row> row(String code, String message) {
    Optional<Row> byMessage =
        rows.stream()
            .filter(row -> row.isAboutMessage() && row.glob().matches(message))
            .findFirst();
    return byMessage.or(
        () ->
            rows.stream()
                .filter(row -> !row.isAboutMessage() && row.glob().matches(code))
                .findFirst());
  }
}
