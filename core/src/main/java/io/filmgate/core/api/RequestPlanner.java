package io.filmgate.core.api;

import io.filmgate.core.api.request.AddressProblem;
import io.filmgate.core.api.request.GenerationFields;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.ErrorAnswer;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.Quoted;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the first channel whose plugin can make a plan of a request. */
final class RequestPlanner {
  private static final Logger LOG = LoggerFactory.getLogger(RequestPlanner.class);

  private final BiFunction<ProviderChannel, GenerationRequest, Future<PlannedRequest>> plan;
  private final Function<String, Optional<String>> addressRule;

  /**
   * A plan, and where it can go.
   *
   * @param candidates the one that made the plan, and those after it whose plugins can make one too
   */
  record Planned(List<Candidate> candidates, GenerationRequest request, PlannedRequest planned) {
    Planned {
      candidates = List.copyOf(candidates);
    }
  }

  RequestPlanner(
      BiFunction<ProviderChannel, GenerationRequest, Future<PlannedRequest>> plan,
      Function<String, Optional<String>> addressRule) {
    this.plan = plan;
    this.addressRule = addressRule;
  }

  /**
   * Plans with one candidate after the other.
   *
   * @param candidates at least one
   * @return fails with what the first one found wrong, if none can
   */
  Future<Planned> plan(List<Candidate> candidates, GenerationFields fields, String requestId) {
    return firstPlan(candidates, fields, requestId)
        .compose(planned -> withoutUnable(planned, fields));
  }

  private Future<Planned> firstPlan(
      List<Candidate> candidates, GenerationFields fields, String requestId) {
    return planWith(candidates, fields, requestId)
        .recover(
            first ->
                candidates.size() == 1
                    ? Future.failedFuture(first)
                    : firstPlan(candidates.subList(1, candidates.size()), fields, requestId)
                        .recover(other -> Future.failedFuture(first)));
  }

  /**
   * A job may start at any of its candidates, perhaps much later: those that will never take it
   * must not be among them.
   */
  private Future<Planned> withoutUnable(Planned planned, GenerationFields fields) {
    Candidate first = planned.candidates().get(0);
    List<Future<List<Candidate>>> others =
        planned.candidates().stream().skip(1).map(other -> ifAble(other, fields)).toList();
    return Future.all(others)
        .map(
            able -> {
              List<Candidate> candidates = new ArrayList<>(List.of(first));
              others.forEach(other -> candidates.addAll(other.result()));
              return new Planned(candidates, planned.request(), planned.planned());
            });
  }

  /** A plugin that is broken or away may be there again when the job's turn comes. */
  private Future<List<Candidate>> ifAble(Candidate candidate, GenerationFields fields) {
    return plan.apply(candidate.account(), fields.forModel(candidate.vendorModel()))
        .map(able -> candidate.vendorModels().contains(able.plan().model()))
        .otherwise(
            failure -> !(failure instanceof ProviderException refused) || !refused.kind().endsJob())
        .map(isAble -> isAble ? List.of(candidate) : List.of());
  }

  private Future<Planned> planWith(
      List<Candidate> candidates, GenerationFields fields, String requestId) {
    Candidate candidate = candidates.get(0);
    GenerationRequest request = fields.forModel(candidate.vendorModel());
    return plan.apply(candidate.account(), request)
        .map(
            planned -> {
              checkModel(planned.plan().model(), candidate, fields);
              checkPictures(planned.plan(), fields);
              return new Planned(candidates, request, planned);
            })
        .recover(failure -> Future.failedFuture(answer(failure, candidate, fields, requestId)));
  }

  /** What a tenant pays for is the model that runs: metadata must not choose another. */
  private static void checkModel(String chosen, Candidate candidate, GenerationFields fields) {
    if (candidate.vendorModels().contains(chosen)) {
      return;
    }
    String path =
        fields.metadata().stream()
            .filter(member -> chosen.equals(member.getValue()))
            .map(Map.Entry::getKey)
            .findFirst()
            .map(name -> "metadata." + Quoted.text(name))
            .orElse("model");
    throw new ApiException(
        Errors.problems(
            List.of(
                FieldProblem.invalid(
                    path, "one of " + String.join(", ", candidate.vendorModels()), chosen))));
  }

  /** A plugin may have found addresses where nobody else would look for them. */
  private void checkPictures(Plan plan, GenerationFields fields) {
    List<FieldProblem> problems =
        plan.images().stream()
            .filter(ImageInput.Url.class::isInstance)
            .flatMap(
                picture ->
                    addressRule.apply(((ImageInput.Url) picture).url()).stream()
                        .map(reason -> AddressProblem.of(place(picture, fields), reason)))
            .toList();
    if (!problems.isEmpty()) {
      throw new ApiException(Errors.problems(problems));
    }
  }

  private static String place(ImageInput picture, GenerationFields fields) {
    return fields.image().equals(Optional.of(picture)) ? "image" : "metadata";
  }

  private static Throwable answer(
      Throwable failure, Candidate candidate, GenerationFields fields, String requestId) {
    if (!(failure instanceof ProviderException refused)) {
      return failure;
    }
    return new ApiException(
        switch (refused.kind()) {
          case INVALID_REQUEST -> problems(refused);
          case INPUT_REJECTED, OUTPUT_REJECTED ->
              ErrorAnswer.of(
                  400,
                  refused.kind().type(),
                  "content_policy",
                  Quoted.message(refused.getMessage()));
          case MODEL_UNAVAILABLE -> Errors.modelUnavailable(fields.model());
          case UNAVAILABLE, RATE_LIMITED, CONCURRENCY_FULL -> Errors.noChannel();
          case NOT_ENTITLED,
              CREDENTIALS_REFUSED,
              TOKEN_EXPIRED,
              FUNDS_EXHAUSTED,
              OUTCOME_UNKNOWN,
              JOB_NOT_FOUND,
              JOB_FAILED,
              JOB_EXPIRED,
              JOB_CANCELLED,
              PLUGIN_FAULT -> {
            LOG.error(
                "channel {} could not plan request {}",
                candidate.channel().id(),
                requestId,
                refused);
            yield Errors.pluginFault(requestId);
          }
        });
  }

  private static ErrorAnswer problems(ProviderException refused) {
    if (refused.problems().isEmpty()) {
      return ErrorAnswer.invalid(400, "invalid_value", Quoted.message(refused.getMessage()));
    }
    return Errors.problems(
        refused.problems().stream()
            .map(
                problem ->
                    new FieldProblem(
                        code(problem.kind()),
                        Quoted.text(problem.param()),
                        Quoted.message(problem.message())))
            .toList());
  }

  private static String code(Problem.Kind kind) {
    return switch (kind) {
      case MISSING -> "missing_field";
      case INVALID -> "invalid_value";
      case UNSUPPORTED -> "unsupported_combination";
      case IMAGE -> "invalid_image";
      case RESERVED -> "reserved_field";
    };
  }
}
