/**
 * Which questions are asked of a picture? One package for each, all of one shape: {@code XxxInput} turns domain values
 * into a tensor, {@code XxxOutput} a tensor into domain values, {@code XxxStage} runs the network between them,
 * {@code XxxOptions} holds the constants and checks them. Stages do not see each other.
 */
@NullMarked
package io.face106.stage;

import org.jspecify.annotations.NullMarked;
