package io.face106.domain;

/**
 * What the landmark networks tell of one face.
 *
 * @param mesh in picture coordinates
 * @param landmarks the 106 points
 * @param presence 0..1, the networks' own opinion whether there is a face in their crop
 */
public record FaceShape(Mesh mesh, Landmarks landmarks, double presence) {}
