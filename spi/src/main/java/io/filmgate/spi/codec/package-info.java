/**
 * Conveniences for authors. Nothing here is needed; each removes lines that every plugin would
 * repeat.
 */
package io.filmgate.spi.codec;
