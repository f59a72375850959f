package io.filmgate.core.wire;

/** Why a connection is dropped without an answer. */
enum ConnectionRefusal {
  /** There are too many of all clients together. */
  TOTAL,
  /** Its client has too many. */
  ADDRESS,
  /** Its first request did not come in time. */
  HEAD_LATE
}
