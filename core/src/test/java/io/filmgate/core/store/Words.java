package io.filmgate.core.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes words, of which each may be there once. */
final class Words implements BatchWriter<String> {
  static final String POISON = "poison";

  final List<List<String>> batches = new CopyOnWriteArrayList<>();
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  final AtomicInteger commits = new AtomicInteger();
  final AtomicInteger rollbacks = new AtomicInteger();

  static boolean makeTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("create table word (word text not null primary key)");
    }
  }

  static List<String> stored(Store store) {
    return TestStore.await(store.read(Words::read));
  }

  static List<String> read(Connection connection) throws SQLException {
    List<String> words = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement("select word from word");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        words.add(row.getString(1));
      }
    }
    return words;
  }

  @Override
  public Set<String> keys(String word) {
    return Set.of(word);
  }

  @Override
  public List<Object> write(WriteSession session, List<String> operations) throws SQLException {
    batches.add(operations);
    List<Object> answers = new ArrayList<>();
    for (String word : operations) {
      if (word.equals(POISON)) {
        throw new IllegalArgumentException("a mistake in the code");
      }
      session.batch("insert into word (word) values (?)").text(word).add();
      answers.add(word.length());
    }
    session.flush();
    return answers;
  }

  @Override
  public void committed() {
    int number = commits.incrementAndGet();
    waiting.removeIf(each -> each.number() <= number && each.reached().tryComplete());
  }

  /** Completes when there have been so many commits. */
  Future<Void> reached(int number) {
    Promise<Void> reached = Promise.promise();
    waiting.add(new Waiting(number, reached));
    return reached.future();
  }

  private record Waiting(int number, Promise<Void> reached) {}

  @Override
  public void rolledBack() {
    rollbacks.incrementAndGet();
  }
}
