package io.filmgate.core.config;

import io.filmgate.core.config.RouteConfig.Strategy;
import io.filmgate.core.config.RouteConfig.When;
import java.util.List;

/** Reads one of {@code routes}. */
final class RouteDecoder {
  private RouteDecoder() {}

  static RouteConfig route(Section route) {
    Value channels = route.at("channels");
    List<String> ids = channels.list(Scalars.ID, List.of());
    if (!channels.isThere()
        || (channels.node() instanceof Node.Items items && items.items().isEmpty())) {
      channels.refuse("missing; must list at least one channel");
    }
    return new RouteConfig(
        route.at("when").section(RouteDecoder::when),
        ids,
        route.at("fallback").list(Scalars.MODEL, List.of()),
        route.at("strategy").scalar(Scalars.choice(Strategy.class), Defaults.STRATEGY));
  }

  private static When when(Section when) {
    return new When(
        when.at("model").scalar(Scalars.MODEL_PATTERN),
        when.at("group").scalar(Scalars.GROUP),
        when.at("tenant").scalar(Scalars.ID),
        when.at("image").scalar(Scalars.FLAG),
        when.at("seconds").scalar(Quantities.SECONDS),
        when.at("size").scalar(Scalars.NAME));
  }
}
