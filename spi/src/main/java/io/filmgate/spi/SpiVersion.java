package io.filmgate.spi;

/** The version of this interface. A plugin's {@code Plugin-Requires} is checked against it. */
public final class SpiVersion {
  /**
   * Semantic: until 1.0.0 the second number grows with every break, the third with every addition.
   */
  public static final String CURRENT = "0.1.0";

  private SpiVersion() {}
}
