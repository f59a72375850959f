package io.filmgate.core.config;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;

/** What operators say about jobs in doubt, read by the rules of the file. */
public final class DecisionText {
  private static final Scalar<String> REASON =
      Scalar.of(ReasonText.EXPECTED, text -> Optional.of(text).filter(ReasonText::isReason));

  private static final Scalar<String> VENDOR_JOB =
      Scalar.of(
          "the vendor's id of the job, 1 to 200 visible characters",
          text -> Optional.of(text).filter(DecisionText::isVendorJob));

  private static final Scalar<Boolean> ONLY_TRUE =
      Scalar.of("true, or left out", text -> Optional.of(true).filter(is -> text.equals("true")));

  private DecisionText() {}

  /** What a job in doubt ends with, or goes on as: exactly one of them. */
  public enum Choice {
    FOUND,
    CHARGE,
    RELEASE
  }

  /**
   * A decision.
   *
   * @param vendorJobId empty unless it was found
   */
  public record Resolution(Choice choice, String vendorJobId, String reason) {}

  /** Whether a text can be a vendor's id. */
  public static boolean isVendorJob(String text) {
    return text.matches("[!-~]{1,200}");
  }

  /**
   * Reads a decision.
   *
   * @throws ConfigException with all problems
   */
  public static Resolution resolution(JsonObject members) {
    return TenantText.read(
        "",
        members,
        section -> {
          Value found = section.at("found");
          Value charge = section.at("charge");
          Value release = section.at("release");
          String reason = section.at("reason").required(REASON).orElse("");
          if (Stream.of(found, charge, release).filter(Value::isThere).count() != 1) {
            found.refuse("give exactly one of found, charge and release");
          }
          String vendorJobId = found.scalar(VENDOR_JOB, "");
          charge.scalar(ONLY_TRUE);
          release.scalar(ONLY_TRUE);
          Choice choice =
              found.isThere() ? Choice.FOUND : charge.isThere() ? Choice.CHARGE : Choice.RELEASE;
          return new Resolution(choice, vendorJobId, reason);
        });
  }

  /**
   * Reads why.
   *
   * @throws ConfigException with all problems
   */
  public static String reason(JsonObject members) {
    return TenantText.read(
        "", members, section -> section.at("reason").required(REASON).orElse(""));
  }
}
