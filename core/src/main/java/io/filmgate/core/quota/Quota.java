package io.filmgate.core.quota;

import io.filmgate.core.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;

/** The one door to a key's allowance. */
public final class Quota {
  private final Vertx vertx;

  public Quota(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Admits a job, starts it when a slot is free, and waits for the vendor's verdict. */
  public Future<CreateReply> create(CreateJob message) {
    return vertx
        .eventBus()
        .<CreateReply>request(Addresses.QUOTA_CREATE, message, Addresses.OPTIONS)
        .map(Message::body);
  }
}
