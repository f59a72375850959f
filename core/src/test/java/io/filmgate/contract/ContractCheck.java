package io.filmgate.contract;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Fails where an answer of the API port is not as {@code openapi.yaml} says. */
public final class ContractCheck {
  private static final int MOST_BODY_SHOWN = 2000;

  private ContractCheck() {}

  /**
   * Holds an answer against the document.
   *
   * @param response with a text or bytes
   * @return the same
   * @throws AssertionError that says what is wrong
   */
  public static <T> HttpResponse<T> checked(HttpResponse<T> response) {
    check(Answer.of(response));
    return response;
  }

  /** Which of the answers of the document this is. */
  public static Optional<Declared> declared(HttpResponse<?> response) {
    return Contract.shipped().declared(Answer.of(response));
  }

  static void check(Answer answer) {
    List<String> problems = Contract.shipped().problems(answer);
    if (!problems.isEmpty()) {
      throw new AssertionError(message(answer, problems));
    }
  }

  static String message(Answer answer, List<String> problems) {
    String body = answer.body();
    return "%s %s was answered %d, and not as openapi.yaml says:%n- %s%nheaders %s%nbody %s"
        .formatted(
            answer.method(),
            answer.path(),
            answer.status(),
            String.join("\n- ", problems),
            answer.headers(),
            body.substring(0, Math.min(body.length(), MOST_BODY_SHOWN)));
  }
}
