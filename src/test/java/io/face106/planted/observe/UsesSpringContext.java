package io.face106.planted.observe;

import org.springframework.context.ApplicationContext;

/** Fault: observe uses more of Spring than health. */
public class UsesSpringContext {

    final ApplicationContext fault = null;
}
