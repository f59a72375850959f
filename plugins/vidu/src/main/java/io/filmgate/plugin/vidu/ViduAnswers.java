package io.filmgate.plugin.vidu;

import io.filmgate.spi.Asset;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.Usage;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.json.JsonObject;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the vendor answers. */
final class ViduAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ViduAnswers.class);

  /** In a job's state: nobody knew beforehand how long its video would be. */
  private static final Map.Entry<String, String> OPEN_LENGTH = Map.entry("length", "automatic");

  private ViduAnswers() {}

  /**
   * Reads the answer to a create.
   *
   * @param hasOpenLength whether the vendor chooses the video's length
   */
  static Submitted submitted(HttpReply reply, boolean hasOpenLength) {
    JsonView task = reply.json();
    if (!reply.isSuccess() || !task.isObject()) {
      throw ViduErrors.ofCreate(reply);
    }
    if (task.text("state").filter("failed"::equals).isPresent()) {
      throw failedAtOnce(reply, task);
    }
    return taskId(task, "task_id")
        .map(
            id ->
                new Submitted(
                    id, hasOpenLength ? Map.ofEntries(OPEN_LENGTH) : Map.of(), details(task)))
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

  /**
   * Reads the answer to a poll.
   *
   * @param state what {@link #submitted} left with the job
   * @param files how to read the files of a finished one
   */
  static JobStatus status(HttpReply reply, Map<String, String> state, ViduFiles files) {
    JsonView task = taskOf(reply);
    String word = task.text("state").orElse("");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "created", "queueing" -> new JobStatus.Queued();
      case "success" -> succeeded(task, state, files);
      case "failed" -> ViduErrors.ofFailedTask(task);
      case "processing" -> running(task);
      default -> {
        LOG.debug("A state that this version does not know: {}", word);
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

  private static JobStatus succeeded(JsonView task, Map<String, String> state, ViduFiles files) {
    List<Asset> assets = files.of(task);
    return new JobStatus.Succeeded(
        assets,
        state.entrySet().contains(OPEN_LENGTH) ? measured(assets) : Optional.empty(),
        task.number("credits").map(credits -> new JobStatus.VendorCost(credits, "credits")),
        new JsonObject());
  }

  /** A video that was left to the vendor counts by its measured length, in whole seconds. */
  private static Optional<Usage> measured(List<Asset> assets) {
    return assets.stream()
        .filter(asset -> asset.role() == Asset.Role.VIDEO)
        .flatMap(asset -> asset.seconds().stream())
        .filter(seconds -> seconds.signum() > 0)
        .findFirst()
        .map(seconds -> Usage.video(seconds.setScale(0, RoundingMode.HALF_UP), Map.of()));
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
