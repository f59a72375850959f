package io.filmgate.bench.crash.evidence;

import java.util.Optional;

/** A tenant, or one of its keys. */
public record Scope(String tenant, Optional<String> key) {
  public static Scope tenant(String tenant) {
    return new Scope(tenant, Optional.empty());
  }

  public static Scope key(String tenant, String key) {
    return new Scope(tenant, Optional.of(key));
  }

  /** Whether what this key of this tenant does counts here. */
  public boolean covers(String otherTenant, String otherKey) {
    return tenant.equals(otherTenant) && key.map(otherKey::equals).orElse(true);
  }

  @Override
  public String toString() {
    return key.map(name -> tenant + "/" + name).orElse(tenant);
  }
}
