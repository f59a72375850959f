/**
 * The bytes of a finished job: links to them, and the way from the vendor's file host to the
 * client.
 */
package io.filmgate.core.api.content;
