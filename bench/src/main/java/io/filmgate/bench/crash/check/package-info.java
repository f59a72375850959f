/** What must be true of a run's evidence, whatever was killed when. Door: {@code Verdict}. */
package io.filmgate.bench.crash.check;
