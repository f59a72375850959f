package io.filmgate.bench.crash.evidence;

import java.util.Optional;

/**
 * A create that a vendor has accepted, and will bill unless it fails.
 *
 * @param word of the request, out of its prompt
 * @param correlation the gateway's name for it, where the vendor keeps one
 */
public record VendorTask(
    String vendor, String id, String word, Optional<String> correlation, End end) {

  /** How it ended, if it has. */
  public enum End {
    OPEN,
    SUCCEEDED,
    FAILED
  }

  /** The job that the correlation id is made from. */
  public Optional<String> correlatedJob() {
    return correlation.map(id -> id.substring(0, Math.max(0, id.lastIndexOf('-'))));
  }

  @Override
  public String toString() {
    return "%s task %s (%s, %s)".formatted(vendor, id, word, end);
  }
}
