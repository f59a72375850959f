package io.filmgate.core.config;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import java.util.stream.Stream;

/** What must hold between keys; routes and tenants have files of their own. */
final class ConfigRules {
  private ConfigRules() {}

  static void check(Reading reading) {
    ports(reading);
    costs(reading);
    prices(reading);
    RouteRules.check(reading);
    TenantRules.check(reading);
  }

  private static void ports(Reading reading) {
    ServerConfig server = reading.config().server();
    Endpoint api = server.listen();
    Endpoint management = reading.config().management().listen();
    boolean isSameHost = api.host().equals(management.host()) || isAny(api) || isAny(management);
    if (api.port() != 0 && api.port() == management.port() && isSameHost) {
      reading.refuse("management.listen", "must not be the port of server.listen, " + api);
    }
    if (isAny(new Endpoint(server.publicUrl().getHost().replaceAll("[\\[\\]]", ""), 0))) {
      reading.warn(
          "server.public_url",
          "links to videos will begin with " + server.publicUrl() + ", where no client finds them");
    }
    if (server.maxBufferedBytes() < server.maxBodyBytes()) {
      reading.refuse("server.max_buffered", "must not be less than max_body");
    }
  }

  private static boolean isAny(Endpoint endpoint) {
    return endpoint.host().equals("0.0.0.0") || endpoint.host().equals("::");
  }

  private static void costs(Reading reading) {
    reading
        .channels()
        .forEach(
            (id, channel) ->
                channel.cost().keySet().stream()
                    .filter(model -> !channel.models().containsKey(model))
                    .forEach(
                        model ->
                            reading.refuse(
                                "channels." + id + ".cost." + model,
                                "the channel does not serve this model; "
                                    + Suggestion.of(model, channel.models().keySet()))));
  }

  /** A model without a price is refused where credits are limited, so a misspelt price shows. */
  private static void prices(Reading reading) {
    GatewayConfig config = reading.config();
    config.prices().keySet().stream()
        .filter(model -> !reading.models().contains(model))
        .forEach(
            model ->
                reading.warn(
                    "prices." + model,
                    "no channel serves this model; " + Suggestion.of(model, reading.models())));
    if (hasCreditBudget(config)) {
      reading.models().stream()
          .filter(model -> !config.prices().containsKey(model))
          .forEach(
              model ->
                  reading.warn(
                      "prices",
                      model + " has no price: refused to keys and tenants with a credit budget"));
    }
  }

  private static boolean hasCreditBudget(GatewayConfig config) {
    return config.tenants().values().stream()
        .flatMap(
            tenant ->
                Stream.concat(
                    Stream.of(tenant.limits()),
                    tenant.keys().values().stream().map(KeyConfig::limits)))
        .flatMap(limits -> limits.budgets().stream())
        .anyMatch(budget -> budget.unit() == Unit.CREDITS);
  }
}
