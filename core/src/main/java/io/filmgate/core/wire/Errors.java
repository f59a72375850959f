package io.filmgate.core.wire;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The contract's table of errors: one method for each row, or for rows that differ in a word. */
public final class Errors {
  private static final String PERMISSION = "permission_error";
  private static final String UPSTREAM = "upstream_error";
  private static final String SERVER = "api_error";
  private static final String SEND_KEY = "Send one header Authorization: Bearer sk-…";

  private Errors() {}

  /**
   * Whether nothing that follows on the connection can be trusted, or it is not worth waiting for.
   */
  static boolean isAboutFraming(ErrorAnswer error) {
    return switch (error.code()) {
      case "malformed_http",
          "uri_too_long",
          "headers_too_large",
          "request_timeout",
          "body_too_large",
          "overloaded" ->
          true;
      default -> false;
    };
  }

  public static ErrorAnswer malformedHttp(String cause) {
    return ErrorAnswer.invalid(
        400, "malformed_http", "The request could not be read: " + Quoted.text(cause));
  }

  public static ErrorAnswer uriTooLong() {
    return ErrorAnswer.invalid(
        414, "uri_too_long", "The request line is longer than " + HttpLimits.LINE_BYTES + " bytes");
  }

  public static ErrorAnswer headersTooLarge() {
    return ErrorAnswer.invalid(
        431,
        "headers_too_large",
        "The header section is longer than " + HttpLimits.HEADER_BYTES + " bytes");
  }

  public static ErrorAnswer expectationFailed() {
    return ErrorAnswer.invalid(417, "expectation_failed", "Only 100-continue is understood");
  }

  public static ErrorAnswer unknownPath(String method, String path) {
    return ErrorAnswer.of(
        404,
        "not_found_error",
        "unknown_path",
        "No such path: " + Quoted.text(method) + " " + Quoted.text(path));
  }

  public static ErrorAnswer methodNotAllowed(Collection<String> methods) {
    String allowed = String.join(", ", methods);
    return ErrorAnswer.invalid(405, "method_not_allowed", "Use " + allowed)
        .header("allow", allowed);
  }

  public static ErrorAnswer requestTimeout(Duration limit) {
    return ErrorAnswer.invalid(
        408, "request_timeout", "The body did not arrive within " + limit.toSeconds() + " s");
  }

  public static ErrorAnswer bodyTooLarge(long limit, String advice) {
    return ErrorAnswer.invalid(413, "body_too_large", "Larger than " + limit + " bytes; " + advice);
  }

  public static ErrorAnswer unsupportedMediaType(String got) {
    return ErrorAnswer.invalid(
            415,
            "unsupported_media_type",
            "Send application/json in UTF-8, not " + Quoted.text(got))
        .header("accept-post", "application/json");
  }

  public static ErrorAnswer invalidJson(String what, int line, int column) {
    return ErrorAnswer.invalid(
        400,
        "invalid_json",
        "Not a JSON object: %s at line %d, column %d".formatted(what, line, column));
  }

  /** All that is wrong with the fields of a request; the first one gives code and param. */
  public static ErrorAnswer problems(List<FieldProblem> problems) {
    return ErrorAnswer.invalid(
            400,
            problems.get(0).code(),
            joined(problems.stream().map(FieldProblem::message).toList()))
        .about(problems.get(0).param());
  }

