package io.filmgate.core.job;

import io.filmgate.core.ledger.Hold;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
 * @param attempt the current try; of a job that went back into the line, the last one
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
  private static final Pattern ID = Pattern.compile("video_[0-7][0-9A-HJKMNP-TV-Z]{25}");

  public Job {
    lane = List.copyOf(lane);
  }

  /** Whether a text can be the id of a job. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The current or last try's number; 0 before the first. */
  public int attemptNumber() {
    return attempt.map(Attempt::number).orElse(0);
  }

  /** The same job in another state. */
  public Job withState(JobState next) {
    return new Job(
        id,
        tenantId,
        keyId,
        model,
        next,
        createdAt,
        request,
        planned,
        held,
        lane,
        attempt,
        accepted,
        ending,
        isCancelRequested);
  }

  /** The same job with another plan and what it reserves. */
  public Job withPlan(Planned newPlan, Hold newHold) {
    return new Job(
        id,
        tenantId,
        keyId,
        model,
        state,
        createdAt,
        request,
        newPlan,
        newHold,
        lane,
        attempt,
        accepted,
        ending,
        isCancelRequested);
  }

  /** The same job, submitting. */
  public Job submitting(Attempt next) {
    return new Job(
        id,
        tenantId,
        keyId,
        model,
        JobState.SUBMITTING,
        createdAt,
        request,
        planned,
        held,
        lane,
        Optional.of(next),
        accepted,
        ending,
        isCancelRequested);
  }

  /** The same job, running. */
  public Job running(Accepted byVendor) {
    return new Job(
        id,
        tenantId,
        keyId,
        model,
        JobState.RUNNING,
        createdAt,
        request,
        planned,
        held,
        lane,
        attempt,
        Optional.of(byVendor),
        ending,
        isCancelRequested);
  }

  /** The same job, ended. */
  public Job ended(JobState last, Ending how) {
    return new Job(
        id,
        tenantId,
        keyId,
        model,
        last,
        createdAt,
        request,
        planned,
        held,
        lane,
        attempt,
        accepted,
        Optional.of(how),
        isCancelRequested);
  }

  /** The same job with the request as it is to be stored. */
  public Job withRequest(JsonObject stored) {
    return new Job(
        id,
        tenantId,
        keyId,
        model,
        state,
        createdAt,
        stored,
        planned,
        held,
        lane,
        attempt,
        accepted,
        ending,
        isCancelRequested);
  }

  /** The same job; whether its client wants it stopped. */
  public Job withCancelRequested(boolean isRequested) {
    return new Job(
        id,
        tenantId,
        keyId,
        model,
        state,
        createdAt,
        request,
        planned,
        held,
        lane,
        attempt,
        accepted,
        ending,
        isRequested);
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
   * @param sendBefore after this instant it must not be sent; {@link #SUPPOSED} if the attempt is
   *     only supposed
   */
  public record Attempt(
      int number,
      String channelId,
      String credentialId,
      String plugin,
      Instant startedAt,
      Instant sendBefore) {
    /**
     * Of an attempt that nobody knows of: a copy of the store was restored, and after it was made
     * the job may have been sent, more than once if vendors refused it. Such a job can be found at
     * the vendor, but that it was not found proves nothing, however late. So it takes no slot of
     * the channel.
     */
    public static final Instant SUPPOSED = Instant.parse("9999-12-31T23:59:59Z");

    public boolean isSupposed() {
      return sendBefore.equals(SUPPOSED);
    }

    /** Our name for it at the vendor. */
    public String correlationId(String jobId) {
      return jobId + "-" + number;
    }

    /** Whose attempt one of these names is. */
    public static String jobId(String correlationId) {
      return correlationId.substring(0, correlationId.lastIndexOf('-'));
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
