package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobRow;
import io.filmgate.core.ledger.Scope;

/**
 * The jobs of one key that wait for the same channels: they are served first come, first served.
 *
 * @param lane the text of the lane
 */
record Flow(String tenantId, String keyId, String lane) {
  static Flow of(Job job) {
    return new Flow(job.tenantId(), job.keyId(), JobRow.lane(job.lane()));
  }

  Scope key() {
    return Scope.key(tenantId, keyId);
  }

  /** The name of its row. */
  String id() {
    return key().id() + " " + lane;
  }
}
