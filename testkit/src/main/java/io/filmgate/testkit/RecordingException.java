package io.filmgate.testkit;

/** A recording that cannot be read. The message begins with file and line. */
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordingException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
