package io.face106.domain;

/**
 * A head's attitude in degrees; axes, signs and order as {@link HeadPose}.
 *
 * @param yaw nose to image left is positive
 * @param pitch looking down is positive
 * @param roll clockwise is positive
 */
public record Angles(double yaw, double pitch, double roll) {}
