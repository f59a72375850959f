package io.filmgate.spi;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A vendor's job, as the gateway remembers it. Made by the gateway.
 *
 * @param id the vendor's id
 * @param state what {@link Submitted#state()} was
 * @param model the vendor model that runs
 * @param operation the plan's operation
 * @param submittedAt when the vendor accepted it
 * @param correlationId the one it was created with
 * @param trouble the vendor error that its polls bring again and again, if they do
 */
public record JobHandle(
    String id,
    Map<String, String> state,
    String model,
    String operation,
    Instant submittedAt,
    String correlationId,
    Optional<Trouble> trouble) {
  public JobHandle {
    Objects.requireNonNull(id, "id");
    state = Map.copyOf(state);
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(submittedAt, "submittedAt");
    Objects.requireNonNull(correlationId, "correlationId");
    Objects.requireNonNull(trouble, "trouble");
  }

  /**
   * A vendor error that keeps coming back. For codes that mean "perhaps": a plugin can throw for a
   * while and return {@link JobStatus.Failed} once there were enough.
   *
   * @param vendorCode the code, as given to {@link ProviderException#vendor}
   * @param count how many polls in a row brought it, the coming one not counted
   * @param since when it came first
   */
  public record Trouble(String vendorCode, int count, Instant since) {
    public Trouble {
      Objects.requireNonNull(vendorCode, "vendorCode");
      Objects.requireNonNull(since, "since");
    }
  }
}
