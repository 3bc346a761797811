/**
 * How does a link become a picture's bytes without doing harm? A client names a host and this service connects to it: without
 * care, every client could look around in the operator's own network.
 *
 * <p>In: a link as the client wrote it. Out: the stored bytes of a picture. {@link io.face106.fetch.PictureFetcher} follows
 * links only to hosts that the operator has allowed ({@link io.face106.fetch.AllowedHosts}; none by default), and of those only
 * to addresses of the public internet. A name is looked up once per hop, and the connection gets the very addresses that were
 * looked at, so that a name cannot mean something else a moment later. Redirects are followed by hand, each as a link of
 * its own. Time, bytes and downloads at once are bounded.
 *
 * <p>Failure: {@link io.face106.domain.Refusal} with {@code LINK_REFUSED}, {@code LINK_TIMEOUT}, {@code TOO_MANY_BYTES} or
 * {@code OVERLOADED}. Its detail says what is wrong with the link, and never what a name means inside: a host that is not
 * public and one that does not exist read the same.
 */
@NullMarked
package io.face106.fetch;

import org.jspecify.annotations.NullMarked;
