/**
 * What stands between the API's routes and the socket: limits, the error shape, routing by path,
 * reading bodies.
 */
package io.filmgate.core.api.wire;
