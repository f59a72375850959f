package io.filmgate.core.wire;

/** The gateway's ports. */
public enum Port {
  API(-1, "filmgate.http", "API port"),
  MANAGEMENT(-2, "filmgate.management", "management port");

  private final int anyFree;
  private final String meters;
  private final String title;

  Port(int anyFree, String meters, String title) {
    this.anyFree = anyFree;
    this.meters = meters;
    this.title = title;
  }

  /** To Vert.x a negative number is the name of a free port that servers share; 0 they cannot. */
  int anyFree() {
    return anyFree;
  }

  /** How the names of its meters begin. */
  String meters() {
    return meters;
  }

  /** What it is called in a sentence. */
  String title() {
    return title;
  }
}
