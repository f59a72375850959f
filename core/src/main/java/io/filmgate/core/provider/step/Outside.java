package io.filmgate.core.provider.step;

import io.filmgate.core.provider.network.VendorHttp;
import java.time.InstantSource;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The world, as conversations need it.
 *
 * @param nonces 32 hexadecimal digits, never the same twice
 * @param isOwnPort the ports that this gateway listens on
 */
public record Outside(
    VendorHttp http, InstantSource clock, Supplier<String> nonces, IntPredicate isOwnPort) {}
