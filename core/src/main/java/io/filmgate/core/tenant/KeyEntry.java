package io.filmgate.core.tenant;

import io.filmgate.core.config.TenantText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as operators see it.
 *
 * @param isDeclared whether it stands in the file
 * @param lastUsed about when; empty if it never was
 */
public record KeyEntry(StoredKey stored, boolean isDeclared, Optional<Instant> lastUsed) {

  /** In one word. */
  public String state(Instant now) {
    if (!stored.key().isEnabled()) {
      return "disabled";
    }
    return stored.key().isExpired(now) ? "expired" : "enabled";
  }

  /** Without the secret and its hash. */
  public JsonObject toJson(Instant now) {
    ApiKey key = stored.key();
    return new JsonObject()
        .put("tenant", key.tenantId())
        .put("id", key.id())
        .put("state", state(now))
        .put("declared_in", isDeclared ? "file" : "store")
        .put("models", new JsonArray(key.models()))
        .put("allowed_addresses", new JsonArray(key.allowedAddresses()))
        .put("expires", text(key.expires()))
        .put("limits", TenantText.limits(key.limits()))
        .put("created", text(Optional.of(stored.createdAt()).filter(at -> !isDeclared)))
        .put("last_used", text(lastUsed))
        .put(
            "previous_secret_until",
            text(stored.previous().map(StoredKey.Previous::until).filter(now::isBefore)));
  }

  private static String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }
}
