package io.face106.planted.observe;

import io.face106.planted.http.SeesStage;

/** Fault: observe sees http. */
public class SeesHttp {

    final SeesStage fault = null;
}
