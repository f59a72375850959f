package io.filmgate.core.api.request;

import io.filmgate.core.job.PlannedRows;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.spi.Warning;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What was found while reading one request: mistakes, and what its sender should know. */
final class Findings {
  private final List<FieldProblem> problems = new ArrayList<>();
  private final List<JsonObject> warnings = new ArrayList<>();

  void problem(FieldProblem problem) {
    problems.add(problem);
  }

  void warn(Warning.Code code, String param, String message) {
    warnings.add(PlannedRows.warning(new Warning(code, param, message)));
  }

  List<FieldProblem> problems() {
    return problems;
  }

  List<JsonObject> warnings() {
    return warnings;
  }
}
