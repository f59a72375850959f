package io.filmgate.core.wire;

/** Why a request's body is not taken. */
enum BodyRefusal {
  TOO_LARGE,
  LATE,
  /** Too many bytes of other bodies are in memory. */
  OVERLOADED
}
