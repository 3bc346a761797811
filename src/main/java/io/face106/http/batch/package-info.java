/**
 * How are many pictures of one request answered without ever holding many? A body is read as it arrives
 * ({@link io.face106.http.batch.Feed}) and taken apart picture by picture ({@link io.face106.http.batch.Items}: tar, multipart or
 * lines of JSON); {@link io.face106.http.batch.Batch} has them worked on by threads that all batches share
 * ({@link io.face106.http.batch.Batches}) and sends a line for each as it is done. So many pictures are held as can be worked on:
 * then no more is read, and the client's own sending waits. Answers that the client does not take yet are kept
 * ({@link io.face106.http.batch.Lines}), so that one that sends everything before it reads does not wait for ever.
 *
 * <p>What a picture means and what is answered is not known here, see {@link io.face106.http.batch.Answers}. Nothing of the web
 * either: streams in, streams out.
 */
@NullMarked
package io.face106.http.batch;

import org.jspecify.annotations.NullMarked;
