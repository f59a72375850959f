package io.filmgate.core.management.admin;

import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.QueryString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What operators ask for in an address: as strict as bodies, unlike the API's. */
final class AdminQuery {
  private AdminQuery() {}

  /**
   * Reads the parameters.
   *
   * @param known all that there are
   * @throws ApiException with all problems
   */
  static <T> T read(
      Exchange exchange, Set<String> known, BiFunction<QueryString, List<FieldProblem>, T> read) {
    List<FieldProblem> problems = new ArrayList<>();
    exchange.query().onlyKnows(known, problems);
    T asked = read.apply(exchange.query(), problems);
    if (!problems.isEmpty()) {
      throw new ApiException(Errors.problems(problems));
    }
    return asked;
  }
}
