/**
 * How a plugin says what to send: a {@link io.filmgate.spi.exchange.Step} is either a result or a
 * call together with what to make of its answer.
 */
package io.filmgate.spi.exchange;
