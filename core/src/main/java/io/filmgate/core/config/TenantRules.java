package io.filmgate.core.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What must hold between tenants, their keys and the channels. */
final class TenantRules {
  private final Reading reading;
  private final Set<String> groups;
  private final Set<String> models;
  private final Map<String, String> pathByHash = new HashMap<>();

  private TenantRules(Reading reading) {
    this.reading = reading;
    this.groups = reading.groups();
    this.models = reading.models();
  }

  static void check(Reading reading) {
    TenantRules rules = new TenantRules(reading);
    reading.config().tenants().values().forEach(rules::tenant);
  }

  private void tenant(TenantConfig tenant) {
    String path = "tenants." + tenant.id();
    if (!groups.isEmpty()) {
      tenant.groups().stream()
          .filter(group -> !groups.contains(group))
          .sorted()
          .forEach(
              group ->
                  reading.refuse(
                      path + ".groups",
                      "no channel is for group \""
                          + group
                          + "\"; "
                          + Suggestion.of(group, groups)));
    }
    tenant.keys().values().forEach(key -> key(path + ".keys." + key.id(), key));
  }

  private void key(String path, KeyConfig key) {
    String first = pathByHash.putIfAbsent(key.sha256(), path);
    if (first != null && !key.sha256().isEmpty()) {
      reading.refuse(path + ".sha256", "the same as in " + first + "; a key belongs to one tenant");
    }
    if (models.isEmpty()) {
      return;
    }
    for (int i = 0; i < key.models().size(); i++) {
      String pattern = key.models().get(i);
      if (models.stream().noneMatch(model -> ModelPattern.matches(pattern, model))) {
        reading.warn(
            path + ".models[" + i + "]",
            "no channel serves \"" + pattern + "\"; " + Suggestion.of(pattern, models));
      }
    }
  }
}
