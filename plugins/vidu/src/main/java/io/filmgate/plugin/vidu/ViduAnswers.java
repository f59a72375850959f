package io.filmgate.plugin.vidu;

import io.filmgate.spi.Asset;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Size;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the vendor answers. */
final class ViduAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ViduAnswers.class);

  /** How long an address works, by the address itself. */
  private static final Pattern EXPIRES = Pattern.compile(".*[?&]X-Amz-Expires=(\\d{1,7})(&.*)?");

  private static final Duration VIDEO_LIFE = Duration.ofHours(24);
  private static final Duration COVER_LIFE = Duration.ofHours(1);

  private ViduAnswers() {}

  /** Reads the answer to a create. */
  static Submitted submitted(HttpReply reply) {
    JsonView task = taskOf(reply);
    if (task.text("state").filter("failed"::equals).isPresent()) {
      throw failedAtOnce(reply, task);
    }
    return taskId(task, "task_id")
        .map(id -> new Submitted(id, Map.of(), details(task)))
        .orElseThrow(() -> ViduErrors.of(reply));
  }

  /** A create can be answered with a task that has failed already; the vendor's word is final. */
  private static ProviderException failedAtOnce(HttpReply reply, JsonView task) {
    ProviderException failure = ViduErrors.of(reply);
    if (failure.kind() != ErrorKind.OUTCOME_UNKNOWN) {
      return failure;
    }
    JobStatus.Failed failed = ViduErrors.ofFailedTask(task);
    return new ProviderException(failed.kind(), failed.message())
        .vendor(failed.vendorCode().orElse("failed"), "");
  }

  /** The vendor's id: a number of some 18 digits, written as text. */
  static Optional<String> taskId(JsonView task, String path) {
    return task.scalar(path).filter(id -> !id.isBlank());
  }

  private static JsonObject details(JsonView task) {
    JsonObject details = new JsonObject();
    task.whole("seed").ifPresent(seed -> details.put("seed", seed));
    return details;
  }

  /** Reads the answer to a poll. */
  static JobStatus status(HttpReply reply, Instant now) {
    JsonView task = taskOf(reply);
    String state = task.text("state").orElse("");
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "created", "queueing" -> new JobStatus.Queued();
      case "success" -> succeeded(task, now);
      case "failed" -> ViduErrors.ofFailedTask(task);
      case "processing" -> running(task);
      default -> {
        LOG.debug("A state that this version does not know: {}", state);
        yield running(task);
      }
    };
  }

  private static JobStatus running(JsonView task) {
    return new JobStatus.Running(
        task.whole("progress")
            .filter(percent -> percent >= 0 && percent <= 100)
            .map(Long::intValue));
  }

  private static JobStatus succeeded(JsonView task, Instant now) {
    List<Asset> assets = new ArrayList<>();
    for (JsonView creation : task.list("creations")) {
      file(creation, "url", Asset.Role.VIDEO, VIDEO_LIFE, now).ifPresent(assets::add);
      file(creation, "watermarked_url", Asset.Role.WATERMARKED_VIDEO, VIDEO_LIFE, now)
          .ifPresent(assets::add);
      file(creation, "cover_url", Asset.Role.COVER, COVER_LIFE, now).ifPresent(assets::add);
    }
    return new JobStatus.Succeeded(
        assets,
        Optional.empty(),
        task.number("credits").map(credits -> new JobStatus.VendorCost(credits, "credits")),
        new JsonObject());
  }

  private static Optional<Asset> file(
      JsonView creation, String path, Asset.Role role, Duration life, Instant now) {
    boolean isVideo = role != Asset.Role.COVER;
    JsonView measured = isVideo ? creation.view("video") : JsonView.EMPTY;
    return creation
        .text(path)
        .filter(url -> !url.isEmpty())
        .map(
            url ->
                new Asset(
                    role,
                    url,
                    Optional.of(now.plus(life(url).orElse(life))),
                    measured.number("duration"),
                    size(measured.view("resolution")),
                    measured.number("fps")));
  }

  private static Optional<Duration> life(String url) {
    Matcher expires = EXPIRES.matcher(url);
    return expires.matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(expires.group(1))))
        : Optional.empty();
  }

  private static Optional<Size> size(JsonView resolution) {
    Optional<Long> width = pixels(resolution, "width");
    Optional<Long> height = pixels(resolution, "height");
    return width.isPresent() && height.isPresent()
        ? Optional.of(Size.pixels(width.get().intValue(), height.get().intValue()))
        : Optional.empty();
  }

  private static Optional<Long> pixels(JsonView resolution, String side) {
    return resolution.whole(side).filter(pixels -> pixels > 0 && pixels < 100_000);
  }

  /** Reads the answer to a cancel. */
  static Cancellable.Outcome cancelled(HttpReply reply) {
    if (reply.isSuccess()) {
      return Cancellable.Outcome.ACCEPTED;
    }
    boolean isTooLate =
        reply.json().text("message").filter(words -> words.contains("can not cancel")).isPresent();
    if (isTooLate) {
      return Cancellable.Outcome.TOO_LATE;
    }
    throw ViduErrors.of(reply);
  }

  /** The body of an answer that is not an error. */
  static JsonView taskOf(HttpReply reply) {
    JsonView body = reply.json();
    if (!reply.isSuccess() || !body.isObject()) {
      throw ViduErrors.of(reply);
    }
    return body;
  }
}
