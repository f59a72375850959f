package io.filmgate.simulators.jimeng;

import java.util.Arrays;
import java.util.Optional;

/** The actions that the one address has, in pairs. */
enum JimengAction {
  CVSync2AsyncSubmitTask(true, false),
  CVSync2AsyncGetResult(false, false),
  CVSubmitTask(true, true),
  CVGetResult(false, true);

  static final String VERSION = "2022-08-31";

  private final boolean isSubmit;
  private final boolean isForAvatars;

  JimengAction(boolean isSubmit, boolean isForAvatars) {
    this.isSubmit = isSubmit;
    this.isForAvatars = isForAvatars;
  }

  static Optional<JimengAction> named(String name) {
    return Arrays.stream(values()).filter(action -> action.name().equals(name)).findFirst();
  }

  boolean isSubmit() {
    return isSubmit;
  }

  boolean isForAvatars() {
    return isForAvatars;
  }

  /** The action, or the gateway's refusal. */
  static JimengAction of(JimengEnvelope envelope) {
    if (envelope.action().isEmpty()) {
      throw GatewayError.MissingParameter.refusal(envelope, "Action");
    }
    if (envelope.version().isEmpty()) {
      throw GatewayError.MissingParameter.refusal(envelope, "Version");
    }
    return named(envelope.action())
        .filter(action -> envelope.version().equals(VERSION))
        .orElseThrow(
            () ->
                GatewayError.InvalidActionOrVersion.refusal(
                    envelope, envelope.action() + " for version " + envelope.version()));
  }
}
