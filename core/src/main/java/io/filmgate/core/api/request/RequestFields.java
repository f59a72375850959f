package io.filmgate.core.api.request;

import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.Quoted;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the fields of a create: every mistake in their form is found, and told together. */
public final class RequestFields {
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "prompt",
          "duration",
          "fps",
          "height",
          "width",
          "size",
          "image",
          "metadata",
          "n",
          "response_format",
          "seed",
          "user");
  private static final int MOST_PIXELS = 99_999;
  private static final int MOST_FPS = 1000;
  private static final int MOST_SECONDS = 3600;
  private static final String DURATION = "a number of seconds above 0 and up to " + MOST_SECONDS;

  private final JsonObject body;
  private final Findings findings = new Findings();
  private final FieldReader fields;
  private final MetadataFields metadata;

  private RequestFields(JsonObject body, Function<String, Optional<String>> addressRule) {
    this.body = body;
    this.fields = new FieldReader(body, findings);
    this.metadata = new MetadataFields(addressRule, findings);
  }

  /**
   * Reads a decoded body.
   *
   * @param addressRule says why an address must not be given to a vendor; empty if it may
   * @throws ApiException with all problems
   */
  public static GenerationFields read(
      JsonObject body, Function<String, Optional<String>> addressRule) {
    RequestFields reading = new RequestFields(body, addressRule);
    GenerationFields read = reading.read();
    if (!reading.findings.problems().isEmpty()) {
      throw new ApiException(Errors.problems(reading.findings.problems()));
    }
    return read;
  }

  private GenerationFields read() {
    checkNames();
    String model = fields.neededText("model");
    String prompt = fields.neededText("prompt");
    Optional<Size> size = size();
    Optional<ImageInput> image = image();
    Optional<BigDecimal> seconds = seconds();
    Optional<Long> fps = fields.whole("fps", 1, MOST_FPS);
    Optional<Long> seed = fields.whole("seed", -1, Long.MAX_VALUE);
    fields.whole("n", 1, 1);
    responseFormat();
    Optional<String> user = fields.text("user");
    JsonObject vendors = metadata.read(body.getValue("metadata"), model);
    return new GenerationFields(
        model,
        prompt,
        image,
        seconds,
        size,
        fps.map(Long::intValue),
        seed,
        user,
        vendors,
        findings.warnings());
  }

  private void responseFormat() {
    Object format = body.getValue("response_format");
    if (format != null && !format.equals("url")) {
      findings.problem(FieldProblem.invalid("response_format", "\"url\"", format));
    }
  }

  private void checkNames() {
    for (String name : body.fieldNames()) {
      if (KNOWN.contains(name) || body.getValue(name) == null) {
        continue;
      }
      String shown = Quoted.text(name);
      if (VendorFields.contains(name)) {
        findings.problem(
            new FieldProblem("misplaced_field", shown, shown + " belongs into metadata"));
      } else {
        findings.warn(
            Warning.Code.UNKNOWN_FIELD, shown, "not known; a vendor's field belongs into metadata");
      }
    }
  }

  private Optional<BigDecimal> seconds() {
    Optional<BigDecimal> seconds = fields.number("duration", DURATION);
    boolean isUsable =
        seconds
            .filter(value -> value.signum() > 0)
            .filter(value -> value.compareTo(BigDecimal.valueOf(MOST_SECONDS)) <= 0)
            .isPresent();
    if (seconds.isPresent() && !isUsable) {
      findings.problem(FieldProblem.invalid("duration", DURATION, body.getValue("duration")));
      return Optional.empty();
    }
    return seconds;
  }

  private Optional<Size> size() {
    Optional<Size> pixels = pixels();
    Optional<String> written = fields.text("size");
    Optional<Size> size = written.flatMap(Size::parse);
    if (written.isPresent() && size.isEmpty()) {
      findings.problem(
          FieldProblem.invalid("size", "WIDTHxHEIGHT or a ratio such as 16:9", written.get()));
    }
    if (size.isPresent() && pixels.isPresent() && !size.equals(pixels)) {
      findings.problem(
          new FieldProblem(
              "unsupported_combination",
              "size",
              "size cannot be given with another width and height"));
    }
    return size.isPresent() ? size : pixels;
  }

  private Optional<Size> pixels() {
    Optional<Long> width = fields.whole("width", 1, MOST_PIXELS);
    Optional<Long> height = fields.whole("height", 1, MOST_PIXELS);
    needsOther("width", "height");
    needsOther("height", "width");
    return width.flatMap(wide -> height.map(high -> Size.pixels(wide.intValue(), high.intValue())));
  }

  private void needsOther(String name, String other) {
    if (fields.has(name) && !fields.has(other)) {
      findings.problem(FieldProblem.missing(other, "given together with " + name));
    }
  }

  private Optional<ImageInput> image() {
    Optional<String> written = fields.text("image");
    Optional<ImageInput> image = written.flatMap(ImageInput::parse);
    if (image.isPresent() && image.get() instanceof ImageInput.Url address) {
      metadata.checkAddress("image", address.url());
    } else if (written.isPresent() && image.isEmpty()) {
      String text = written.get();
      if (AddressText.isLike(text)) {
        metadata.checkAddress("image", text);
      } else {
        findings.problem(
            new FieldProblem("invalid_image", "image", "image " + ImageInput.fault(text)));
      }
    }
    return image;
  }
}
