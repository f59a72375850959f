package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Knobs;
import java.util.Set;
import java.util.TreeSet;

/** Which fields of a create must be there, and which must not. */
final class FieldRules {

  private final Knobs knobs;

  FieldRules(Knobs knobs) {
    this.knobs = knobs;
  }

  void check(Operation operation, ViduBody body) {
    Set<String> lacking = new TreeSet<>();
    operation.needs().stream()
        .filter(group -> group.stream().noneMatch(body::has))
        .forEach(group -> lacking.add(group.get(0)));
    if (!lacking.isEmpty()) {
      throw ViduError.FieldLacking.about(lacking);
    }
    Set<String> unwanted = new TreeSet<>();
    boolean hasSubjects = body.has("subjects");
    for (String name : body.names()) {
      if (isRefused(name) && body.has(name) && !operation.takes(name, hasSubjects)) {
        unwanted.add(name);
      }
    }
    if (!unwanted.isEmpty()) {
      throw ViduError.FieldUnwanted.about(unwanted);
    }
  }

  private boolean isRefused(String name) {
    return Operation.isKnown(name)
        ? knobs.get(ViduSettings.STRICT_FIELDS)
        : knobs.get(ViduSettings.REFUSE_UNKNOWN_FIELDS);
  }
}
