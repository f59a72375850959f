/**
 * What a provider plugin is: {@link io.filmgate.spi.VideoProvider} and the values that go in and
 * come out.
 *
 * <p>A plugin is a pure codec. It says what to send and what an answer means; the gateway sends. It
 * therefore needs no HTTP client, no thread, no clock and no secret, and it can be tested with
 * recorded exchanges alone. Read {@link io.filmgate.spi.VideoProvider} first, then {@link
 * io.filmgate.spi.exchange.Step}.
 *
 * <p>Classes a plugin may use: the JDK, this package and its two subpackages, {@code
 * io.vertx.core.json}, {@code io.vertx.core.buffer}, slf4j, and of PF4J only {@code Extension} and
 * {@code ExtensionPoint}. Everything else has to be inside the plugin's own jar.
 */
package io.filmgate.spi;
