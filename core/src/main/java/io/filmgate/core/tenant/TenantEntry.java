package io.filmgate.core.tenant;

import io.filmgate.core.config.TenantText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;

/**
 * A tenant as operators see it.
 *
 * @param isDeclared whether it stands in the file
 * @param keys the ids of its keys, declared or not
 */
public record TenantEntry(Tenant tenant, boolean isDeclared, List<String> keys) {
  public TenantEntry {
    keys = List.copyOf(keys);
  }

  public JsonObject toJson() {
    return new JsonObject()
        .put("id", tenant.id())
        .put("declared_in", isDeclared ? "file" : "store")
        .put("groups", new JsonArray(List.copyOf(new TreeSet<>(tenant.groups()))))
        .put("price_factor", tenant.priceFactor().toPlainString())
        .put("limits", TenantText.limits(tenant.limits()))
        .put("keys", new JsonArray(keys));
  }
}
