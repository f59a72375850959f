package io.filmgate.core.job;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of a job, and the only ways between them. */
public enum JobState {
  /** Durable, waiting for a slot. */
  QUEUED,
  /** An attempt is durable; the vendor may or may not have it. */
  SUBMITTING,
  /** The vendor has accepted it. */
  RUNNING,
  /**
   * Nobody knows whether the vendor has it, or it runs past its deadline: held, asked about, never
   * sent again.
   */
  IN_DOUBT,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  private static final Map<JobState, Set<JobState>> EDGES =
      Map.of(
          QUEUED, EnumSet.of(SUBMITTING, CANCELLED, FAILED),
          SUBMITTING, EnumSet.of(RUNNING, QUEUED, SUBMITTING, FAILED, CANCELLED, IN_DOUBT),
          RUNNING, EnumSet.of(SUCCEEDED, FAILED, CANCELLED, IN_DOUBT),
          IN_DOUBT, EnumSet.of(RUNNING, FAILED),
          SUCCEEDED, EnumSet.noneOf(JobState.class),
          FAILED, EnumSet.noneOf(JobState.class),
          CANCELLED, EnumSet.noneOf(JobState.class));

  /** Whether a job may go from here to there in one step. */
  public boolean canBecome(JobState next) {
    return EDGES.get(this).contains(next);
  }

  /** Whether nothing can follow. */
  public boolean isFinal() {
    return EDGES.get(this).isEmpty();
  }

  /** Whether a key's or tenant's slot is taken. */
  public boolean takesSlot() {
    return this == SUBMITTING || this == RUNNING;
  }

  /** As it stands in the store. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds the state that somebody has spelled; empty if there is none. */
  public static Optional<JobState> named(String code) {
    return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
  }

  /** How all of them are spelled, in one line. */
  public static String codes() {
    return Stream.of(values()).map(JobState::code).collect(Collectors.joining(", "));
  }

  /** Reads {@link #code()}. */
  public static JobState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
