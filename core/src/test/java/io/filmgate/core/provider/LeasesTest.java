package io.filmgate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeasesTest {
  /** So that a fault fails, and does not go on for ever. */
  private static final int TURNS = 10_000_000;

  private final Leases leases = new Leases();

  @Test
  void retiring_what_nobody_uses_is_done_at_once() {
    assertThat(leases.retire().isComplete()).isTrue();
    assertThat(leases.acquire()).isFalse();
  }

  @Test
  void retiring_waits_for_the_last_lease_and_gives_no_new_ones() {
    leases.acquire();
    leases.acquire();
    Future<Void> drained = leases.retire();

    leases.release();
    assertThat(drained.isComplete()).isFalse();
    assertThat(leases.acquire()).isFalse();
    assertThat(leases.count()).isEqualTo(1);
    leases.release();

    assertThat(drained.isComplete()).isTrue();
    assertThat(leases.retire().isComplete()).isTrue();
  }

  @Test
  void no_lease_slips_in_between_retiring_and_drained() throws InterruptedException {
    AtomicBoolean isDrained = new AtomicBoolean();
    AtomicLong tooLate = new AtomicLong();
    CountDownLatch running = new CountDownLatch(3);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread thread =
          new Thread(
              () -> {
                running.countDown();
                for (int turn = 0; turn < TURNS && leases.acquire(); turn++) {
                  if (isDrained.get()) {
                    tooLate.incrementAndGet();
                  }
                  leases.release();
                }
              });
      thread.start();
      threads.add(thread);
    }
    running.await();

    Future<Void> drained = leases.retire().onSuccess(over -> isDrained.set(true));
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(leases.acquire()).isFalse();
    assertThat(drained.isComplete()).isTrue();
    assertThat(tooLate.get()).isZero();
  }
}
