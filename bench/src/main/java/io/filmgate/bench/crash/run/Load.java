package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.Exchange.Answer;
import io.filmgate.bench.crash.evidence.Word;
import io.filmgate.bench.crash.run.Client.Known;
import io.filmgate.bench.crash.run.Client.Order;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Clients that create, replay, read, list and cancel, whether or not a gateway is there. A request
 * that was not answered is sent again only under an idempotency key.
 */
final class Load {
  private static final int CLIENTS = 10;
  private static final int LEAST_PAUSE_MILLIS = 80;
  private static final int MOST_PAUSE_MILLIS = 400;
  private static final long LONGEST_END_SECONDS = 60;
  private static final List<String> MODELS =
      List.of("kling-v1", "kling-v1", "viduq1", "jimeng_vgfm_t2v_l20");

  private final Client client;
  private final Tenants tenants;
  private final RandomGenerator random;
  private final ExecutorService threads = Executors.newCachedThreadPool(Load::daemon);
  private final Memory<Order> keyed = new Memory<>();
  private final Memory<Known> known = new Memory<>();
  private final AtomicLong lastWord = new AtomicLong();
  private final AtomicInteger time = new AtomicInteger();
  private volatile boolean isOver;

  private Load(Client client, Tenants tenants, RandomGenerator random) {
    this.client = client;
    this.tenants = tenants;
    this.random = random;
  }

  /** It must not outlive a run that fails. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "client");
    thread.setDaemon(true);
    return thread;
  }

  static Load start(Client client, Tenants tenants, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Load load = new Load(client, tenants, random.split());
    for (int i = 0; i < CLIENTS; i++) {
      SplittableRandom own = random.split();
      load.threads.execute(() -> load.act(own));
    }
    return load;
  }

  /** Other keys with small budgets are used from now on. */
  void nextTime() {
    time.incrementAndGet();
  }

  /** Sends so many creates at once, and does not wait for them. */
  void burst(int creates) {
    for (int i = 0; i < creates; i++) {
      Order order = newOrder(random);
      threads.execute(
          () -> {
            try {
              create(order);
            } catch (InterruptedException over) {
              Thread.currentThread().interrupt();
            }
          });
    }
  }

  private void act(RandomGenerator own) {
    try {
      while (!isOver) {
        boolean isAnswered = actOnce(own).isPresent();
        int pauseMillis = own.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS);
        TimeUnit.MILLISECONDS.sleep(isAnswered ? pauseMillis : 2 * pauseMillis);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Answer> actOnce(RandomGenerator own) throws InterruptedException {
    int action = own.nextInt(100);
    Optional<Order> replay = keyed.any(own).filter(order -> action < 15);
    Optional<Known> asked = known.any(own).filter(job -> action < 45);
    if (replay.isPresent()) {
      return create(replay.get());
    }
    if (asked.isEmpty()) {
      return create(newOrder(own));
    }
    if (action < 25) {
      return client.cancel(asked.get());
    }
    return action < 42 ? client.read(asked.get()) : client.list(asked.get().key());
  }

  private Order newOrder(RandomGenerator own) {
    String word = Word.of(lastWord.incrementAndGet());
    Optional<String> idempotencyKey = Optional.of("once-" + word).filter(key -> own.nextInt(5) < 2);
    Order order =
        new Order(
            tenants.any(own, time.get()),
            MODELS.get(own.nextInt(MODELS.size())),
            word,
            idempotencyKey,
            own.nextInt(3) == 0);
    idempotencyKey.ifPresent(key -> keyed.add(order));
    return order;
  }

  private Optional<Answer> create(Order order) throws InterruptedException {
    Optional<Answer> answer = client.create(order);
    answer
        .filter(Answer::isOk)
        .flatMap(Answer::job)
        .ifPresent(job -> known.add(new Known(order.key(), job)));
    return answer;
  }

  /** Sends nothing any more and waits for the answers that are under way. */
  void end() throws InterruptedException {
    isOver = true;
    threads.shutdown();
    if (!threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "clients still wait after " + Duration.ofSeconds(LONGEST_END_SECONDS));
    }
  }
}
