package io.filmgate.core.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Writes operations of one kind, many in one transaction. Called on the writer's thread only.
 *
 * @param <O> the operations: data, so that they can be tried again
 */
public interface BatchWriter<O> {
  /**
   * What an operation is about. Two that share a key never meet in one batch; the later one waits
   * for the next. Called on any thread.
   */
  Set<String> keys(O operation);

  /**
   * Writes a batch, in order of arrival. An exception rolls the batch back; what is then tried
   * again is a part of it.
   *
   * @return one answer for each operation, in the same order
   */
  List<Object> write(WriteSession session, List<O> operations) throws SQLException;

  /** What the last {@link #write} wrote is durable. */
  void committed();

  /**
   * What the last {@link #write} wrote is undone: whatever was kept in memory must be forgotten.
   */
  void rolledBack();
}
