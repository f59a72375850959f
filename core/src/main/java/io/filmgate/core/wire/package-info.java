/**
 * What stands between the routes of a port and the socket: limits, the error shape, routing by
 * path, reading bodies.
 */
package io.filmgate.core.wire;
