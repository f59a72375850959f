package io.filmgate.simulators.kling;

import io.filmgate.simulators.video.VideoShape;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A create that passed every check.
 *
 * @param units what it costs
 * @param callbackUrl where the client wants to be told of changes
 */
record KlingOrder(
    Operation operation,
    String model,
    VideoShape shape,
    BigDecimal units,
    boolean isWatermarked,
    Optional<String> externalId,
    Optional<String> callbackUrl,
    String prompt) {}
