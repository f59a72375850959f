package io.filmgate.core.management.operator;

/**
 * Who sent a request to the management port.
 *
 * @param subject a name for the audit
 */
public record Operator(String subject, Role role) {}
