package io.face106.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** What the OpenAPI document says of the errors that every Face++ call may answer. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "400",
        description = "MISSING_ARGUMENTS, BAD_ARGUMENTS, IMAGE_ERROR_UNSUPPORTED_FORMAT, INVALID_IMAGE_SIZE,"
                + " IMAGE_FILE_TOO_LARGE (each followed by colon, blank and the parameter), INVALID_IMAGE_URL,"
                + " INVALID_FACE_TOKEN (followed by colon and the token), INVALID_FACE_TOKENS_SIZE, VOID_REQUEST",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
@ApiResponse(
        responseCode = "401",
        description = "AUTHENTICATION_ERROR, where keys are configured",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
@ApiResponse(
        responseCode = "403",
        description =
                "CONCURRENCY_LIMIT_EXCEEDED: the service is busy, could not answer within X-Request-Timeout, or the key"
                        + " asks too often; try again."
                        + " AUTHORIZATION_ERROR, followed by colon and reason: the key does not allow this",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
@ApiResponse(
        responseCode = "412",
        description = "IMAGE_DOWNLOAD_TIMEOUT",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
@ApiResponse(
        responseCode = "413",
        description = "The body is too large",
        content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
@ApiResponse(
        responseCode = "500",
        description = "INTERNAL_ERROR: a fault of the service, or the store of face tokens is out of order",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
@interface FaceppErrors {}
