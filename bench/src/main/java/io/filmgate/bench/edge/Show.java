package io.filmgate.bench.edge;

import io.filmgate.bench.stage.Stage;

/** Something that is to be seen on a running gateway. */
@FunctionalInterface
public interface Show {

  /**
   * What was seen.
   *
   * @param line figures, for a person
   */
  record Outcome(boolean isWithinBound, String line) {}

  /** Runs it on a gateway that has served nothing before. */
  Outcome run(Stage stage) throws Exception;
}
