package io.filmgate.core.job;

import io.filmgate.core.ledger.Hold;
import io.filmgate.spi.Asset;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Size;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job brought.
 *
 * @param assets the files, in the vendor's order
 * @param details flat values for the client
 * @param used what was settled
 */
public record JobResult(List<Asset> assets, JsonObject details, Hold used) {
  public JobResult {
    assets = List.copyOf(assets);
  }

  /** The result of a job that succeeded. */
  public static Optional<JobResult> of(Job job) {
    return job.ending().flatMap(Job.Ending::result).map(JobResult::of);
  }

  /** The videos, without covers and other files. */
  public List<Asset> videos() {
    return assets.stream().filter(asset -> asset.role() == Asset.Role.VIDEO).toList();
  }

  /** As it stands in the store. */
  public JsonObject toJson() {
    JsonArray files = new JsonArray();
    assets.forEach(asset -> files.add(toJson(asset)));
    return new JsonObject()
        .put("assets", files)
        .put("details", details)
        .put("used_jobs", used.jobs())
        .put("used_millis", used.millis())
        .put("used_micros", used.micros())
        .put("is_priced", used.isPriced());
  }

  /** Reads {@link #toJson()}. */
  public static JobResult of(JsonObject json) {
    List<Asset> assets = new ArrayList<>();
    JsonView.of(json).list("assets").forEach(asset -> assets.add(asset(asset)));
    Hold used =
        new Hold(
            json.getLong("used_jobs", 0L),
            json.getLong("used_millis", 0L),
            json.getLong("used_micros", 0L),
            json.getBoolean("is_priced", false));
    return new JobResult(assets, json.getJsonObject("details", new JsonObject()), used);
  }

  private static JsonObject toJson(Asset asset) {
    JsonObject json =
        new JsonObject().put("role", asset.role().name()).put("reference", asset.reference());
    asset.expiresAt().ifPresent(at -> json.put("expires_at", at.toString()));
    asset.seconds().ifPresent(seconds -> json.put("seconds", seconds.toPlainString()));
    asset.size().ifPresent(size -> json.put("size", size.toString()));
    asset.fps().ifPresent(fps -> json.put("fps", fps.toPlainString()));
    return json;
  }

  private static Asset asset(JsonView json) {
    return new Asset(
        Asset.Role.valueOf(json.text("role").orElseThrow()),
        json.text("reference").orElseThrow(),
        json.text("expires_at").map(Instant::parse),
        json.numeric("seconds"),
        json.text("size").flatMap(Size::parse),
        json.numeric("fps"));
  }
}
