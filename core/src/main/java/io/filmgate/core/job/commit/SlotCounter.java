package io.filmgate.core.job.commit;

/**
 * How much of a key, a tenant or a channel is taken. Changed in memory, written once per commit.
 */
final class SlotCounter {
  private long running;
  private long waiting;
  private long served;
  private long tat;
  private boolean isStored;
  private boolean isChanged;

  /**
   * @param served orders turns: who was served least recently comes first
   * @param tat of the rate, see {@link RequestRate}
   */
  SlotCounter(long running, long waiting, long served, long tat, boolean isStored) {
    this.running = running;
    this.waiting = waiting;
    this.served = served;
    this.tat = tat;
    this.isStored = isStored;
    this.isChanged = !isStored;
  }

  void addRunning(long more) {
    running += more;
    isChanged = true;
  }

  void addWaiting(long more) {
    waiting += more;
    isChanged = true;
  }

  void serve(long turn) {
    served = turn;
    isChanged = true;
  }

  void setTat(long newTat) {
    isChanged |= tat != newTat;
    tat = newTat;
  }

  long running() {
    return running;
  }

  long waiting() {
    return waiting;
  }

  long served() {
    return served;
  }

  long tat() {
    return tat;
  }

  boolean isStored() {
    return isStored;
  }

  boolean isChanged() {
    return isChanged;
  }

  void written() {
    isStored = true;
    isChanged = false;
  }
}
