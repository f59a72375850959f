package io.filmgate.core.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Hands messages over by reference. They are immutable records, and there is one process; nothing
 * is ever written to a wire.
 */
public final class LocalCodec implements MessageCodec<Object, Object> {
  private static final String NAME = "filmgate-local";

  private LocalCodec() {}

  /** Makes every record that is sent over this bus go by reference. */
  public static void register(EventBus bus) {
    bus.registerCodec(new LocalCodec());
    bus.codecSelector(body -> NAME);
  }

  @Override
  public void encodeToWire(Buffer buffer, Object message) {
    throw new UnsupportedOperationException("messages stay in this process");
  }

  @Override
  public Object decodeFromWire(int position, Buffer buffer) {
    throw new UnsupportedOperationException("messages stay in this process");
  }

  @Override
  public Object transform(Object message) {
    return message;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
