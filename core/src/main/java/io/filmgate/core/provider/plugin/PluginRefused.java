package io.filmgate.core.provider.plugin;

/** A jar that will not serve. The message is a line for the operator: what is wrong, what to do. */
public final class PluginRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public PluginRefused(String line) {
    super(line, null, false, false);
  }
}
