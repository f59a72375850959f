package io.filmgate.simulators.vendor;

import java.time.Duration;

/**
 * The faults around a create that look the same at every vendor: what happens to the connection.
 */
public final class SubmitFaults {

  private SubmitFaults() {}

  /**
   * To be called when everything else about the create is right.
   *
   * @throws Refusal when the markers ask for a failure without a job
   */
  public static void before(Markers markers) {
    markers
        .status(MarkerKind.HTTP)
        .ifPresent(
            status -> {
              throw new Refusal("http:" + status, "marker", Answer.bare(status));
            });
    if (markers.has(MarkerKind.DROP_BEFORE_ACCEPT)) {
      throw new Refusal("drop_before_accept", "marker", Answer.cut());
    }
  }

  /** What becomes of the answer to an accepted create. */
  public static Answer after(Markers markers, Answer answer) {
    Answer told = answer;
    if (markers.has(MarkerKind.HTTP_AFTER_ACCEPT)) {
      told = Answer.bare(markers.status(MarkerKind.HTTP_AFTER_ACCEPT).orElseThrow());
    }
    if (markers.has(MarkerKind.DROP_AFTER_ACCEPT)) {
      told = Answer.cut();
    }
    return told.after(markers.seconds(MarkerKind.SLOW).orElse(Duration.ZERO));
  }
}
