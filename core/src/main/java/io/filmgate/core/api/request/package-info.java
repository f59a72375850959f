/** What a client asks for: bytes to JSON, JSON to fields, with every mistake found at once. */
package io.filmgate.core.api.request;
