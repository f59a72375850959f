package io.filmgate.bench.crash.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A gateway serves for a while, is asked to stop, and the next one is started. */
public record OrderlyRestart(Duration every) implements CalmRun.Event {
  @Override
  public MortalGateway happen(MortalGateway gateway, CrashScene scene) throws Exception {
    TimeUnit.MILLISECONDS.sleep(every.toMillis());
    gateway.stop();
    MortalGateway next = scene.start();
    next.awaitReady();
    return next;
  }
}
