package io.face106.planted.observe;

import org.springframework.http.HttpStatus;

/** Fault: the web outside app and http. */
public class UsesSpringWeb {

    final HttpStatus fault = null;
}
