package io.filmgate.core.api.wire;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all event loops together hold at a time: connections, and bytes of request bodies. */
public final class Capacity {
  private final int mostConnections;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong bodyBytes = new AtomicLong();

  public Capacity(int mostConnections) {
    this.mostConnections = mostConnections;
  }

  /** Counts a connection in; it must be {@link #disconnect() counted out} either way. */
  boolean connect() {
    return connections.incrementAndGet() <= mostConnections;
  }

  void disconnect() {
    connections.decrementAndGet();
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
