package io.filmgate.plugin.vidu;

import io.filmgate.spi.Capability;
import io.filmgate.spi.JsonView;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One row of the matrix: what one model does in one shape.
 *
 * @param model the vendor's name
 * @param row as it stands in the shape's file
 */
record Offer(String model, Shape shape, JsonView row) {
  private static final int PICTURES_OF_A_SUBJECT = 3;

  /**
   * A range of lengths and the resolutions that it comes in.
   *
   * @param usual the vendor's default, in seconds
   * @param resolutions the vendor's default first; none where there is no choice
   */
  record Length(int usual, int least, int most, List<String> resolutions) {
    private Stream<Integer> seconds() {
      return IntStream.rangeClosed(least, most).boxed();
    }

    boolean covers(long seconds) {
      return least <= seconds && seconds <= most;
    }
  }

  boolean isOf(Shape other) {
    return shape.name().equals(other.name());
  }

  boolean takes(int pictures) {
    return leastPictures() <= pictures && pictures <= mostPictures();
  }

  /** The lengths, the vendor's default in the first one; none where the source decides. */
  List<Length> lengths() {
    return row.list("lengths").stream()
        .map(
            length ->
                new Length(
                    number(length, "usual"),
                    number(length, "least"),
                    number(length, "most"),
                    Shape.texts(length, "resolutions")))
        .toList();
  }

  Optional<Length> length(long seconds) {
    return lengths().stream().filter(length -> length.covers(seconds)).findFirst();
  }

  int longest() {
    return lengths().stream().mapToInt(Length::most).max().orElse(0);
  }

  /** Whether 0 seconds leave the length to the vendor. */
  boolean hasAutomaticLength() {
    return row.flag("automaticLength").orElse(false);
  }

  /** The lengths in words: {@code 1 to 16}, {@code 4 or 8}. */
  String lengthsInWords() {
    return String.join(
        " or ",
        lengths().stream()
            .map(
                length ->
                    length.least() == length.most()
                        ? String.valueOf(length.least())
                        : length.least() + " to " + length.most())
            .toList());
  }

  /** The resolutions at any length, the vendor's default first. */
  List<String> resolutions() {
    return Stream.concat(
            Shape.texts(row, "resolutions").stream(),
            lengths().stream().flatMap(length -> length.resolutions().stream()))
        .distinct()
        .toList();
  }

  /** The vendor's default first; none where a picture decides. */
  List<String> ratios() {
    return Shape.texts(row, "ratios");
  }

  /** Whether other ratios than the listed ones are taken, too. */
  boolean takesAnyRatio() {
    return row.flag("anyRatio").orElse(false);
  }

  /** Whether a video has sound when nothing is said about it. */
  boolean hasAudio() {
    return row.flag("audio").orElse(false);
  }

  /** Whether a field does nothing with this model. */
  boolean isWithout(String field) {
    return Shape.texts(row, "without").contains(field);
  }

  int leastPictures() {
    return number(row, "pictures[0]");
  }

  int mostPictures() {
    return number(row, "pictures[1]");
  }

  /** How many reference videos it takes. */
  int mostVideos() {
    return row.whole("videos.most").orElse(0L).intValue();
  }

  /** How many pictures it takes beside reference videos. */
  int mostPicturesBesideVideos() {
    return row.whole("videos.pictures").orElse((long) mostPictures()).intValue();
  }

  /** How many subjects it takes, those with a video not counted. */
  int mostSubjects() {
    return number(row, "subjects");
  }

  /** What it says of its key frames: {@code least}, {@code most}, {@code longestPrompt}. */
  int keyFrames(String bound) {
    return number(row, "keyFrames." + bound);
  }

  Capability capability() {
    return switch (shape.inside()) {
      case NOTHING -> capability(leastPictures(), mostPictures(), seconds());
      case SUBJECTS -> capability(1, mostSubjects() * PICTURES_OF_A_SUBJECT, seconds());
      // the start picture comes on top; the length is the sum of what the frames ask for
      case KEY_FRAMES -> capability(keyFrames("least") + 1, keyFrames("most") + 1, List.of());
    };
  }

  private Capability capability(int leastImages, int mostImages, List<Integer> seconds) {
    Capability capability =
        new Capability(
            shape.operation(), leastImages, mostImages, seconds, resolutions(), ratios());
    List<String> inputs = inputs();
    return inputs.isEmpty() ? capability : capability.from(inputs.toArray(String[]::new));
  }

  /** What it starts from, where that is more than its pictures tell. */
  private List<String> inputs() {
    List<String> own = Shape.texts(row, "inputs");
    return own.isEmpty() ? Shape.texts(shape.table(), "inputs") : own;
  }

  private List<Integer> seconds() {
    Stream<Integer> usual = lengths().stream().limit(1).map(Length::usual);
    Stream<Integer> all = lengths().stream().flatMap(Length::seconds);
    return Stream.concat(usual, all).distinct().toList();
  }

  private static int number(JsonView view, String path) {
    return view.whole(path).orElseThrow().intValue();
  }
}
