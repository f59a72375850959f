package io.filmgate.core.provider.network;

/** An address that must not be used. The message completes the sentence "the address …". */
public final class AddressRefused extends Exception {
  private static final long serialVersionUID = 1L;

  AddressRefused(String reason) {
    super(reason, null, false, false);
  }
}
