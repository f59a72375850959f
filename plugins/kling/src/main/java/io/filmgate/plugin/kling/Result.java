package io.filmgate.plugin.kling;

import io.filmgate.spi.Asset;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JobStatus.VendorCost;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Usage;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The videos of a finished task; both interfaces describe one alike. */
final class Result {
  /** How long Kling keeps a result. */
  static final Duration RETENTION = Duration.ofDays(30);

  private Result() {}

  /**
   * The end of a job.
   *
   * @param end when it was finished
   */
  static JobStatus of(List<JsonView> videos, Optional<Instant> end, Optional<VendorCost> cost) {
    List<Asset> assets = new ArrayList<>();
    Optional<Instant> expiry = end.map(at -> at.plus(RETENTION));
    for (JsonView video : videos) {
      asset(video, "url", Asset.Role.VIDEO, expiry).ifPresent(assets::add);
      asset(video, "watermark_url", Asset.Role.WATERMARKED_VIDEO, expiry).ifPresent(assets::add);
    }
    JsonObject details = new JsonObject();
    videos.stream()
        .map(video -> video.scalar("id").filter(id -> !id.isEmpty()))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(id -> details.put("video_id", id));
    return new JobStatus.Succeeded(assets, usage(videos), cost, details);
  }

  private static Optional<Asset> asset(
      JsonView video, String field, Asset.Role role, Optional<Instant> expiry) {
    Optional<BigDecimal> seconds = video.numeric("duration");
    return video
        .text(field)
        .filter(url -> !url.isEmpty())
        .map(url -> new Asset(role, url, expiry, seconds, Optional.empty(), Optional.empty()));
  }

  /** How long the video really is, where Kling says so. */
  private static Optional<Usage> usage(List<JsonView> videos) {
    return videos.stream()
        .map(video -> video.numeric("duration").filter(seconds -> seconds.signum() > 0))
        .flatMap(Optional::stream)
        .findFirst()
        .map(seconds -> Usage.video(seconds, Map.of()));
  }
}
