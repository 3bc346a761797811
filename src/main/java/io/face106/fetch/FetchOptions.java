package io.face106.fetch;

import java.time.Duration;

/**
 * What the operator lets links do.
 *
 * @param allowed hosts that links may lead to
 * @param timeout for one whole download: names, connections, redirects and bytes
 * @param maxRedirects followed by one download
 * @param maxConcurrent downloads at once
 * @param maxBytes of a picture
 */
public record FetchOptions(AllowedHosts allowed, Duration timeout, int maxRedirects, int maxConcurrent, int maxBytes) {}
