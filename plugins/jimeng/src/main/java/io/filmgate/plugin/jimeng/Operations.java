package io.filmgate.plugin.jimeng;

/** The names of the operations. Durable: once released, none gets another name or meaning. */
final class Operations {
  static final String TEXT = "text2video";
  static final String IMAGE = "image2video";
  static final String FIRST_AND_LAST = "frames2video";
  static final String CAMERA = "camera2video";
  static final String MIMIC = "mimic";
  static final String AVATAR = "avatar";

  /** Of a product that this version does not know; everything is passed on to it. */
  static final String OTHER = "other";

  private Operations() {}
}
