package io.face106.planted.store;

import org.springframework.context.ApplicationContext;

/** Fault: store uses more of Spring than data. */
public class UsesSpringContext {

    final ApplicationContext fault = null;
}
