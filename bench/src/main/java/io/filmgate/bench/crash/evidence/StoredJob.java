package io.filmgate.bench.crash.evidence;

import java.util.Optional;
import java.util.Set;

/**
 * A job as the gateway's store has it.
 *
 * @param word the word by which the load knows the request again
 * @param state as it stands in the store
 * @param held what it reserves, or has reserved
 */
public record StoredJob(
    String id,
    String tenant,
    String key,
    Optional<String> idempotencyKey,
    String word,
    String state,
    Amounts held) {
  static final String IN_DOUBT = "in_doubt";
  static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");

  public boolean isFinal() {
    return FINAL.contains(state);
  }

  public boolean isInDoubt() {
    return state.equals(IN_DOUBT);
  }

  @Override
  public String toString() {
    return "job " + id + " (" + word + ", " + state + ")";
  }
}
