/**
 * How does Face++ v3 ask, answer and refuse? Its parameters, names, key tables, whole pixels, number formats and error
 * strings, so that a client written for Face++ needs no change.
 *
 * <p>In: {@link io.face106.facepp.Parameters}, read into one request each ({@link io.face106.facepp.DetectRequest}, {@link
 * io.face106.facepp.AnalyzeRequest}). Out: JSON bytes ({@link io.face106.facepp.DetectAnswer}, {@link
 * io.face106.facepp.AnalyzeAnswer}, {@link io.face106.facepp.ErrorAnswer}). No HTTP and no picture processing here;
 * nothing that Face++ does not send is ever put into a body.
 *
 * <p>Source of the contract: the public Face++ v3 documents, its clients, and recorded answers.
 */
@NullMarked
package io.face106.facepp;

import org.jspecify.annotations.NullMarked;
