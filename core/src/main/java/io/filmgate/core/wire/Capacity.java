package io.filmgate.core.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all event loops together hold at a time: connections, and bytes of request bodies. */
public final class Capacity {
  private final WireLimits limits;
  private final AtomicInteger connections = new AtomicInteger();
  private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();
  private final AtomicLong bodyBytes = new AtomicLong();

  public Capacity(WireLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts a connection in.
   *
   * @param network whose it is; empty where connections are not counted by client
   * @return why not; empty if it was, and is to be {@link #disconnect counted out}
   */
  Optional<ConnectionRefusal> connect(Optional<String> network) {
    if (connections.incrementAndGet() > limits.connections()) {
      connections.decrementAndGet();
      return Optional.of(ConnectionRefusal.TOTAL);
    }
    if (network.isPresent()
        && byNetwork.merge(network.get(), 1, Integer::sum) > limits.connectionsPerNetwork()) {
      disconnect(network);
      return Optional.of(ConnectionRefusal.ADDRESS);
    }
    return Optional.empty();
  }

  /** Counts a connection in for which another one is about to be counted out. */
  void replace(Optional<String> network) {
    connections.incrementAndGet();
    network.ifPresent(name -> byNetwork.merge(name, 1, Integer::sum));
  }

  void disconnect(Optional<String> network) {
    connections.decrementAndGet();
    network.ifPresent(
        name -> byNetwork.computeIfPresent(name, (same, open) -> open == 1 ? null : open - 1));
  }

  /**
   * Sets bytes aside for a body.
   *
   * @return false if there is no room; then nothing was set aside
   */
  boolean reserve(long bytes, long limit) {
    if (bodyBytes.addAndGet(bytes) <= limit) {
      return true;
    }
    bodyBytes.addAndGet(-bytes);
    return false;
  }

  void release(long bytes) {
    bodyBytes.addAndGet(-bytes);
  }

  /** Bytes of request bodies in memory. */
  public long bodyBytes() {
    return bodyBytes.get();
  }

  /** Open connections. */
  public int connections() {
    return connections.get();
  }
}
