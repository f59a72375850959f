package io.filmgate.core.wire;

/**
 * One thing that is wrong with a request.
 *
 * @param code one of the contract's
 * @param param the field as the client spelled it; empty for none
 * @param message what was wrong and what would be right
 */
public record FieldProblem(String code, String param, String message) {
  public static FieldProblem missing(String param, String expected) {
    return new FieldProblem(
        "missing_field", param, param + " must be " + expected + ", not missing");
  }

  public static FieldProblem invalid(String param, String expected, Object got) {
    return new FieldProblem(
        "invalid_value", param, param + " must be " + expected + ", not " + Quoted.value(got));
  }
}
