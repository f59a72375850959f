package io.filmgate.core.api;

import io.filmgate.core.api.request.JobPath;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.Jobs;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.HttpLimits;
import io.filmgate.core.wire.QueryString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads which jobs a client wants to see. */
final class ListQuery {
  private ListQuery() {}

  /**
   * Reads the parameters of a list; unknown ones are passed over.
   *
   * @throws ApiException with all problems
   */
  static Jobs.Filter read(QueryString query) {
    List<FieldProblem> problems = new ArrayList<>();
    int limit = query.whole("limit", 1, HttpLimits.LIST_MOST, HttpLimits.LIST_DEFAULT, problems);
    Optional<String> after = query.one("after", problems);
    after
        .filter(id -> !JobPath.isId(id))
        .ifPresent(id -> problems.add(FieldProblem.invalid("after", "the id of a job", id)));
    List<JobState> states =
        query.one("status", problems).map(text -> states(text, problems)).orElse(List.of());
    Optional<String> model = query.one("model", problems);
    if (!problems.isEmpty()) {
      throw new ApiException(Errors.problems(problems));
    }
    return new Jobs.Filter(limit, after, states, model);
  }

  private static List<JobState> states(String text, List<FieldProblem> problems) {
    List<JobState> states =
        Arrays.stream(JobState.values())
            .filter(state -> JobView.status(state).equals(text))
            .toList();
    if (states.isEmpty()) {
      String known =
          Arrays.stream(JobState.values())
              .map(JobView::status)
              .distinct()
              .collect(Collectors.joining(", "));
      problems.add(FieldProblem.invalid("status", "one of " + known, text));
    }
    return states;
  }
}
