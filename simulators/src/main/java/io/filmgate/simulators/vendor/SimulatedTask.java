package io.filmgate.simulators.vendor;

import io.filmgate.simulators.vendor.Markers.PollFault;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One accepted job. Its state follows from the clock: accepted, then in line, then running, then
 * ended. Times in milliseconds are those of the {@link ScaledClock}. Not safe for several threads.
 *
 * @param <O> the vendor's own view of what was ordered
 */
public final class SimulatedTask<O> {

  /** How long a job stands in line at least, and how long it takes in all. */
  public record Pace(long lineMillis, long totalMillis) {

    /**
     * The usual pace, or the one that a marker asks for.
     *
     * @param lineShare the part of the whole time that a job is in line, from 0 to 1
     */
    public static Pace of(Markers markers, Knobs knobs, double lineShare) {
      long total =
          markers
              .seconds(MarkerKind.RUN)
              .map(Duration::toMillis)
              .orElse(Math.round(knobs.get(Knobs.RUN_SECONDS) * 1000));
      return new Pace(Math.round(total * lineShare), total);
    }
  }

  public static final long NEVER = Long.MAX_VALUE;

  private final String id;
  private final String account;
  private final String operation;
  private final O order;
  private final Markers markers;
  private final Buffer body;
  private final Instant acceptedAt;
  private final long acceptedMillis;
  private final Pace pace;
  private long runsMillis = NEVER;
  private long endsMillis = NEVER;
  private boolean isCancelled;
  private int faultyPolls;

  public SimulatedTask(
      String id,
      String account,
      String operation,
      O order,
      Markers markers,
      Buffer body,
      Instant acceptedAt,
      long acceptedMillis,
      Pace pace) {
    this.id = id;
    this.account = account;
    this.operation = operation;
    this.order = order;
    this.markers = markers;
    this.body = body;
    this.acceptedAt = acceptedAt;
    this.acceptedMillis = acceptedMillis;
    this.pace = pace;
  }

  public String id() {
    return id;
  }

  public String account() {
    return account;
  }

  public String operation() {
    return operation;
  }

  public O order() {
    return order;
  }

  public Markers markers() {
    return markers;
  }

  /** The create's body as it came. */
  public Buffer body() {
    return body;
  }

  public Instant acceptedAt() {
    return acceptedAt;
  }

  public long acceptedMillis() {
    return acceptedMillis;
  }

  /** How long it stands in line even when there is a slot. */
  public long lineMillis() {
    return pace.lineMillis();
  }

  /** When it is first worked on; {@link #NEVER} while it waits for a slot. */
  public long runsMillis() {
    return runsMillis;
  }

  public long endsMillis() {
    return endsMillis;
  }

  public boolean isRunning(long now) {
    return runsMillis <= now && now < endsMillis;
  }

  public boolean hasEnded(long now) {
    return endsMillis <= now;
  }

  public boolean isCancelled() {
    return isCancelled;
  }

  /** Whether it ended other than well. */
  public boolean isFailed() {
    return isCancelled || markers.has(MarkerKind.FAIL);
  }

  /** Whether queries show it yet. */
  public boolean isVisible(Instant now) {
    return markers
        .seconds(MarkerKind.LATE_REGISTER)
        .map(wait -> !now.isBefore(acceptedAt.plus(wait)))
        .orElse(true);
  }

  /** The error that this poll has to answer with; counts the poll. */
  public Optional<String> pollFault() {
    Optional<PollFault> fault =
        markers.pollFault().filter(candidate -> faultyPolls < candidate.times());
    fault.ifPresent(present -> faultyPolls++);
    return fault.map(PollFault::code);
  }

  void takeSlot(long now) {
    runsMillis = Math.max(acceptedMillis + pace.lineMillis(), now);
    endsMillis =
        markers.has(MarkerKind.STUCK) ? NEVER : runsMillis + pace.totalMillis() - pace.lineMillis();
  }

  void cancel(long now) {
    isCancelled = true;
    runsMillis = Math.min(runsMillis, now);
    endsMillis = now;
  }
}
