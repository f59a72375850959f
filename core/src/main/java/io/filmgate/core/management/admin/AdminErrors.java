package io.filmgate.core.management.admin;

import io.filmgate.core.config.ConfigException;
import io.filmgate.core.config.Problem;
import io.filmgate.core.job.OperatorAnswer;
import io.filmgate.core.tenant.Change.Reason;
import io.filmgate.core.wire.ErrorAnswer;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.Quoted;
import java.util.List;

/** What can be wrong with an operator's wish, besides what the port itself says. */
final class AdminErrors {
  private AdminErrors() {}

  static ErrorAnswer notFound(String message) {
    return ErrorAnswer.of(404, "not_found_error", "not_found", Quoted.text(message));
  }

  /** A wish that was understood and is not granted. */
  static ErrorAnswer refused(Reason reason, String message) {
    return switch (reason) {
      case UNKNOWN -> notFound(message);
      case TAKEN -> conflict("already_exists", message);
      case DECLARED -> conflict("declared_in_file", message);
      case IN_USE -> conflict("in_use", message);
    };
  }

  private static ErrorAnswer conflict(String code, String message) {
    return ErrorAnswer.invalid(409, code, message).neverAgain();
  }

  /** Something about a job that was understood and is not done. */
  static ErrorAnswer refused(OperatorAnswer.Refused refused) {
    String message = Quoted.message(refused.message());
    return switch (refused.reason()) {
      case WRONG_STATE -> conflict("wrong_state", message);
      case NOT_ASKABLE -> conflict("not_askable", message);
      case NOT_CANCELLABLE -> conflict("cancel_not_possible", message);
      case NOT_AT_VENDOR -> conflict("vendor_has_none", message);
      case ANOTHER_JOBS -> conflict("vendor_job_taken", message);
      case VENDOR_AWAY -> ErrorAnswer.of(502, "upstream_error", "vendor_unreachable", message);
    };
  }

  /** Files that do not make a configuration; nothing has changed. */
  static ErrorAnswer rejected(List<Problem> problems) {
    return ErrorAnswer.invalid(
            422,
            "config_rejected",
            Errors.joined(
                problems.stream().map(problem -> Quoted.message(problem.toString())).toList()))
        .neverAgain();
  }

  /** Members that the rules of the configuration do not allow. */
  static ErrorAnswer invalid(ConfigException wrong) {
    return Errors.problems(wrong.problems().stream().map(AdminErrors::field).toList());
  }

  private static FieldProblem field(Problem problem) {
    String path = Quoted.text(problem.path());
    return new FieldProblem("invalid_value", path, path + ": " + Quoted.message(problem.message()));
  }
}
