package io.filmgate.core.quota;

import io.vertx.core.Future;

/** The one door to a key's allowance. */
public final class Quota {

  /** Admits a job, starts it when a slot is free, and waits for the vendor's verdict. */
  public Future<CreateReply> create(CreateJob message) {
    return Future.failedFuture("not yet");
  }
}
