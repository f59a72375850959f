package io.filmgate.core.ledger;

/** What is held and used in one window. Changed in memory, written once per commit. */
final class BudgetCounter {
  private Amounts held;
  private Amounts used;
  private boolean isStored;
  private boolean isChanged;

  BudgetCounter(Amounts held, Amounts used, boolean isStored) {
    this.held = held;
    this.used = used;
    this.isStored = isStored;
    this.isChanged = !isStored;
  }

  void add(Amounts moreHeld, Amounts moreUsed) {
    held = held.plus(moreHeld);
    used = used.plus(moreUsed);
    isChanged = true;
  }

  Amounts held() {
    return held;
  }

  Amounts used() {
    return used;
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
