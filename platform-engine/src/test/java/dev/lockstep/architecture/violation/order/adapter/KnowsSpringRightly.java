package dev.lockstep.architecture.violation.order.adapter;

import org.springframework.context.ApplicationContext;

interface KnowsSpringRightly {

    void spring(ApplicationContext context);
}
