package io.filmgate.core.wire;

import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The connections of one event loop on which no request has come yet, oldest first. Where there are
 * too many connections, one of these makes room: who opens thousands and says nothing only gets in
 * its own way.
 */
final class Newcomers {
  private final Map<HttpConnection, Optional<String>> all = new LinkedHashMap<>();
  private final Map<String, Set<HttpConnection>> byNetwork = new HashMap<>();

  void add(HttpConnection connection, Optional<String> network) {
    all.put(connection, network);
    network.ifPresent(
        name -> byNetwork.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(connection));
  }

  /** Also one that is not among them. */
  void remove(HttpConnection connection) {
    if (!all.containsKey(connection)) {
      return;
    }
    all.remove(connection)
        .ifPresent(
            network -> {
              Set<HttpConnection> others = byNetwork.get(network);
              others.remove(connection);
              if (others.isEmpty()) {
                byNetwork.remove(network);
              }
            });
  }

  /** The one that has to go first for another one of this network. */
  Optional<HttpConnection> oldest(ConnectionRefusal refusal, Optional<String> network) {
    return refusal == ConnectionRefusal.ADDRESS
        ? network.map(byNetwork::get).flatMap(same -> same.stream().findFirst())
        : all.keySet().stream().findFirst();
  }
}
