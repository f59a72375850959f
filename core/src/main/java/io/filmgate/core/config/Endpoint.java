package io.filmgate.core.config;

/**
 * An address to listen on.
 *
 * @param port 0 lets the system choose
 */
public record Endpoint(String host, int port) {
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
