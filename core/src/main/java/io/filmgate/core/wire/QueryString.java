package io.filmgate.core.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a request's address. What is given twice is a mistake. */
public final class QueryString {
  private static final int DAY_CHARACTERS = 10;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private QueryString() {}

  /** Reads {@code a=1&b=2}; null for none. */
  public static QueryString parse(String query) {
    QueryString read = new QueryString();
    if (query == null || query.isEmpty()) {
      return read;
    }
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        read.values
            .computeIfAbsent(PercentText.decode(name, true), key -> new ArrayList<>())
            .add(PercentText.decode(value, true));
      }
    }
    return read;
  }

  /** A parameter's value; noted as a problem if it came more than once. */
  public Optional<String> one(String name, List<FieldProblem> problems) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      problems.add(
          new FieldProblem("invalid_value", name, name + " must be given once, not twice"));
    }
    return given.size() == 1 ? Optional.of(given.get(0)) : Optional.empty();
  }

  /** A whole number; noted as a problem if it is none, or out of bounds. */
  public int whole(String name, int least, int most, int otherwise, List<FieldProblem> problems) {
    Optional<String> given = one(name, problems);
    if (given.isEmpty()) {
      return otherwise;
    }
    int number = given.get().matches("\\d{1,6}") ? Integer.parseInt(given.get()) : least - 1;
    if (number < least || number > most) {
      problems.add(
          FieldProblem.invalid(name, "a whole number from " + least + " to " + most, given.get()));
      return otherwise;
    }
    return number;
  }

  /** A day; noted as a problem if it is none. */
  public LocalDate day(String name, LocalDate otherwise, List<FieldProblem> problems) {
    Optional<String> given = one(name, problems);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      // with more digits a year can be one that nothing else reckons with
      if (given.get().length() == DAY_CHARACTERS) {
        return LocalDate.parse(given.get());
      }
    } catch (DateTimeException noDay) {
      // told below
    }
    problems.add(FieldProblem.invalid(name, "a day such as 2026-11-22", given.get()));
    return otherwise;
  }

  /** Notes every parameter as a problem that is not known. */
  public void onlyKnows(Set<String> known, List<FieldProblem> problems) {
    String names = known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .map(Quoted::text)
        .forEach(
            name ->
                problems.add(
                    new FieldProblem(
                        "invalid_value",
                        name,
                        name + " is no parameter here; there are " + names)));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }
}
