package io.face106.planted.pipeline;

import tools.jackson.databind.JsonNode;

/** Fault: JSON inside. */
public class UsesJackson {

    final JsonNode fault = null;
}
