package io.filmgate.core.api;

import io.filmgate.core.config.PriceConfig;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.route.RouteQuestion;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.tenant.Tenant;
import io.filmgate.spi.Capability;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.ProviderDescriptor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The models that a key may use, and what each can do: {@code GET /v1/models}. */
final class ModelList {
  /** Models have no birthday here; clients only want the member to be there. */
  private static final long CREATED = 1_735_689_600;

  private final ApiDependencies.Routing routing;

  ModelList(ApiDependencies.Routing routing) {
    this.routing = routing;
  }

  JsonObject of(Caller caller) {
    JsonArray data = new JsonArray();
    for (String model : new TreeSet<>(routing.models().apply(caller.tenant()))) {
      if (caller.key().mayUse(model)) {
        data.add(view(model, caller.tenant()));
      }
    }
    return new JsonObject().put("object", "list").put("data", data);
  }

  private JsonObject view(String model, Tenant tenant) {
    List<Capability> capabilities = capabilities(model, tenant);
    JsonObject video =
        new JsonObject()
            .put("durations", distinct(capabilities, Capability::seconds))
            .put("aspect_ratios", distinct(capabilities, Capability::ratios))
            .put("inputs", distinct(capabilities, Capability::inputs));
    routing
        .prices()
        .get()
        .price(model)
        .ifPresent(price -> video.put("price", price(price, tenant.priceFactor())));
    return new JsonObject()
        .put("id", model)
        .put("object", "model")
        .put("created", CREATED)
        .put("owned_by", "filmgate")
        .put("video", video);
  }

  /** What any channel of the tenant can do with any vendor model behind the name. */
  private List<Capability> capabilities(String model, Tenant tenant) {
    Set<Capability> found = new LinkedHashSet<>();
    for (boolean hasImage : new boolean[] {false, true}) {
      RouteQuestion question =
          new RouteQuestion(model, tenant, hasImage, Optional.empty(), Optional.empty());
      for (Candidate candidate : routing.candidates().apply(question)) {
        routing.describe().apply(candidate.account().providerId()).stream()
            .map(ProviderDescriptor::models)
            .flatMap(Collection::stream)
            .filter(info -> candidate.vendorModels().contains(info.name()))
            .map(ModelInfo::capabilities)
            .forEach(found::addAll);
      }
    }
    return List.copyOf(found);
  }

  private static <T> JsonArray distinct(
      List<Capability> capabilities, Function<Capability, List<T>> values) {
    return new JsonArray(
        capabilities.stream().map(values).flatMap(List::stream).distinct().toList());
  }

  private static JsonObject price(PriceConfig price, BigDecimal tenantFactor) {
    JsonObject view = new JsonObject();
    price
        .perSecond()
        .ifPresent(amount -> view.put("per_second", UsageView.text(amount.multiply(tenantFactor))));
    price
        .perVideo()
        .ifPresent(amount -> view.put("per_video", UsageView.text(amount.multiply(tenantFactor))));
    JsonObject factors = new JsonObject();
    price
        .factors()
        .forEach(
            (name, values) -> {
              JsonObject shown = new JsonObject();
              values.forEach((value, factor) -> shown.put(value, UsageView.text(factor)));
              factors.put(name, shown);
            });
    return view.put("factors", factors);
  }
}
