/**
 * Which face does a token stand for? {@link io.face106.store.FaceStore} keeps computed faces, at full detail and for a
 * limited time, and never a picture. The bytes of a face ({@code FaceCodec}) lie on a {@link io.face106.store.Shelf}: in
 * this process, or in Redis where several share them.
 *
 * <p>A token that is unknown, expired, badly formed, or whose bytes cannot be read stands for nothing. Failure: a
 * {@link io.face106.domain.Refusal} with {@code STORE_UNAVAILABLE}, only of Redis.
 */
@NullMarked
package io.face106.store;

import org.jspecify.annotations.NullMarked;
