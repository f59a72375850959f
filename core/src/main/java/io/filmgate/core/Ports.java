package io.filmgate.core;

import io.filmgate.core.config.Endpoint;

/** The gateway's own ports, once they are known. For any thread. */
final class Ports {
  private volatile Endpoint api = new Endpoint("", 0);
  private volatile Endpoint management = new Endpoint("", 0);

  void api(Endpoint bound) {
    api = bound;
  }

  void management(Endpoint bound) {
    management = bound;
  }

  Endpoint api() {
    return api;
  }

  Endpoint management() {
    return management;
  }

  /** Whether no plugin and no file may lead there. */
  boolean isOwn(int port) {
    return port == api.port() || port == management.port();
  }
}
