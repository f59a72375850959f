package io.filmgate.core.route;

import io.filmgate.core.config.ModelPattern;
import io.filmgate.core.config.RouteConfig.When;

/** Whether a rule applies to a request. */
final class RouteMatch {
  private RouteMatch() {}

  static boolean matches(When when, RouteQuestion question) {
    return when.model().map(pattern -> ModelPattern.matches(pattern, question.model())).orElse(true)
        && when.group().map(question.tenant().groups()::contains).orElse(true)
        && when.tenant().map(question.tenant().id()::equals).orElse(true)
        && when.image().map(wanted -> wanted == question.hasImage()).orElse(true)
        && when.seconds()
            .map(
                range ->
                    question
                        .seconds()
                        .map(
                            seconds ->
                                seconds.doubleValue() >= range.least()
                                    && seconds.doubleValue() <= range.most())
                        .orElse(false))
            .orElse(true);
  }
}
