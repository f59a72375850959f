package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import java.util.List;
import java.util.Set;

/**
 * What one {@code req_key} takes in one operation. Each wither returns a changed copy, so that the
 * tables read as one line a row.
 *
 * @param reqKey the vendor's name
 * @param capability its operation, pictures, lengths and shapes; without lengths the input decides
 * @param prompt what it makes of a prompt
 * @param mostSeconds the longest video there can be, where the input decides
 * @param shared the fields it takes that have a counterpart at the top level, or that the gateway
 *     fills in
 * @param own the fields it takes from metadata only
 */
record Product(
    String reqKey,
    Capability capability,
    Prompt prompt,
    long mostSeconds,
    Set<String> shared,
    List<OwnField> own) {
  /** Taken by products that want one address instead of a list of pictures. */
  static final String IMAGE_URL = "image_url";

  /** Taken by products that call back; the gateway fills it in. */
  static final String CALLBACK_URL = "callback_url";

  Product {
    shared = Set.copyOf(shared);
    own = List.copyOf(own);
  }

  static Product of(String reqKey, Capability capability, Prompt prompt) {
    return new Product(reqKey, capability, prompt, 0, Set.of(), List.of());
  }

  /** The length follows from what is sent along. */
  Product secondsUpTo(long most) {
    return new Product(reqKey, capability, prompt, most, shared, own);
  }

  Product taking(String... fields) {
    return new Product(reqKey, capability, prompt, mostSeconds, Set.of(fields), own);
  }

  Product owning(OwnField... fields) {
    return new Product(reqKey, capability, prompt, mostSeconds, shared, List.of(fields));
  }

  boolean takes(String field) {
    return shared.contains(field);
  }

  boolean takesPictures(int count) {
    return count >= capability.leastImages() && count <= capability.mostImages();
  }

  /** How many pictures it takes, in words. */
  String picturesInWords() {
    int count = capability.mostImages();
    return count == 0 ? "no picture" : "exactly " + count + (count == 1 ? " picture" : " pictures");
  }
}
