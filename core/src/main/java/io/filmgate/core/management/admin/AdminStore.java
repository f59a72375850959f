package io.filmgate.core.management.admin;

import io.filmgate.core.job.JobsUnavailable;
import io.filmgate.core.management.operator.Operator;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.StoreUnavailableException;
import io.filmgate.core.tenant.Change;
import io.filmgate.core.tenant.KeyChanges;
import io.filmgate.core.tenant.KeyRegister;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks and changes what the store holds; what goes wrong is what the operator is told. */
final class AdminStore {
  private static final Logger LOG = LoggerFactory.getLogger(AdminStore.class);

  private final AdminDependencies dependencies;

  AdminStore(AdminDependencies dependencies) {
    this.dependencies = dependencies;
  }

  <T> Future<T> ask(KeyRegister.Question<T> question) {
    return read(
        connection -> question.of(KeyRegister.of(dependencies.declared().get(), connection)));
  }

  <T> Future<T> read(SqlWork<T> work) {
    return dependencies.read().run(work).recover(AdminStore::away);
  }

  /**
   * Does it, with an entry in the audit. When this completes, requests meet the change; if only the
   * keys' own reading of it fails, they meet it as soon as the store can be read.
   */
  <T> Future<T> change(Operator operator, KeyChanges.Wish<T> wish) {
    return dependencies
        .write()
        .run(
            connection ->
                wish.on(
                    new KeyChanges(
                        connection,
                        dependencies.declared().get(),
                        operator.subject(),
                        dependencies.clock().instant())))
        .recover(AdminStore::away)
        .map(change -> change.orElseThrow(AdminStore::refused))
        .compose(
            now -> dependencies.keysChanged().get().map(now).recover(late -> unread(now, late)));
  }

  private static ApiException refused(Change.Refused<?> refused) {
    return new ApiException(AdminErrors.refused(refused.reason(), refused.message()));
  }

  private static <T> Future<T> unread(T now, Throwable late) {
    LOG.warn("a change of keys is stored, but cannot be read so far: {}", late.getMessage());
    return Future.succeededFuture(now);
  }

  /** What an operator is told while the store is away. */
  static <T> Future<T> away(Throwable failure) {
    if (failure instanceof StoreUnavailableException || failure instanceof JobsUnavailable) {
      LOG.warn("the store does not answer an operator: {}", failure.getMessage());
      return Future.failedFuture(new ApiException(Errors.storeAway()));
    }
    return Future.failedFuture(failure);
  }
}
