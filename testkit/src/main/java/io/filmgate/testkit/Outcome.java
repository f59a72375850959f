package io.filmgate.testkit;

import io.filmgate.spi.Asset;
import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Probing.AccountHealth;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.Usage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operation came to, in the words and members that recordings use.
 *
 * <ul>
 *   <li>{@code submitted}, {@code exists}: {@code id}, {@code state}, {@code details}
 *   <li>{@code queued}; {@code running}: {@code percent}
 *   <li>{@code succeeded}: {@code assets} (each {@code role}, {@code reference}, {@code expiresAt},
 *       {@code seconds}, {@code size}, {@code fps}), {@code usage} (amounts by unit, {@code
 *       factors}), {@code cost} ({@code amount}, {@code unit}), {@code details}
 *   <li>{@code failed KIND}: {@code message}, {@code vendorCode}
 *   <li>{@code error KIND}: {@code message}, {@code vendorCode}, {@code params}, {@code
 *       retryAfterSeconds}
 *   <li>{@code accepted}, {@code too-late}; {@code absent}, {@code unsure}
 *   <li>{@code healthy}: {@code balance}, {@code unit}, {@code concurrency}
 *   <li>{@code nudge}, {@code ignored}: {@code status}, {@code contentType}, {@code body}, {@code
 *       jobId}
 * </ul>
 *
 * <p>What is not known is left out.
 *
 * @param name the words after {@code === expect}
 * @param members what is known besides
 */
public record Outcome(String name, JsonObject members) {
  private static final String EXCEPTION = "exception ";
  private static final List<String> NAMES =
      List.of(
          "submitted",
          "queued",
          "running",
          "succeeded",
          "accepted",
          "too-late",
          "exists",
          "absent",
          "unsure",
          "healthy",
          "nudge",
          "ignored");

  static boolean isName(String name) {
    return NAMES.contains(name)
        || Arrays.stream(ErrorKind.values())
            .anyMatch(
                kind ->
                    name.equals("error " + kind)
                        || (kind.endsJob() && name.equals("failed " + kind)));
  }

  static String namesForPeople() {
    return Stream.concat(NAMES.stream(), Stream.of("failed KIND", "error KIND"))
            .collect(Collectors.joining(", "))
        + ", where KIND is an ErrorKind";
  }

  boolean isException() {
    return name.startsWith(EXCEPTION);
  }

  boolean isFinal() {
    return name.equals("succeeded") || name.startsWith("failed ");
  }

  boolean isFailure() {
    return name.startsWith("error ");
  }

  /** The kind of a failure. */
  Optional<ErrorKind> kind() {
    return isFailure() || name.startsWith("failed ")
        ? Optional.of(ErrorKind.valueOf(name.substring(name.indexOf(' ') + 1)))
        : Optional.empty();
  }

  static Outcome of(Submitted submitted) {
    return new Outcome("submitted", membersOf(submitted));
  }

  static Outcome of(ProviderException failure) {
    JsonObject members = new JsonObject().put("message", failure.getMessage());
    failure.vendorCode().ifPresent(code -> members.put("vendorCode", code));
    failure.retryAfter().ifPresent(wait -> members.put("retryAfterSeconds", wait.toSeconds()));
    members.put("params", new JsonArray(failure.problems().stream().map(Problem::param).toList()));
    return new Outcome("error " + failure.kind(), members);
  }

  /** Of an exception that no provider may throw; no recording can expect it. */
  static Outcome ofException(RuntimeException other) {
    StackTraceElement[] trace = other.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    String firstLine = other.toString().lines().findFirst().orElse("");
    return new Outcome(EXCEPTION + firstLine + place, new JsonObject());
  }

  static Outcome of(Cancellable.Outcome answer) {
    return switch (answer) {
      case ACCEPTED -> new Outcome("accepted", new JsonObject());
      case TOO_LATE -> new Outcome("too-late", new JsonObject());
    };
  }

  static Outcome of(Found found) {
    if (found instanceof Found.Exists exists) {
      return new Outcome("exists", membersOf(exists.job()));
    }
    return new Outcome(found instanceof Found.Absent ? "absent" : "unsure", new JsonObject());
  }

  static Outcome of(AccountHealth health) {
    JsonObject members = new JsonObject().put("unit", health.unit());
    health.balance().ifPresent(balance -> members.put("balance", balance));
    health.concurrency().ifPresent(jobs -> members.put("concurrency", jobs));
    return new Outcome("healthy", members);
  }

  static Outcome of(CallbackAnswer answer) {
    JsonObject members =
        new JsonObject()
            .put("status", answer.status())
            .put("contentType", answer.contentType())
            .put("body", answer.body().toString());
    answer.jobId().ifPresent(id -> members.put("jobId", id));
    return new Outcome(answer.isNudge() ? "nudge" : "ignored", members);
  }

  static Outcome of(JobStatus status) {
    JsonObject members = new JsonObject();
    if (status instanceof JobStatus.Failed failed) {
      members.put("message", failed.message());
      failed.vendorCode().ifPresent(code -> members.put("vendorCode", code));
      return new Outcome("failed " + failed.kind(), members);
    }
    if (status instanceof JobStatus.Succeeded succeeded) {
      members.put("assets", new JsonArray(succeeded.assets().stream().map(Outcome::json).toList()));
      succeeded.usage().ifPresent(usage -> members.put("usage", json(usage)));
      succeeded
          .cost()
          .ifPresent(
              cost ->
                  members.put(
                      "cost",
                      new JsonObject().put("amount", cost.amount()).put("unit", cost.unit())));
      return new Outcome("succeeded", members.put("details", succeeded.details()));
    }
    if (status instanceof JobStatus.Running running) {
      running.percent().ifPresent(percent -> members.put("percent", percent));
      return new Outcome("running", members);
    }
    return new Outcome("queued", members);
  }

  static JsonObject json(Usage usage) {
    JsonObject json = new JsonObject();
    usage.amounts().forEach(json::put);
    JsonObject factors = new JsonObject();
    usage.factors().forEach(factors::put);
    return json.put("factors", factors);
  }

  private static JsonObject json(Asset asset) {
    JsonObject json = new JsonObject();
    json.put("role", asset.role().name()).put("reference", asset.reference());
    asset.expiresAt().ifPresent(at -> json.put("expiresAt", at.toString()));
    asset.seconds().ifPresent(seconds -> json.put("seconds", seconds));
    asset.size().ifPresent(size -> json.put("size", size.toString()));
    asset.fps().ifPresent(fps -> json.put("fps", fps));
    return json;
  }

  private static JsonObject membersOf(Submitted submitted) {
    JsonObject state = new JsonObject();
    submitted.state().forEach(state::put);
    return new JsonObject()
        .put("id", submitted.jobId())
        .put("state", state)
        .put("details", submitted.details());
  }
}
