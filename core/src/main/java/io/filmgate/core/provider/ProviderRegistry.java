package io.filmgate.core.provider;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Which revision of each provider is current: an immutable map, replaced as a whole. */
final class ProviderRegistry {
  private final AtomicReference<Map<String, PluginRevision>> current =
      new AtomicReference<>(Map.of());

  Map<String, PluginRevision> all() {
    return current.get();
  }

  Optional<PluginRevision> find(String providerId) {
    return Optional.ofNullable(current.get().get(providerId));
  }

  /** The current revision with a lease on it. */
  Optional<PluginRevision> acquire(String providerId) {
    Optional<PluginRevision> found = find(providerId);
    while (found.isPresent() && !found.get().leases().acquire()) {
      Optional<PluginRevision> next = find(providerId);
      if (next.equals(found)) {
        return Optional.empty(); // retired without a successor
      }
      found = next;
    }
    return found;
  }

  /** Makes a revision current; the one before it is to be retired by the caller. */
  Optional<PluginRevision> put(PluginRevision revision) {
    String id = revision.descriptor().id();
    return Optional.ofNullable(swap(map -> map.put(id, revision)).get(id));
  }

  /** Leaves a provider without a current revision. */
  Optional<PluginRevision> remove(String providerId) {
    return Optional.ofNullable(swap(map -> map.remove(providerId)).get(providerId));
  }

  private Map<String, PluginRevision> swap(Consumer<Map<String, PluginRevision>> change) {
    UnaryOperator<Map<String, PluginRevision>> copied =
        before -> {
          Map<String, PluginRevision> after = new TreeMap<>(before);
          change.accept(after);
          return Collections.unmodifiableMap(after);
        };
    return current.getAndUpdate(copied);
  }
}
