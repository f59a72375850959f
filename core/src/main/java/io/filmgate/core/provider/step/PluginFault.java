package io.filmgate.core.provider.step;

/**
 * A plugin broke its contract. The message is for the operator's log: what broke and where in the
 * plugin, never what a plugin wrote into an exception, since that may quote a secret.
 */
public final class PluginFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int FRAMES = 4;

  public PluginFault(String message) {
    super(message, null, false, false);
  }

  static PluginFault thrown(Throwable cause) {
    StringBuilder text = new StringBuilder("it threw ").append(cause.getClass().getName());
    StackTraceElement[] frames = cause.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append(i == 0 ? " at " : " < ").append(frames[i]);
    }
    return new PluginFault(text.toString());
  }
}
