package io.filmgate.core.ledger;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What becomes of a reservation.
 *
 * @param used what the tenant pays for; the rest of the reservation is given back. {@link
 *     Hold#NONE} releases all of it
 * @param absorbed what was used beyond the reservation and is not charged
 * @param vendorCost what the vendor charges the operator: {@code amount}, {@code unit}
 * @param reason for people: {@code completed}, {@code refused}, a policy's name …
 */
public record Settlement(Hold used, Hold absorbed, Optional<JsonObject> vendorCost, String reason) {
  /** Everything is given back. */
  public static Settlement release(String reason) {
    return new Settlement(Hold.NONE, Hold.NONE, Optional.empty(), reason);
  }
}
