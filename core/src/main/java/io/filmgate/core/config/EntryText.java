package io.filmgate.core.config;

import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.RouteConfig.SecondsRange;
import io.filmgate.core.config.RouteConfig.When;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes what a configuration can have many of: channels, prices, routes and tenants. */
final class EntryText {
  /** A setting of such a name is masked; whether it really is a secret only its provider knows. */
  private static final Pattern SECRET_NAME = Pattern.compile(".*(secret|password|token|key).*");

  private EntryText() {}

  static Map<String, Object> channel(ChannelConfig channel) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("provider", channel.provider());
    keys.put("enabled", channel.isEnabled());
    keys.put("optional", channel.isOptional());
    keys.put("settings", settings(channel.settings()));
    keys.put("proxy", channel.proxy().map(EntryText::withoutUser).orElse(""));
    keys.put("credentials", ConfigText.each(channel.credentials(), secret -> ConfigText.MASK));
    keys.put("models", ConfigText.each(channel.models(), EntryText::oneOrMore));
    keys.put(
        "cost",
        ConfigText.each(
            channel.cost(),
            rate -> price(new PriceConfig(rate.perSecond(), rate.perVideo(), Map.of()))));
    keys.put("groups", List.copyOf(new TreeSet<>(channel.groups())));
    keys.put("priority", channel.priority());
    keys.put("weight", channel.weight());
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("running_jobs", channel.limits().runningJobs());
    limits.put("requests_per_second", channel.limits().requestsPerSecond());
    keys.put("limits", limits);
    channel.inDoubt().ifPresent(policy -> keys.put("in_doubt", inDoubt(policy)));
    return keys;
  }

  private static Map<String, Object> settings(Map<String, Object> settings) {
    Map<String, Object> written = new LinkedHashMap<>();
    settings.forEach(
        (name, value) ->
            written.put(name, SECRET_NAME.matcher(name).matches() ? ConfigText.MASK : value));
    return written;
  }

  private static String withoutUser(String url) {
    return url.replaceFirst("//[^/]*@", "//" + ConfigText.MASK + "@");
  }

  private static Object oneOrMore(List<String> models) {
    return models.size() == 1 ? models.get(0) : models;
  }

  private static Map<String, Object> inDoubt(InDoubtPolicy policy) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("after", Quantities.durationText(policy.after()));
    keys.put("then", Scalars.name(policy.then()));
    return keys;
  }

  static Map<String, Object> price(PriceConfig price) {
    Map<String, Object> keys = new LinkedHashMap<>();
    price.perSecond().ifPresent(amount -> keys.put("per_second", amount));
    price.perVideo().ifPresent(amount -> keys.put("per_video", amount));
    if (!price.factors().isEmpty()) {
      keys.put("factors", price.factors());
    }
    return keys;
  }

  static Map<String, Object> route(RouteConfig route) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("when", when(route.when()));
    keys.put("channels", route.channels());
    keys.put("fallback", route.fallback());
    keys.put("strategy", Scalars.name(route.strategy()));
    return keys;
  }

  private static Map<String, Object> when(When when) {
    Map<String, Object> keys = new LinkedHashMap<>();
    putIfThere(keys, "model", when.model());
    putIfThere(keys, "group", when.group());
    putIfThere(keys, "tenant", when.tenant());
    putIfThere(keys, "image", when.image());
    putIfThere(keys, "seconds", when.seconds().map(EntryText::range));
    putIfThere(keys, "size", when.size());
    return keys;
  }

  private static String range(SecondsRange range) {
    return range.least() + ".." + range.most();
  }

  static Map<String, Object> tenant(TenantConfig tenant) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("groups", List.copyOf(new TreeSet<>(tenant.groups())));
    keys.put("price_factor", tenant.priceFactor());
    keys.put("limits", limits(tenant.limits()));
    keys.put("keys", ConfigText.each(tenant.keys(), EntryText::key));
    return keys;
  }

  private static Map<String, Object> key(KeyConfig key) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("sha256", key.sha256());
    keys.put("models", key.models());
    keys.put("allowed_addresses", key.allowedAddresses());
    putIfThere(keys, "expires", key.expires().map(Object::toString));
    keys.put("limits", limits(key.limits()));
    return keys;
  }

  static Map<String, Object> limits(LimitsConfig limits) {
    Map<String, Object> keys = new LinkedHashMap<>();
    limits.requestsPerMinute().ifPresent(number -> keys.put("requests_per_minute", number));
    limits.runningJobs().ifPresent(number -> keys.put("running_jobs", number));
    limits.queuedJobs().ifPresent(number -> keys.put("queued_jobs", number));
    keys.put("budgets", limits.budgets().stream().map(EntryText::budget).toList());
    return keys;
  }

  private static Map<String, Object> budget(BudgetConfig budget) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(Scalars.name(budget.unit()), budget.amount());
    keys.put("per", Scalars.name(budget.per()));
    return keys;
  }

  private static void putIfThere(Map<String, Object> keys, String key, Optional<?> value) {
    value.ifPresent(given -> keys.put(key, given));
  }
}
