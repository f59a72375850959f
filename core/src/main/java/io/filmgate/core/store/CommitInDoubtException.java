package io.filmgate.core.store;

import java.sql.SQLException;

/** The connection was lost while it committed. What it wrote is durable, or it is not. */
final class CommitInDoubtException extends SQLException {
  private static final long serialVersionUID = 1L;

  CommitInDoubtException(SQLException cause) {
    super("the answer to a commit was lost", cause);
  }
}
