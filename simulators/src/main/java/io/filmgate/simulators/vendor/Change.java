package io.filmgate.simulators.vendor;

/** A step in a job's life that a vendor may call back about. */
public enum Change {
  ACCEPTED,
  STARTED,
  ENDED;

  /** When it happens to a job, in scaled milliseconds; {@link SimulatedTask#NEVER} if not yet. */
  long millis(SimulatedTask<?> task) {
    return switch (this) {
      case ACCEPTED -> task.acceptedMillis();
      case STARTED -> task.runsMillis();
      case ENDED -> task.endsMillis();
    };
  }

  /** Whether the state that begins with it lasted no time at all, so that nobody saw it. */
  boolean isSkipped(SimulatedTask<?> task) {
    return switch (this) {
      case ACCEPTED -> task.runsMillis() == task.acceptedMillis();
      case STARTED -> task.endsMillis() == task.runsMillis();
      case ENDED -> false;
    };
  }
}
