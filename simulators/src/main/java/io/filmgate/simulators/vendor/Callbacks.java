package io.filmgate.simulators.vendor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices the changes of jobs whose clients want to be called back, and says what is due when. It
 * sends nothing itself. Not safe for several threads.
 *
 * @param <O> the vendor's own view of what was ordered
 */
public final class Callbacks<O> {

  private static final Duration STALE = Duration.ofHours(1);

  /** How the vendor writes a job down at a moment of its life. */
  @FunctionalInterface
  public interface Writer<O> {

    /**
     * The body of a callback.
     *
     * @param scaledMillis the moment, by the job's clock
     * @param origin the address under which the client reached this server
     */
    JsonObject write(SimulatedTask<O> task, long scaledMillis, String origin);
  }

  /** One job, and which of its changes have not been told. */
  private record Watched<O>(
      SimulatedTask<O> task, URI url, String origin, Deque<Change> open, Deque<Buffer> kept) {}

  private record Due(Instant at, URI url, Buffer body) {}

  private final Stage stage;
  private final Knobs knobs;
  private final List<Change> told;
  private final int attempts;
  private final CallbackSigner signer;
  private final CallbackSigner forger;
  private final Writer<O> writer;
  private final List<Watched<O>> watched = new ArrayList<>();
  private final List<Due> line = new ArrayList<>();

  /**
   * Callbacks for nobody yet.
   *
   * @param knobs among them those of {@link CallbackKnobs}
   * @param told the changes that the vendor calls back about, in the order of a job's life
   * @param attempts how often the vendor tries each
   * @param forger signs as somebody does who does not know the key
   */
  public Callbacks(
      Stage stage,
      Knobs knobs,
      List<Change> told,
      int attempts,
      CallbackSigner signer,
      CallbackSigner forger,
      Writer<O> writer) {
    this.stage = stage;
    this.knobs = knobs;
    this.told = List.copyOf(told);
    this.attempts = attempts;
    this.signer = signer;
    this.forger = forger;
    this.writer = writer;
  }

  /** Watches a new job, if the address is one that can be called. */
  public void watch(SimulatedTask<O> task, String url, String origin) {
    address(url)
        .ifPresent(
            address ->
                watched.add(
                    new Watched<>(
                        task, address, origin, new ArrayDeque<>(told), new ArrayDeque<>())));
  }

  /** What has to be sent now; each is handed out once. The jobs have to be settled before. */
  public List<Callback> due() {
    long now = stage.clock().millis();
    watched.forEach(job -> notice(job, now));
    watched.removeIf(job -> job.open().isEmpty());
    List<Callback> due = new ArrayList<>();
    for (Iterator<Due> waiting = line.iterator(); waiting.hasNext(); ) {
      Due next = waiting.next();
      if (!stage.now().isBefore(next.at())) {
        waiting.remove();
        Callback callback = signed(next);
        for (int copy = 0; copy < knobs.get(CallbackKnobs.COPIES); copy++) {
          due.add(callback);
        }
      }
    }
    return due;
  }

  public void clear() {
    watched.clear();
    line.clear();
  }

  private void notice(Watched<O> job, long now) {
    while (!job.open().isEmpty() && job.open().peek().millis(job.task()) <= now) {
      Change change = job.open().remove();
      if (!change.isSkipped(job.task())) {
        long at = change.millis(job.task());
        job.kept().add(writer.write(job.task(), at, job.origin()).toBuffer());
      }
    }
    boolean isReversed = knobs.get(CallbackKnobs.REVERSED);
    while (!job.kept().isEmpty() && (!isReversed || job.open().isEmpty())) {
      Buffer body = isReversed ? job.kept().removeLast() : job.kept().removeFirst();
      long delayMillis = Math.round(knobs.get(CallbackKnobs.DELAY) * 1000);
      line.add(new Due(stage.now().plusMillis(delayMillis), job.url(), body));
    }
  }

  private Callback signed(Due due) {
    Instant now = stage.now();
    Map<String, String> headers =
        switch (knobs.get(CallbackKnobs.SIGNATURE)) {
          case "forged" -> forger.headers(due.url(), due.body(), now);
          case "stale" -> signer.headers(due.url(), due.body(), now.minus(STALE));
          case "missing" -> Map.of();
          default -> signer.headers(due.url(), due.body(), now);
        };
    return new Callback(due.url(), headers, due.body(), attempts);
  }

  private static Optional<URI> address(String url) {
    try {
      URI address = URI.create(url);
      boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      return isWeb && address.getHost() != null ? Optional.of(address) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
