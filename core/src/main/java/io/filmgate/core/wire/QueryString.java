package io.filmgate.core.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request's address. What is given twice is a mistake. */
public final class QueryString {
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

  public boolean has(String name) {
    return values.containsKey(name);
  }
}
