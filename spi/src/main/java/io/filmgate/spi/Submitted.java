package io.filmgate.spi;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;

/**
 * The vendor has accepted a job.
 *
 * @param jobId the vendor's id, as text
 * @param state what {@link VideoProvider#poll} will need besides, for example the product's path.
 *     Flat, small, durable: a newer version of the plugin reads every state that an older one
 *     wrote; keys are added, never given another meaning
 * @param details flat values that the tenant sees in the job's {@code metadata}, for example the
 *     {@code seed} really used
 */
public record Submitted(String jobId, Map<String, String> state, JsonObject details) {
  public Submitted {
    Objects.requireNonNull(jobId, "jobId");
    state = Map.copyOf(state);
    details = details.copy();
  }

  /** A job of which nothing but the id is to be remembered. */
  public static Submitted of(String jobId) {
    return new Submitted(jobId, Map.of(), new JsonObject());
  }
}
