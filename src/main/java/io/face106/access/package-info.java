/**
 * Who may call what, and how often? {@link io.face106.access.Keys} takes an id and a secret, as they came with a request,
 * and gives a {@link io.face106.access.Permit} or refuses with {@link io.face106.domain.Refusal}. Rates are requests per
 * second, quotas requests a day; all is counted in this process, so two instances let in twice as much.
 *
 * <p>Secrets are kept as SHA-256 digests and compared in constant time; they are in no message, text or metric. The only
 * package that imports Bucket4j.
 */
@NullMarked
package io.face106.access;

import org.jspecify.annotations.NullMarked;
