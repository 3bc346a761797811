package io.face106.planted.facepp;

import jakarta.servlet.http.HttpServletRequest;

/** Fault: servlets outside app and http. */
public class UsesServlets {

    final HttpServletRequest fault = null;
}
