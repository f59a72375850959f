package io.filmgate.app;

/** There is no node where a command looks for one, with one line for the operator. */
final class NodeAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The exit status of a command that ends so. */
  static final int STATUS = 3;

  NodeAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
