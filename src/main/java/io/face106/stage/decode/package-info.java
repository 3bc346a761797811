/**
 * How large is this picture, can it be read, and what are its pixels? {@link io.face106.stage.decode.ImageHeader} answers
 * the first two from the stored bytes alone, before the picture takes a place in the queue; once it has one,
 * {@link io.face106.stage.decode.DecodeStage} has the pixels decoded. Of the header:
 *
 * <ul>
 *   <li><b>Input</b>: the stored bytes of a picture. The format is told by its first bytes, never by a content type.
 *   <li><b>Output</b>: {@link io.face106.domain.ImageInfo}; width and height in pixels as the viewer sees them, that is
 *       after EXIF orientation. Orientation is looked for where OpenCV looks: EXIF of JPEG, {@code eXIf} of PNG,
 *       {@code EXIF} of WebP.
 *   <li><b>Cost</b>: proportional to the number of segments or chunks, not to the size of the file, except for JPEG: of
 *       progressive pictures the scans are counted, and broken files are searched for an end that is missing; either reads
 *       each byte once.
 *   <li><b>Failure</b>: {@link io.face106.domain.Refusal} and nothing else, whatever the bytes.
 *       {@code UNSUPPORTED_FORMAT}: another format, a kind of JPEG or BMP that is not read, or a JPEG with
 *       more scans than any encoder writes ({@link io.face106.stage.decode.JpegScans}). {@code UNREADABLE_IMAGE}:
 *       empty, cut off or garbled. {@code IMAGE_TOO_SMALL}, {@code IMAGE_TOO_LARGE}, {@code TOO_MANY_BYTES}: see
 *       {@link io.face106.stage.decode.ImageLimits}.
 * </ul>
 *
 * A header that reads well does not promise that the pixels do: damage inside the compressed data is found by the
 * decoder, or not at all.
 */
@NullMarked
package io.face106.stage.decode;

import org.jspecify.annotations.NullMarked;