  /** As many messages as anybody reads, and how many there are beside them. */
  public static String joined(List<String> messages) {
    String first =
        messages.stream().limit(HttpLimits.PROBLEMS_SHOWN).collect(Collectors.joining("; "));
    int more = messages.size() - HttpLimits.PROBLEMS_SHOWN;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  public static ErrorAnswer modelNotFound(String model) {
    return unserved("model_not_found", model);
  }

  public static ErrorAnswer modelUnavailable(String model) {
    return unserved("model_unavailable", model);
  }

  private static ErrorAnswer unserved(String code, String model) {
    return ErrorAnswer.invalid(
            400, code, "'" + Quoted.text(model) + "' is not served; see GET /v1/models")
        .about("model");
  }

  public static ErrorAnswer missingKey() {
    return unauthorized("missing_api_key", SEND_KEY);
  }

  public static ErrorAnswer invalidKey() {
    return unauthorized("invalid_api_key", "No such key. " + SEND_KEY);
  }

  public static ErrorAnswer expiredKey() {
    return unauthorized("expired_api_key", "The key has expired or is disabled. " + SEND_KEY);
  }

  private static ErrorAnswer unauthorized(String code, String message) {
    return ErrorAnswer.of(401, "authentication_error", code, message)
        .header("www-authenticate", "Bearer realm=\"filmgate\"");
  }

  public static ErrorAnswer clientAddressNotAllowed() {
    return ErrorAnswer.of(
        403,
        PERMISSION,
        "client_address_not_allowed",
        "This key may not be used from this address");
  }

  public static ErrorAnswer modelNotAllowed(String model) {
    return ErrorAnswer.of(
            403, PERMISSION, "model_not_allowed", "This key may not use " + Quoted.text(model))
        .about("model");
  }

  public static ErrorAnswer modelNotPriced(String model) {
    return ErrorAnswer.of(
            403,
            PERMISSION,
            "model_not_priced",
            "This key may not use "
                + Quoted.text(model)
                + ": it has a budget in credits, and the request has no price")
        .about("model");
  }

  public static ErrorAnswer invalidIdempotencyKey() {
    return ErrorAnswer.invalid(
            400,
            "invalid_idempotency_key",
            "Idempotency-Key must be one header of 1 to 255 visible ASCII characters")
        .about("Idempotency-Key");
  }

  public static ErrorAnswer idempotencyKeyReused() {
    return ErrorAnswer.of(
            422,
            "idempotency_error",
            "idempotency_key_reused",
            "This Idempotency-Key was used with another body")
        .about("Idempotency-Key");
  }

  public static ErrorAnswer jobNotFound() {
    return ErrorAnswer.of(404, "not_found_error", "job_not_found", "No such job");
  }

  public static ErrorAnswer jobFinal(String status) {
    return conflict("job_final", "The job is " + status);
  }

  public static ErrorAnswer cancelNotPossible() {
    return conflict("cancel_not_possible", "The job is already with the vendor");
  }

  public static ErrorAnswer notCompleted(String status) {
    return conflict("not_completed", "The job is " + status).retryAfter(Duration.ofSeconds(5));
  }

  public static ErrorAnswer noContent(String status) {
    return conflict("no_content", "The job is " + status);
  }

  private static ErrorAnswer conflict(String code, String message) {
    return ErrorAnswer.invalid(409, code, message).neverAgain();
  }

  public static ErrorAnswer contentExpired() {
    return ErrorAnswer.invalid(410, "content_expired", "The vendor no longer keeps this file");
  }

  public static ErrorAnswer rangeNotSatisfiable() {
    return ErrorAnswer.invalid(
        416, "range_not_satisfiable", "The range begins after the file's end");
  }

  public static ErrorAnswer invalidLink() {
    return ErrorAnswer.of(
        403,
        PERMISSION,
        "invalid_link",
        "The link is not one of ours; read the job for a fresh one");
  }

  public static ErrorAnswer expiredLink() {
    return ErrorAnswer.of(
        403, PERMISSION, "expired_link", "The link is too old; read the job for a fresh one");
  }

  public static ErrorAnswer contentUnavailable() {
    return ErrorAnswer.of(
            502, UPSTREAM, "content_unavailable", "The file could not be fetched; try again")
        .retryAfter(Duration.ofSeconds(5));
  }

  public static ErrorAnswer outcomeUnknown(String location) {
    return ErrorAnswer.of(
            504,
            UPSTREAM,
            "outcome_unknown",
            "The vendor did not answer; do not send again, read " + location)
        .location(location)
        .neverAgain();
  }

  public static ErrorAnswer pluginFault(String requestId) {
    return ErrorAnswer.of(500, SERVER, "plugin_fault", "Internal error; quote " + requestId);
  }

  public static ErrorAnswer internal(String requestId) {
    return ErrorAnswer.of(500, SERVER, "internal_error", "Internal error; quote " + requestId);
  }

  public static ErrorAnswer notReady() {
    return unavailable("not_ready", "Starting or stopping", 5);
  }

  public static ErrorAnswer storeUnavailable() {
    return unavailable("store_unavailable", "The store cannot be written; nothing was started", 5);
  }

  /** For what reads, or can be asked for again. */
  public static ErrorAnswer storeAway() {
    return unavailable("store_unavailable", "The store does not answer", 5);
  }

  public static ErrorAnswer noChannel() {
    return unavailable("no_channel", "No usable channel for this model", 30);
  }

  public static ErrorAnswer overloaded() {
    return unavailable("overloaded", "Too many requests are being read", 2);
  }

  private static ErrorAnswer unavailable(String code, String what, int seconds) {
    return ErrorAnswer.of(503, SERVER, code, what + "; try again in " + seconds + " s")
        .retryAfter(Duration.ofSeconds(seconds));
  }
}
