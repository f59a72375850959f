package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class GroupCommitTest {
  private final TestStore store;
  private final Words words = new Words();

  GroupCommitTest(TestDatabase database) {
    store = new TestStore(database);
  }

  @BeforeEach
  void makeTable() {
    TestStore.await(store.store().write(Words::makeTable));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void what_arrives_meanwhile_shares_one_commit_and_each_gets_its_own_answer() {
    List<Future<Object>> answers = new ArrayList<>();
    store.together(() -> List.of("a", "bb", "ccc").forEach(word -> answers.add(write(word))));

    assertThat(TestStore.awaitAll(answers)).containsExactly(1, 2, 3);
    assertThat(words.batches).containsExactly(List.of("a", "bb", "ccc"));
    assertThat(words.commits).hasValue(1);
  }

  @Test
  void a_batch_is_bounded() {
    List<Future<Object>> answers = new ArrayList<>();
    store.together(
        () -> {
          for (int i = 0; i < GroupCommit.MOST_IN_A_BATCH + 1; i++) {
            answers.add(write("word " + i));
          }
        });
    TestStore.awaitAll(answers);

    assertThat(words.batches)
        .extracting(List::size)
        .containsExactly(GroupCommit.MOST_IN_A_BATCH, 1);
  }

  @Test
  void operations_on_the_same_thing_go_into_one_batch_after_the_other() {
    List<Future<Object>> answers = new ArrayList<>();
    store.together(() -> List.of("a", "b", "a").forEach(word -> answers.add(write(word))));

    assertThat(TestStore.await(answers.get(0))).isEqualTo(1);
    assertThat(TestStore.await(answers.get(1))).isEqualTo(1);
    assertThatThrownBy(() -> TestStore.await(answers.get(2))).isInstanceOf(StoreException.class);
    assertThat(words.batches).containsExactly(List.of("a", "b"), List.of("a"));
  }

  @Test
  void neighbours_survive_a_poisoned_operation() {
    List<Future<Object>> answers = new ArrayList<>();
    store.together(
        () -> {
          for (int i = 0; i < 16; i++) {
            answers.add(write(i == 11 ? Words.POISON : "word " + i));
          }
        });

    assertThatThrownBy(() -> TestStore.await(answers.get(11)))
        .isInstanceOf(StoreException.class)
        .isNotInstanceOf(StoreUnavailableException.class);
    answers.remove(11);
    assertThat(TestStore.awaitAll(answers)).hasSize(15);
    assertThat(count()).isEqualTo(15);
    assertThat(words.batches).hasSizeLessThan(16);
    assertThat(words.rollbacks).hasPositiveValue();
  }

  @Test
  void neighbours_survive_a_row_that_the_database_refuses() {
    TestStore.await(write("there"));
    List<Future<Object>> answers = new ArrayList<>();
    store.together(() -> List.of("a", "there", "b", "c").forEach(word -> answers.add(write(word))));

    assertThat(TestStore.await(answers.get(0))).isEqualTo(1);
    assertThatThrownBy(() -> TestStore.await(answers.get(1)))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("refused: (SQLITE_CONSTRAINT|SQLSTATE 23505 .word_pkey.)");
    answers.remove(1);
    assertThat(TestStore.awaitAll(answers)).hasSize(3);
    assertThat(count()).isEqualTo(4);
  }

  @Test
  void a_future_completes_on_its_callers_context() {
    Context context = store.vertx().getOrCreateContext();
    Promise<Context> seen = Promise.promise();
    context.runOnContext(
        nothing -> write("a").onComplete(done -> seen.complete(Vertx.currentContext())));

    assertThat(TestStore.await(seen.future())).isSameAs(context);
  }

  @Test
  void more_than_the_line_holds_is_told_so_at_once() {
    List<Future<Object>> answers = new ArrayList<>();
    store.together(
        () -> {
          for (int i = 0; i <= GroupCommit.MOST_WAITING; i++) {
            answers.add(write("word " + i));
          }
          assertThat(answers.get(GroupCommit.MOST_WAITING).cause())
              .isInstanceOf(StoreUnavailableException.class);
        });

    assertThat(TestStore.awaitAll(answers.subList(0, GroupCommit.MOST_WAITING)))
        .hasSize(GroupCommit.MOST_WAITING);
  }

  @Test
  void what_was_handed_over_is_committed_before_the_store_closes() {
    List<Future<Object>> answers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      answers.add(write("word " + i));
    }
    store.reopen();

    assertThat(TestStore.awaitAll(answers)).hasSize(500);
    assertThat(count()).isEqualTo(500);
  }

  @Test
  void a_closed_store_takes_nothing() {
    Store closed = store.store();
    store.reopen();

    assertThatThrownBy(() -> TestStore.await(closed.write(words, "a")))
        .isInstanceOf(StoreUnavailableException.class);
  }

  private Future<Object> write(String word) {
    return store.store().write(words, word);
  }

  private int count() {
    return Words.stored(store.store()).size();
  }
}
