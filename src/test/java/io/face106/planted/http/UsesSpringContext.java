package io.face106.planted.http;

import org.springframework.context.ApplicationContext;

/** Fault: http uses more of Spring than its web. */
public class UsesSpringContext {

    final ApplicationContext fault = null;
}
