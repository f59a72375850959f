package io.filmgate.core;

/** The gateway cannot start or go on; the message is one line for the operator. */
public final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GatewayException(String message) {
    super(message);
  }

  public GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
