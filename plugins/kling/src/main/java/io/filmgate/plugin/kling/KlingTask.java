package io.filmgate.plugin.kling;

import io.filmgate.spi.Asset;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JobStatus.VendorCost;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task as Kling describes it, in the answer to a create as well as to a look-up.
 *
 * @param data the answer's {@code data}
 */
record KlingTask(JsonView data) {
  /** How long Kling keeps a result. */
  static final Duration RETENTION = Duration.ofDays(30);

  /** Where a job's state keeps the product's path. */
  static final String PATH = "path";

  private static final Logger LOG = LoggerFactory.getLogger(KlingTask.class);

  static KlingTask of(JsonView answer) {
    return new KlingTask(answer.view("data"));
  }

  Optional<String> id() {
    return data.scalar("task_id").filter(id -> !id.isEmpty());
  }

  /** Our correlation id, as far as Kling repeats it. */
  Optional<String> externalId() {
    return data.text("task_info.external_task_id").filter(id -> !id.isEmpty());
  }

  /** The task as an accepted job. */
  Submitted accepted(Product product) {
    String id =
        id().orElseThrow(
                () ->
                    new ProviderException(
                        ErrorKind.OUTCOME_UNKNOWN, "Kling accepted a job and named no id"));
    return new Submitted(id, Map.of(PATH, product.path()), new JsonObject());
  }

  /** How it is doing. Both of Kling's spellings of success are final. */
  JobStatus status() {
    String status = data.text("task_status").orElse("");
    return switch (status) {
      case "submitted" -> new JobStatus.Queued();
      case "processing" -> JobStatus.Running.unknownProgress();
      case "succeed", "succeeded" ->
          new JobStatus.Succeeded(assets(), Optional.empty(), cost(), new JsonObject());
      case "failed" -> KlingErrors.failed(data.text("task_status_msg").orElse(""));
      default -> {
        LOG.debug("Kling task {} has the unknown state '{}'", id().orElse("?"), status);
        yield JobStatus.Running.unknownProgress();
      }
    };
  }

  private List<Asset> assets() {
    List<Asset> assets = new ArrayList<>();
    for (JsonView video : data.list("task_result.videos")) {
      asset(video, "url", Asset.Role.VIDEO).ifPresent(assets::add);
      asset(video, "watermark_url", Asset.Role.WATERMARKED_VIDEO).ifPresent(assets::add);
    }
    return assets;
  }

  private Optional<Asset> asset(JsonView video, String field, Asset.Role role) {
    Optional<BigDecimal> seconds = video.numeric("duration");
    return video
        .text(field)
        .filter(url -> !url.isEmpty())
        .map(url -> new Asset(role, url, expiry(), seconds, Optional.empty(), Optional.empty()));
  }

  /** The last change of a finished task is its completion. */
  private Optional<Instant> expiry() {
    return data.whole("updated_at").map(Instant::ofEpochMilli).map(end -> end.plus(RETENTION));
  }

  private Optional<VendorCost> cost() {
    return data.numeric("final_unit_deduction").map(amount -> new VendorCost(amount, "units"));
  }
}
