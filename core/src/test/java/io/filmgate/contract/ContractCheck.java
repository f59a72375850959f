package io.filmgate.contract;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Fails where an answer is not as its port's document says. */
public final class ContractCheck {
  private static final int MOST_BODY_SHOWN = 2000;

  private ContractCheck() {}

  /**
   * Holds an answer of the API port against its document.
   *
   * @param response with a text or bytes
   * @return the same
   * @throws AssertionError that says what is wrong
   */
  public static <T> HttpResponse<T> checked(HttpResponse<T> response) {
    return checked(Contract.shipped(), response);
  }

  /** The same for an answer of any port. */
  public static <T> HttpResponse<T> checked(Contract contract, HttpResponse<T> response) {
    check(contract, Answer.of(response));
    return response;
  }

  /** Which of the answers of the document this is. */
  public static Optional<Declared> declared(HttpResponse<?> response) {
    return declared(Contract.shipped(), response);
  }

  /** The same of any document. */
  public static Optional<Declared> declared(Contract contract, HttpResponse<?> response) {
    return contract.declared(Answer.of(response));
  }

  static void check(Contract contract, Answer answer) {
    List<String> problems = contract.problems(answer);
    if (!problems.isEmpty()) {
      throw new AssertionError(message(contract, answer, problems));
    }
  }

  static String message(Contract contract, Answer answer, List<String> problems) {
    String body = answer.body();
    return "%s %s was answered %d, and not as %s says:%n- %s%nheaders %s%nbody %s"
        .formatted(
            answer.method(),
            answer.path(),
            answer.status(),
            contract.name(),
            String.join("\n- ", problems),
            answer.headers(),
            body.substring(0, Math.min(body.length(), MOST_BODY_SHOWN)));
  }
}
