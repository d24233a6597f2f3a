package dev.lockstep.ui.client;

import java.math.BigDecimal;

/** An exact amount with its asset, as the API writes it. */
public record Amount(BigDecimal amount, String asset) {}
