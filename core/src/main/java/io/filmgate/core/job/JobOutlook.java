package io.filmgate.core.job;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.config.GatewayConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What will happen to a job without anybody's doing, in words.
 *
 * @param queueWait how long a job may wait
 * @param channel the current attempt's, if it is configured
 * @param isAskable whether its vendor can be asked for a job whose id is not known; empty where
 *     plugins are not loaded
 */
public record JobOutlook(
    Duration queueWait, Optional<ChannelConfig> channel, Optional<Boolean> isAskable) {

  /**
   * What can be told of a job.
   *
   * @param isAskable of a provider; see {@link #isAskable()}
   */
  public static JobOutlook of(
      GatewayConfig config, Job job, Function<String, Optional<Boolean>> isAskable) {
    Optional<ChannelConfig> channel =
        job.attempt().map(attempt -> config.channels().get(attempt.channelId()));
    return new JobOutlook(
        config.jobs().queueWait(),
        channel,
        channel.map(ChannelConfig::provider).flatMap(isAskable));
  }

  /** One clause. */
  public String of(JobFile file) {
    Job job = file.job();
    return switch (job.state()) {
      case QUEUED -> "waits for a slot, and fails at " + job.createdAt().plus(queueWait);
      case SUBMITTING -> "is being sent";
      case RUNNING ->
          "its vendor is asked about it; in doubt if it still runs after "
              + job.accepted().orElseThrow().deadlineAt();
      case IN_DOUBT -> doubt(file);
      case SUCCEEDED, FAILED, CANCELLED ->
          file.aftermath()
              .filter(after -> after.endedAt().isEmpty())
              .map(JobOutlook::watched)
              .orElse("nothing");
    };
  }

  private static String watched(Aftermath aftermath) {
    return aftermath
        .vendorJob()
        .map(known -> "the vendor's job is followed until it ends, at most until ")
        .orElse("its vendor is asked for it, in case that it has it, until ")
        .concat(aftermath.until().toString());
  }

  private String doubt(JobFile file) {
    if (channel.isEmpty()) {
      return "waits until its channel is configured again, or for an operator";
    }
    if (file.job().accepted().isPresent()) {
      return "its vendor is asked about it, slowly, until it ends there";
    }
    String asked =
        "its vendor is asked for it until it is found or "
            + (file.job().attempt().orElseThrow().isSupposed()
                ? "an operator decides"
                : "certainly missing");
    String left = withoutAsking(file);
    return isAskable
        .map(is -> is ? asked : left)
        .orElseGet(() -> asked + "; if this vendor cannot be asked, it " + left);
  }

  private String withoutAsking(JobFile file) {
    String waits = "waits for an operator";
    boolean isKept = file.line().doubt().flatMap(JobLine.Doubt::kept).isPresent();
    return channel
        .flatMap(ChannelConfig::inDoubt)
        .filter(policy -> !isKept)
        .map(policy -> byPolicy(policy, file.job().attempt().orElseThrow().startedAt()))
        .orElse(isKept ? waits + ", who keeps it" : waits);
  }

  private static String byPolicy(InDoubtPolicy policy, Instant startedAt) {
    return "is ended at %s by its channel's policy: %s"
        .formatted(startedAt.plus(policy.after()), policy.then().name().toLowerCase(Locale.ROOT));
  }
}
