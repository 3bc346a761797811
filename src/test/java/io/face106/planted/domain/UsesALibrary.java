package io.face106.planted.domain;

import org.slf4j.Logger;

/** Fault: domain needs more than the JDK. */
public class UsesALibrary {

    final Logger fault = null;
}
