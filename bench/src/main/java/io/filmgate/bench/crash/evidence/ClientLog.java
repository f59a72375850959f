package io.filmgate.bench.crash.evidence;

import io.filmgate.bench.crash.evidence.Exchange.Answer;
import io.filmgate.bench.crash.evidence.Exchange.Kind;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What clients ask, written before it is sent, and what they see, written when it is seen: one JSON
 * object a line, never changed. Any thread may write.
 */
public final class ClientLog implements AutoCloseable {
  private final BufferedWriter file;

  private ClientLog(BufferedWriter file) {
    this.file = file;
  }

  /** Begins a log; there must be none of this name. */
  public static ClientLog create(Path file) throws IOException {
    return new ClientLog(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW));
  }

  /** To be called before anything is sent. */
  public void asks(Exchange exchange) {
    JsonObject line =
        line(exchange).put("asks", exchange.kind().name()).put("tenant", exchange.tenant());
    exchange.idempotencyKey().ifPresent(key -> line.put("idempotency_key", key));
    exchange.word().ifPresent(word -> line.put("word", word));
    exchange.job().ifPresent(job -> line.put("job", job));
    write(line);
  }

  public void sees(Exchange exchange, Answer answer) {
    JsonObject line = line(exchange).put("sees", answer.status());
    answer.job().ifPresent(job -> line.put("job", job));
    answer.jobStatus().ifPresent(status -> line.put("job_status", status));
    write(line);
  }

  /**
   * To be called when the wait is over.
   *
   * @param why the request's end without an answer
   */
  public void seesNothing(Exchange exchange, String why) {
    write(line(exchange).put("broken", why));
  }

  private static JsonObject line(Exchange exchange) {
    return new JsonObject().put("n", exchange.number()).put("at", Instant.now().toString());
  }

  private synchronized void write(JsonObject line) {
    try {
      file.write(line.encode());
      file.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  /** Everything that was asked, in order, with what came of it. */
  public static List<Exchange> read(Path file) throws IOException {
    Map<Long, Exchange> exchanges = new LinkedHashMap<>();
    for (String text : Files.readAllLines(file)) {
      JsonObject line = new JsonObject(text);
      long number = line.getLong("n");
      if (line.containsKey("asks")) {
        exchanges.put(number, asked(number, line));
      } else if (line.containsKey("sees")) {
        exchanges.computeIfPresent(number, (same, exchange) -> exchange.with(answer(line)));
      }
    }
    return List.copyOf(exchanges.values());
  }

  /** How many requests ended without an answer, by why. */
  public static Map<String, Long> broken(Path file) throws IOException {
    Map<String, Long> broken = new TreeMap<>();
    for (String text : Files.readAllLines(file)) {
      Optional.ofNullable(new JsonObject(text).getString("broken"))
          .ifPresent(why -> broken.merge(why, 1L, Long::sum));
    }
    return broken;
  }

  private static Exchange asked(long number, JsonObject line) {
    return new Exchange(
        number,
        Kind.valueOf(line.getString("asks")),
        line.getString("tenant"),
        text(line, "idempotency_key"),
        text(line, "word"),
        text(line, "job"),
        Optional.empty());
  }

  private static Answer answer(JsonObject line) {
    return new Answer(line.getInteger("sees"), text(line, "job"), text(line, "job_status"));
  }

  private static Optional<String> text(JsonObject line, String member) {
    return Optional.ofNullable(line.getString(member));
  }
}
