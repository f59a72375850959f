package io.filmgate.core.api;

import io.filmgate.core.api.content.SignedLink;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobError;
import io.filmgate.core.job.JobResult;
import io.filmgate.core.job.JobState;
import io.filmgate.core.wire.HttpLimits;
import io.filmgate.spi.Asset;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.Size;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** A job as a client sees it: always the same members, in the same order. */
final class JobView {
  private static final int MOST_BEFORE_THE_END = 99;

  private final SignedLink links;
  private final Supplier<URI> publicUrl;
  private final Supplier<Duration> retention;
  private final Function<String, OptionalInt> progress;
  private final InstantSource clock;
  private final Function<Job, Optional<Instant>> renewableUntil;

  JobView(ApiDependencies dependencies) {
    this.links = dependencies.surroundings().links();
    this.publicUrl = () -> dependencies.server().get().publicUrl();
    this.retention = () -> dependencies.jobsConfig().get().retention();
    this.progress = dependencies.jobs().progress();
    this.clock = dependencies.surroundings().clock();
    this.renewableUntil = job -> renewableUntil(job, dependencies.routing().describe());
  }

  /** The status of a job, in the client's words. */
  static String status(Job job) {
    return status(job.state());
  }

  static String status(JobState state) {
    return switch (state) {
      case QUEUED, SUBMITTING -> "queued";
      case RUNNING, IN_DOUBT -> "in_progress";
      case SUCCEEDED -> "completed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
    };
  }

  /** A job as the answer to its create: accepted is not begun. */
  JsonObject created(Job job) {
    JsonObject view = of(job);
    return job.state() == JobState.RUNNING ? view.put("status", "queued") : view;
  }

  /** A job as it is now. */
  JsonObject of(Job job) {
    // a failed job has one only if the operator's policy charges for it
    Optional<JobResult> result = JobResult.of(job);
    boolean isCompleted = job.state() == JobState.SUCCEEDED;
    JsonArray videos = videos(job, result);
    return new JsonObject()
        .put("id", job.id())
        .put("task_id", job.id())
        .put("object", "video")
        .put("model", job.model())
        .put("status", status(job))
        .put("progress", progress(job))
        .put("created_at", job.createdAt().getEpochSecond())
        .put("completed_at", job.ending().map(end -> end.at().getEpochSecond()).orElse(null))
        .put(
            "expires_at",
            expiresAt(job, result.filter(found -> isCompleted))
                .map(Instant::getEpochSecond)
                .orElse(null))
        .put("url", videos.isEmpty() ? null : videos.getJsonObject(0).getString("url"))
        .put("format", isCompleted ? "mp4" : null)
        .put("videos", videos)
        .put("metadata", metadata(job, result))
        .put("usage", usage(job, result))
        .put("warnings", warnings(job))
        .put("error", error(job).orElse(null));
  }

  private int progress(Job job) {
    if (job.state() == JobState.SUCCEEDED) {
      return 100;
    }
    int known = progress.apply(job.id()).orElse(0);
    return Math.max(0, Math.min(MOST_BEFORE_THE_END, known));
  }

  /** The end of the files' addresses, or of the vendor's memory where asking it renews them. */
  private Optional<Instant> expiresAt(Job job, Optional<JobResult> result) {
    return result.map(
        found -> {
          Instant forgotten = job.ending().orElseThrow().at().plus(retention.get());
          Instant renewable = renewableUntil.apply(job).orElse(Instant.MIN);
          return found.videos().stream()
              .flatMap(video -> video.expiresAt().stream())
              .map(at -> at.isAfter(renewable) ? at : renewable)
              .filter(at -> at.isBefore(forgotten))
              .min(Instant::compareTo)
              .orElse(forgotten);
        });
  }

  /** The tag of the plugin that took the job begins with the provider's id. */
  private static Optional<Instant> renewableUntil(
      Job job, Function<String, Optional<ProviderDescriptor>> describe) {
    return job.attempt()
        .map(attempt -> attempt.plugin().replaceFirst("@.*", ""))
        .flatMap(describe)
        .filter(ProviderDescriptor::isRenewingAddresses)
        .map(provider -> job.createdAt().plus(provider.jobLife()));
  }

  private JsonArray videos(Job job, Optional<JobResult> result) {
    JsonArray views = new JsonArray();
    List<Asset> videos = result.map(JobResult::videos).orElse(List.of());
    Instant linkExpires = clock.instant().plus(HttpLimits.LINK_LIFE);
    for (int index = 0; index < videos.size(); index++) {
      Asset video = videos.get(index);
      views.add(
          new JsonObject()
              .put("url", links.address(publicUrl.get(), job.id(), index, linkExpires))
              .put("duration", number(video.seconds()))
              .put("width", video.size().map(Size::width).orElse(null))
              .put("height", video.size().map(Size::height).orElse(null)));
    }
    return views;
  }

  /** The measured values first, then what the plugin tells besides, such as the tenant's own id. */
  private static JsonObject metadata(Job job, Optional<JobResult> result) {
    JsonObject details = job.planned().details().copy();
    job.accepted().ifPresent(accepted -> details.mergeIn(accepted.details()));
    result.ifPresent(found -> details.mergeIn(found.details()));
    Optional<Asset> video = result.flatMap(found -> found.videos().stream().findFirst());
    Optional<Size> size = video.flatMap(Asset::size);
    JsonObject metadata =
        new JsonObject()
            .put("duration", number(video.flatMap(Asset::seconds)))
            .put("fps", number(video.flatMap(Asset::fps)))
            .put("width", size.map(Size::width).orElse(null))
            .put("height", size.map(Size::height).orElse(null))
            .put("seed", null);
    details.forEach(
        detail -> {
          if (metadata.getValue(detail.getKey()) == null) {
            metadata.put(detail.getKey(), detail.getValue());
          }
        });
    return metadata;
  }

  private static JsonObject usage(Job job, Optional<JobResult> result) {
    return switch (job.state()) {
      case QUEUED, SUBMITTING, RUNNING, IN_DOUBT -> UsageView.of("reserved", job.held());
      case SUCCEEDED -> UsageView.of("settled", result.map(JobResult::used).orElse(job.held()));
      case FAILED, CANCELLED ->
          result
              .map(charged -> UsageView.of("settled", charged.used()))
              .orElse(UsageView.released(job.held().isPriced()));
    };
  }

  private static JsonArray warnings(Job job) {
    JsonArray warnings = new JsonArray();
    job.planned().warnings().forEach(warnings::add);
    if (job.state() == JobState.IN_DOUBT) {
      warnings.add(
          new JsonObject()
              .put("code", "outcome_unknown")
              .put("param", null)
              .put(
                  "message",
                  "the vendor is being asked whether it has the job; do not send again"));
    }
    return warnings;
  }

  private static Optional<JsonObject> error(Job job) {
    return JobError.of(job)
        .map(error -> new JsonObject().put("code", error.code()).put("message", error.message()));
  }

  private static Number number(Optional<BigDecimal> value) {
    return value.map(UsageView::number).orElse(null);
  }
}
