package io.filmgate.simulators.kling;

import io.filmgate.simulators.video.VideoShape;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A create that passed every check.
 *
 * @param units what it costs
 */
record KlingOrder(
    Operation operation,
    String model,
    VideoShape shape,
    BigDecimal units,
    boolean isWatermarked,
    Optional<String> externalId,
    String prompt) {}
