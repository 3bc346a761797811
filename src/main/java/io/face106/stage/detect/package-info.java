/**
 * Where are the faces?
 *
 * <p>Input: a picture and the canvas it is put on. Network: YuNet, bytes [1, 3, H, W], planes B, G, R, H and W multiples
 * of 32. Output of the network, before suppression, in canvas pixels: scores [1, A], boxes [1, A, 4] as x0,
 * y0, x1, y1, points [1, A, 5, 2]. Output of the stage: {@link io.face106.domain.Detection}s in picture coordinates, best
 * first. It fails only if the network does.
 *
 * <p>Where the pack has a network of our own that proposes places, the profiles fast and balanced begin with it: bytes
 * [1, 1, H, W], grey, H and W multiples of 4; its output is described at {@link io.face106.stage.detect.ProposalOutput}.
 * The detector then looks at these places alone, in squares of 64 pixels and more, and decides. Only where that leaves a
 * doubt it sees the whole picture.
 *
 * <p>A face that fills the canvas is missed like one that is too small, above all with a mask; so a small canvas with a
 * border is tried when the first one shows nothing (measured, see {@code models/MODELS.md}).
 *
 * <p>Source: Wu, Peng and Yu, "YuNet: A Tiny Millisecond-level Face Detector", 2023.
 */
@NullMarked
package io.face106.stage.detect;

import org.jspecify.annotations.NullMarked;
