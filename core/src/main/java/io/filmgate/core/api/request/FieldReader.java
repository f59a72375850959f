package io.filmgate.core.api.request;

import io.filmgate.core.wire.FieldProblem;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Warning;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads top-level members by type; what does not fit becomes a finding. Null means absent. */
final class FieldReader {
  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,19}(\\.\\d{1,18})?");

  private final JsonObject body;
  private final Findings findings;

  FieldReader(JsonObject body, Findings findings) {
    this.body = body;
    this.findings = findings;
  }

  boolean has(String name) {
    return body.getValue(name) != null;
  }

  /** A text that must be there, and not blank. */
  String neededText(String name) {
    Object value = body.getValue(name);
    if (value == null || (value instanceof String text && text.isBlank())) {
      findings.problem(
          new FieldProblem(
              "missing_field",
              name,
              name + " must be a text, not " + (value == null ? "missing" : "blank")));
      return "";
    }
    return text(name).orElse("");
  }

  /** A text; an empty one counts as absent. */
  Optional<String> text(String name) {
    Object value = body.getValue(name);
    if (value == null || value.equals("")) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    findings.problem(FieldProblem.invalid(name, "a text", value));
    return Optional.empty();
  }

  /** A number, also in quotes. */
  Optional<BigDecimal> number(String name, String expected) {
    Object value = body.getValue(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && DIGITS.matcher(text).matches()) {
      findings.warn(Warning.Code.COERCED, name, "the text was read as the number " + text);
      return Optional.of(new BigDecimal(text));
    }
    Optional<BigDecimal> number = JsonView.of(body).number(name);
    if (number.isEmpty()) {
      findings.problem(FieldProblem.invalid(name, expected, value));
    }
    return number;
  }

  /** A whole number within bounds, also as {@code 5.0}, or in quotes. */
  Optional<Long> whole(String name, long least, long most) {
    String expected =
        least == most ? Long.toString(least) : "a whole number from " + least + " to " + most;
    Optional<BigDecimal> number = number(name, expected);
    Optional<Long> whole = number.flatMap(value -> JsonView.of(value).whole(""));
    if (number.isPresent() && whole.filter(value -> value >= least && value <= most).isEmpty()) {
      findings.problem(FieldProblem.invalid(name, expected, body.getValue(name)));
      return Optional.empty();
    }
    return whole;
  }
}
