package io.filmgate.plugin.vidu;

import io.filmgate.spi.Capability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One row of the table: what one model does in one operation.
 *
 * @param model the vendor's name
 * @param operation as in the vendor's path
 * @param pictures exactly how many it takes
 * @param lengths ranges of seconds, the vendor's default in the first one
 * @param ratios the vendor's default first; none where the picture decides
 * @param hasAudio whether a video has sound when nothing is said about it
 * @param fields the fields that the operation knows besides those of every request
 * @param without those of them that do nothing with this model
 */
record Offer(
    String model,
    String operation,
    int pictures,
    List<Length> lengths,
    List<String> ratios,
    boolean hasAudio,
    Map<String, FieldRule> fields,
    Set<String> without) {

  /**
   * A range of lengths and the resolutions that it comes in.
   *
   * @param usual the vendor's default, in seconds
   * @param resolutions the vendor's default first
   */
  record Length(int usual, int least, int most, List<String> resolutions) {
    private Stream<Integer> seconds() {
      return IntStream.rangeClosed(least, most).boxed();
    }
  }

  int usualSeconds() {
    return lengths.get(0).usual();
  }

  Optional<Length> length(long seconds) {
    return lengths.stream()
        .filter(length -> length.least() <= seconds && seconds <= length.most())
        .findFirst();
  }

  /** The lengths in words: {@code 1 to 16}, {@code 4 or 8}. */
  String lengthsInWords() {
    return String.join(
        " or ",
        lengths.stream()
            .map(
                length ->
                    length.least() == length.most()
                        ? String.valueOf(length.least())
                        : length.least() + " to " + length.most())
            .toList());
  }

  Capability capability() {
    Stream<Integer> all = lengths.stream().flatMap(Length::seconds);
    return new Capability(
        operation,
        pictures,
        pictures,
        Stream.concat(Stream.of(usualSeconds()), all).distinct().toList(),
        lengths.stream().flatMap(length -> length.resolutions().stream()).distinct().toList(),
        ratios);
  }
}
