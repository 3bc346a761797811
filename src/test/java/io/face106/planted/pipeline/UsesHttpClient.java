package io.face106.planted.pipeline;

import org.apache.hc.client5.http.classic.HttpClient;

/** Fault: an HTTP client outside fetch. */
public class UsesHttpClient {

    final HttpClient fault = null;
}
