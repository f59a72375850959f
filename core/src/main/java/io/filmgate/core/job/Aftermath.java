package io.filmgate.core.job;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes at the vendor of a job that was ended in doubt without proof: the vendor may have
 * it, and what it charges is then the operator's loss.
 *
 * @param until after this the vendor is asked no more
 * @param vendorJob as soon as it is known
 * @param endedAt empty while it is watched
 */
public record Aftermath(
    State state,
    Instant since,
    Instant until,
    Optional<Job.Accepted> vendorJob,
    Optional<Instant> endedAt) {

  /** How far it is. */
  public enum State {
    /** Nobody has found the vendor's job. */
    LOOKING,
    /** The vendor's job is known, and runs. */
    FOLLOWING,
    /** It has finished. */
    SUCCEEDED,
    /** It has failed, or was stopped. */
    FAILED,
    /** The vendor never had it. */
    MISSING,
    /** The vendor may have had it; it remembers such old jobs no more. */
    FORGOTTEN;

    /** As it stands in the store. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}. */
    static State ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** One that begins. */
  static Aftermath open(Instant since, Instant until, Optional<Job.Accepted> vendorJob) {
    return new Aftermath(
        vendorJob.isPresent() ? State.FOLLOWING : State.LOOKING,
        since,
        until,
        vendorJob,
        Optional.empty());
  }

  /** The same once the vendor's job is known. */
  Aftermath following(Job.Accepted found) {
    return new Aftermath(State.FOLLOWING, since, until, Optional.of(found), endedAt);
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("state", state.code())
        .put("since", since.toString())
        .put("until", until.toString())
        .put("vendor_job", vendorJob.map(Job.Accepted::vendorJobId).orElse(null))
        .put("ended", endedAt.map(Instant::toString).orElse(null));
  }
}
