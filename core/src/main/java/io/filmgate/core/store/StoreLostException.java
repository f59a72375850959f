package io.filmgate.core.store;

/** The store is not as this process left it. What the process keeps in memory is wrong. */
final class StoreLostException extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreLostException(String message) {
    super(message);
  }
}
