/** A gateway that is killed again and again under load, and the vendors that trouble it. */
package io.filmgate.bench.crash.run;
