package io.filmgate.core.job;

import io.filmgate.core.ledger.Hold;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One generation of one tenant: a row of the store, as it was last committed. Passed by reference,
 * never changed.
 *
 * @param id {@code video_} + ULID
 * @param model the public model, as the client asked
 * @param request what the client sent, decoded; enough to plan anew. Large pictures are not in here
 *     once it was sent
 * @param planned what is known of the plan it was accepted with
 * @param held what is reserved; the price stays the one it was accepted at
 * @param lane the channels that may serve it, in order of preference
 * @param attempt the current try
 * @param accepted the vendor's job
 * @param ending how it ended
 */
public record Job(
    String id,
    String tenantId,
    String keyId,
    String model,
    JobState state,
    Instant createdAt,
    JsonObject request,
    Planned planned,
    Hold held,
    List<String> lane,
    Optional<Attempt> attempt,
    Optional<Accepted> accepted,
    Optional<Ending> ending,
    boolean isCancelRequested) {
  public Job {
    lane = List.copyOf(lane);
  }

  /**
   * What was planned, as far as it is durable.
   *
   * @param usageAmounts and {@code usageFactors}: see the SPI's {@code Usage}
   * @param warnings objects of {@code code}, {@code param}, {@code message}, as the client sees
   *     them
   * @param details flat values for the client
   * @param deadlineSeconds the plan's own deadline; 0 for none
   */
  public record Planned(
      String vendorModel,
      String operation,
      Map<String, Long> usageAmounts,
      Map<String, String> usageFactors,
      List<JsonObject> warnings,
      JsonObject details,
      long deadlineSeconds) {
    public Planned {
      usageAmounts = Map.copyOf(usageAmounts);
      usageFactors = Map.copyOf(usageFactors);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * One try on one channel.
   *
   * @param number from 1
   * @param credentialId names the account, not the secret; a rotated secret serves at once
   * @param plugin id, version and hash of the jar that planned it
   * @param sendBefore after this instant it must not be sent
   */
  public record Attempt(
      int number,
      String channelId,
      String credentialId,
      String plugin,
      Instant startedAt,
      Instant sendBefore) {
    /** Our name for it at the vendor. */
    public String correlationId(String jobId) {
      return jobId + "-" + number;
    }
  }

  /**
   * The vendor has it.
   *
   * @param vendorJobId the vendor's id
   * @param handle the plugin's flat state
   * @param details what the vendor told on acceptance, for the client
   * @param deadlineAt after this, and a poll that still says running, it is in doubt
   */
  public record Accepted(
      String vendorJobId,
      Map<String, String> handle,
      JsonObject details,
      Instant at,
      Instant deadlineAt) {
    public Accepted {
      handle = Map.copyOf(handle);
    }
  }

  /**
   * The end.
   *
   * @param error {@code code} and {@code message}, as the client sees them; empty unless failed
   * @param result assets and details; empty unless succeeded
   */
  public record Ending(Instant at, Optional<JsonObject> error, Optional<JsonObject> result) {}
}
