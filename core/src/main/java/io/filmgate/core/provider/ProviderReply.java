package io.filmgate.core.provider;

import io.filmgate.spi.ProviderException;

/** A revision's answer on the bus. A failure is a value here: the bus would keep only its text. */
sealed interface ProviderReply {
  /** It went well; the value is one of the interface's own records. */
  record Answered(Object value) implements ProviderReply {}

  /** It did not. */
  record Refused(ProviderException failure) implements ProviderReply {}
}
