package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one {@code req_key} takes in one operation.
 *
 * @param reqKey the vendor's name
 * @param capability its operation, pictures, lengths and shapes; without lengths the input decides
 * @param fields the fields it takes from metadata besides prompt, pictures and those required
 * @param required the fields that it cannot do without, each with its allowed values; none listed:
 *     any text
 * @param promptCharacters how many characters of a prompt it reads
 */
record Product(
    String reqKey,
    Capability capability,
    Set<String> fields,
    Map<String, List<String>> required,
    int promptCharacters) {
  Product {
    fields = Set.copyOf(fields);
    required = Map.copyOf(required);
  }

  boolean takes(String field) {
    return fields.contains(field) || required.containsKey(field);
  }

  boolean takesPictures(int count) {
    return count >= capability.leastImages() && count <= capability.mostImages();
  }

  /** How many pictures it takes, in words. */
  String picturesInWords() {
    int least = capability.leastImages();
    int most = capability.mostImages();
    if (most == 0) {
      return "no picture";
    }
    String number = least == most ? "exactly " + most : least + " to " + most;
    return number + (most == 1 ? " picture" : " pictures");
  }
}
