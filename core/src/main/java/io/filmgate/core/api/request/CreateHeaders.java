package io.filmgate.core.api.request;

import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.HttpLimits;
import io.filmgate.core.wire.MediaType;
import io.filmgate.core.wire.QueryString;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a create says outside its body.
 *
 * @param isDryRun whether nothing is to be stored or counted
 * @param idempotencyKey without quotes
 * @param preference how long to wait for the vendor, where the client said so
 */
public record CreateHeaders(
    boolean isDryRun, Optional<String> idempotencyKey, Optional<Preference> preference) {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,3})\"?");

  /**
   * A preference that is granted.
   *
   * @param applied as it is confirmed to the client
   */
  public record Preference(String applied, Duration longest) {}

  /**
   * Reads the head of a create.
   *
   * @throws ApiException if the body is not JSON by its own account, or a header is malformed
   */
  public static CreateHeaders read(MultiMap headers, QueryString query) {
    MediaType.checkJson(headers);
    List<FieldProblem> problems = new ArrayList<>();
    Optional<String> dryRun = query.one("dry_run", problems);
    if (dryRun.isPresent() && !List.of("true", "false").contains(dryRun.get())) {
      problems.add(FieldProblem.invalid("dry_run", "true or false", dryRun.get()));
    }
    if (!problems.isEmpty()) {
      throw new ApiException(Errors.problems(problems));
    }
    return new CreateHeaders(
        dryRun.equals(Optional.of("true")), idempotencyKey(headers), preference(headers));
  }

  /** The key together with what it is to be compared with. */
  Optional<Idempotency> idempotency(JsonObject body) {
    return idempotencyKey.map(key -> new Idempotency(key, Fingerprint.of(body)));
  }

  private static Optional<String> idempotencyKey(MultiMap headers) {
    List<String> keys = headers.getAll("idempotency-key");
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    String key = keys.get(0);
    if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    if (keys.size() > 1 || !KEY.matcher(key).matches()) {
      throw new ApiException(Errors.invalidIdempotencyKey());
    }
    return Optional.of(key);
  }

  /** The first preference that is understood; others are passed over, as the standard wants. */
  private static Optional<Preference> preference(MultiMap headers) {
    for (String header : headers.getAll("prefer")) {
      for (String part : header.split(",", -1)) {
        String wish = part.strip().toLowerCase(Locale.ROOT);
        if (wish.equals("respond-async")) {
          return Optional.of(new Preference(wish, Duration.ZERO));
        }
        Matcher wait = WAIT.matcher(wish);
        if (wait.matches() && Integer.parseInt(wait.group(1)) <= HttpLimits.PREFER_WAIT_SECONDS) {
          int seconds = Integer.parseInt(wait.group(1));
          return Optional.of(new Preference("wait=" + seconds, Duration.ofSeconds(seconds)));
        }
      }
    }
    return Optional.empty();
  }
}
