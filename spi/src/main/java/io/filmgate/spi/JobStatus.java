package io.filmgate.spi;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a vendor says about a job. */
public sealed interface JobStatus {

  /** Accepted, not begun. */
  record Queued() implements JobStatus {}

  /**
   * Begun, not ended; also the answer for a state that the plugin does not know.
   *
   * @param percent 0 to 100 where the vendor tells
   */
  record Running(Optional<Integer> percent) implements JobStatus {
    public Running {
      Objects.requireNonNull(percent, "percent");
    }

    /** Running, and the vendor does not say how far. */
    public static Running unknownProgress() {
      return new Running(Optional.empty());
    }
  }

  /**
   * Ended well.
   *
   * @param assets the results; without one of role {@link Asset.Role#VIDEO} the gateway takes it
   *     for a failure
   * @param usage what was really used, if the vendor tells; never charged above what was ordered
   * @param cost what the vendor charges the operator, if it tells
   * @param details flat values that the tenant sees in the job's {@code metadata}
   */
  record Succeeded(
      List<Asset> assets, Optional<Usage> usage, Optional<VendorCost> cost, JsonObject details)
      implements JobStatus {
    public Succeeded {
      assets = List.copyOf(assets);
      Objects.requireNonNull(usage, "usage");
      Objects.requireNonNull(cost, "cost");
      details = details.copy();
    }

    /** Ended well, and nothing is known besides the files. */
    public static Succeeded of(List<Asset> assets) {
      return new Succeeded(assets, Optional.empty(), Optional.empty(), new JsonObject());
    }
  }

  /**
   * Ended badly, for good.
   *
   * @param kind one of the kinds that {@linkplain ErrorKind#endsJob() end a job}
   * @param message our own words; reaches the tenant
   * @param vendorCode the vendor's code, for the operator
   */
  record Failed(ErrorKind kind, String message, Optional<String> vendorCode) implements JobStatus {
    public Failed {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(vendorCode, "vendorCode");
      if (!kind.endsJob()) {
        throw new IllegalArgumentException(kind + " says nothing final about a job");
      }
    }
  }

  /**
   * What a vendor charges the operator.
   *
   * @param amount in {@code unit}
   * @param unit the vendor's unit, for example {@code credits}
   */
  record VendorCost(BigDecimal amount, String unit) {
    public VendorCost {
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(unit, "unit");
    }
  }
}
