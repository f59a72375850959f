package io.filmgate.core.config;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.config.ManagementConfig.JwtSigner;
import java.util.List;
import java.util.stream.Stream;

/** What must hold between keys; routes and tenants have files of their own. */
final class ConfigRules {
  private ConfigRules() {}

  static void check(Reading reading) {
    ports(reading);
    signers(reading);
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

  /** Whoever shares a secret with the gateway means it; an identity provider has other clients. */
  private static void signers(Reading reading) {
    List<JwtSigner> signers = reading.config().management().jwt();
    for (int i = 0; i < signers.size(); i++) {
      JwtSigner signer = signers.get(i);
      if (signer.publicKey().isPresent() && signer.audience().isEmpty()) {
        reading.warn(
            "management.jwt[" + i + "]",
            "without audience, a token that was made for something else opens /admin/v1, too");
      }
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
