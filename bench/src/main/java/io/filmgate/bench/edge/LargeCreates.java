package io.filmgate.bench.edge;

import io.filmgate.bench.stage.Api;
import io.filmgate.bench.stage.Stage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Ten creates of 10 MB at the same time: each is served, or told when to come back. */
public final class LargeCreates implements Show {
  private static final int CREATES = 10;
  private static final int BODY_BYTES = 10_000_000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  @Override
  public Outcome run(Stage stage) throws Exception {
    String body = body();
    stage.api().create("warm-up");
    AtomicLong peak = new AtomicLong();
    ScheduledFuture<?> looks =
        stage
            .timer()
            .scheduleAtFixedRate(
                () -> peak.accumulateAndGet(stage.heap().used(), Math::max),
                0,
                BETWEEN_LOOKS.toMillis(),
                TimeUnit.MILLISECONDS);
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < CREATES; i++) {
      answers.add(stage.threads().submit(() -> stage.api().createBody(body)));
    }
    int served = 0;
    int later = 0;
    List<Integer> others = new ArrayList<>();
    for (Future<HttpResponse<String>> answer : answers) {
      HttpResponse<String> response = answer.get();
      if (response.statusCode() == 200) {
        served++;
      } else if (response.statusCode() == 503
          && response.headers().firstValue("retry-after").isPresent()) {
        later++;
      } else {
        others.add(response.statusCode());
      }
    }
    looks.cancel(false);
    boolean servesOn = stage.api().create("afterwards").statusCode() == 200;
    return new Outcome(
        others.isEmpty() && servesOn,
        "%d creates of %d bytes: %d served, %d told to come back, others %s; peak heap %d MiB of %d"
            .formatted(
                CREATES, body.length(), served, later, others, peak.get(), Stage.HEAP_MEBIBYTES));
  }

  /** With a JPEG that has a header and nothing that could be shown. */
  private static String body() {
    byte[] header = {
      (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xc0, 0, 11, 8, 4, 0, 4, 0, 1, 1, 17, 0
    };
    byte[] picture = new byte[BODY_BYTES / 4 * 3];
    new Random(1).nextBytes(picture);
    System.arraycopy(header, 0, picture, 0, header.length);
    picture[picture.length - 2] = (byte) 0xff;
    picture[picture.length - 1] = (byte) 0xd9;
    return "{\"model\":\"%s\",\"prompt\":\"a lighthouse\",\"image\":\"%s\"}"
        .formatted(Api.MODEL, Base64.getEncoder().encodeToString(picture));
  }
}
