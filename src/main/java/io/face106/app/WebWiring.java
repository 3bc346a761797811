package io.face106.app;

import org.springframework.context.annotation.Configuration;

/** The web edge. */
@Configuration(proxyBeanMethods = false)
class WebWiring {}
