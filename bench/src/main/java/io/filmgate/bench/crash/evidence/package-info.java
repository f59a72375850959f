/**
 * What a run leaves behind: what clients asked and saw, what vendors accepted, what the gateway's
 * ledger says. Each is written by another process than the one that it is held against.
 */
package io.filmgate.bench.crash.evidence;
