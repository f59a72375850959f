package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server dies while it commits, and another one starts on its files. */
class PostgresCrashTest {
  private static final int KILLS = 2;
  private static final int CALLERS = 64;
  private static final int COMMITS_BETWEEN_KILLS = 20;

  private final Vertx vertx = Vertx.vertx();
  private final Words words = new Words();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger handedOver = new AtomicInteger();

  @TempDir private Path folder;
  private Path data;
  private TestServer server;
  private Store store;
  private volatile boolean isEnding;

  @BeforeEach
  void start() {
    data = folder.resolve("data");
    server = TestServer.start(data, 0);
    StoreConfig config = server.create();
    store =
        Store.open(
            vertx,
            config,
            folder,
            failure -> {
              throw new IllegalStateException(failure);
            });
    // without a key: what is there twice is to be seen
    TestStore.await(store.write(connection -> execute(connection.createStatement())));
  }

  @AfterEach
  void stop() throws Exception {
    store.close();
    server.stop();
    TestStore.await(vertx.close());
  }

  private static boolean execute(Statement statement) throws SQLException {
    try (statement) {
      return statement.execute("create table word (word text not null)");
    }
  }

  @Test
  void what_was_acknowledged_is_there_once_and_nothing_else_however_often_the_server_dies()
      throws Exception {
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Promise<Void> ended = Promise.promise();
      callers.add(ended.future());
      call(ended);
    }
    for (int i = 0; i < KILLS; i++) {
      awaitCommits(words.commits.get() + COMMITS_BETWEEN_KILLS);
      server.kill(data);
      server = TestServer.start(data, server.port());
    }
    awaitCommits(words.commits.get() + COMMITS_BETWEEN_KILLS);
    isEnding = true;
    TestStore.await(Future.join(callers));

    assertThat(Words.stored(store)).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(handedOver.get()).as("some were refused").isGreaterThan(acknowledged.size());
  }

  /** One word after the other, whatever becomes of it. */
  private void call(Promise<Void> ended) {
    if (isEnding) {
      ended.complete();
      return;
    }
    String word = "word " + handedOver.incrementAndGet();
    store
        .write(words, word)
        .onSuccess(written -> acknowledged.add(word))
        .onComplete(done -> again(done.failed(), ended));
  }

  private void again(boolean hasFailed, Promise<Void> ended) {
    if (hasFailed) {
      vertx.setTimer(10, timer -> call(ended));
    } else {
      call(ended);
    }
  }

  private void awaitCommits(int number) {
    TestStore.await(words.reached(number));
  }
}
