package io.filmgate.core.wire;

/** Ends a request with an error that the client gets as it stands. Carries no stack trace. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorAnswer answer;

  public ApiException(ErrorAnswer answer) {
    super(answer.code(), null, false, false);
    this.answer = answer;
  }

  public ErrorAnswer answer() {
    return answer;
  }
}
