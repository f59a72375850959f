package io.filmgate.simulators.vendor;

/** The vendor says no. Carries the answer in the vendor's own shape. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Answer answer;

  /**
   * A refusal with what the client is told.
   *
   * @param code the vendor's code, for the record of refused creates
   */
  public Refusal(String code, String message, Answer answer) {
    super(message, null, false, false);
    this.code = code;
    this.answer = answer;
  }

  public String code() {
    return code;
  }

  public Answer answer() {
    return answer;
  }
}
