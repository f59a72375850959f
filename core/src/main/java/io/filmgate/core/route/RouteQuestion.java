package io.filmgate.core.route;

import io.filmgate.core.tenant.Tenant;
import io.filmgate.spi.Size;
import java.math.BigDecimal;
import java.util.Optional;

/** What a route may look at. */
public record RouteQuestion(
    String model,
    Tenant tenant,
    boolean hasImage,
    Optional<BigDecimal> seconds,
    Optional<Size> size) {}
