package io.filmgate.simulators.vendor;

/** A prompt holds something in double brackets that no simulator understands. */
public final class UnknownMarkerException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnknownMarkerException(String message) {
    super(message);
  }
}
