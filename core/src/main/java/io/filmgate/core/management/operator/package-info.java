/** Who may do what on the management port: tokens, who signs them, what stands in them. */
package io.filmgate.core.management.operator;
