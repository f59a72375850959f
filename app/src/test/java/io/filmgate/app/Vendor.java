package io.filmgate.app;

import java.util.Locale;

/** The simulated vendors. */
enum Vendor {
  KLING("kling-v1"),
  JIMENG("jimeng_vgfm_t2v_l20"),
  VIDU("viduq1");

  private final String model;

  Vendor(String model) {
    this.model = model;
  }

  /** The model that the tests' gateways offer of it. */
  String model() {
    return model;
  }

  /** The request of the seed document, verbatim. */
  String seed() {
    return Resources.text("demo/" + name().toLowerCase(Locale.ROOT) + ".json");
  }
}
