/**
 * What does a request over HTTP say, and how does an answer go back? Bodies are read within limits of
 * each and of all at once ({@link io.face106.http.BodyReader}), taken apart ({@link io.face106.http.MultipartBody},
 * {@link io.face106.http.FormText}), handed on to {@code facepp} or {@code nativeapi} for their meaning and to
 * {@link io.face106.pipeline.FaceAnalyzer} for the faces. Whatever goes wrong is answered in the shape of the API that was
 * called ({@link io.face106.http.ErrorReplies}): no HTML, no stack trace. Bodies with many pictures are not read whole but as they
 * arrive ({@link io.face106.http.batch.Batches}). What
 * Tomcat refuses before it knows the path (a control character or raw UTF-8 in the request's target, too long a head) is
 * answered as a problem document that also has Face++'s member {@code error_message} ({@link io.face106.http.TomcatErrors}).
 *
 * <p>Bodies are read here and not by the container, whose multipart reader rejects what Face++'s own PHP client sends and
 * whose form reader limits parameters: {@code spring.servlet.multipart.enabled} must be false.
 *
 * <p>The only package that imports Spring's web classes, the servlet API and Tomcat.
 */
@NullMarked
package io.face106.http;

import org.jspecify.annotations.NullMarked;
