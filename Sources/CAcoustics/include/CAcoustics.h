#pragma once

#include <stddef.h>
#include <stdint.h>

/// How many frames the functions below take side by side.
#define TAPELOG_GAUSSIAN_LANES 16

/// Log likelihoods of 16 frames under each of `count` Gaussians with diagonal variances:
/// `logs[g][lane] = constants[g] + sum over i of inputs[i][lane] * factors[g][i]`, summed in
/// the order of i, each product and sum rounded by itself.
///
/// Compiled for the widest registers of the processor it runs on; the results are the same
/// on each, to the bit. `inputs` holds `width` rows, `logs` `count` rows of 16 values.
void tapelog_gaussian_logs(
    const float *inputs, const float *factors, const float *constants, size_t width, size_t count, float *logs);

/// Sum over `count` rows of e^((logs[g][lane] - best[lane]) * flatness), for 16 frames, where
/// `best` gets the largest of each lane. Exponentials are right to a few parts in a million
/// and 0 below e^-80.
///
/// Method: 2^n times a polynomial of the rest (J. F. Hart, Computer Approximations, 1968).
void tapelog_gaussian_sum(const float *logs, size_t count, float flatness, float *best, float *sum);

/// A tile holds the scores of 16 frames: for each column the 16 side by side.
///
/// Writes the scores of `count` states, whole rounds of 16, at each of the 16 frames: those of a frame side by side,
/// `stride` values after those of the frame before. `columns` names each state's column of the tile.
void tapelog_state_scores(const float *tile, const int32_t *columns, size_t count, size_t stride, float *scores);

/// Adds up each `framesPerStep` frames of as many tiles in a row, to a tile of 16 steps of so many frames.
void tapelog_sum_tiles(const float *const *tiles, size_t framesPerStep, size_t columns, float *sums);

/// States in a row, each entered from itself, from the one before it and from the one before that: natural
/// logarithms of the chances of the three.
typedef struct {
  const float *stay;
  const float *advance;
  const float *skip;
} tapelog_chain;

/// How many states the functions below take side by side.
#define TAPELOG_VITERBI_LANES 16

/// One step of the Viterbi algorithm (1967) for `count` states, with the token of the best way to each. `heard` says
/// how well the frame fits each. Any count will do; whole rounds of 16 leave no rest to be taken one by one.
///
/// `from` and `fromTokens` are read from two places before their start. Of equal ways the first of staying, advancing
/// and skipping is taken. The results are the same on each processor, to the bit.
void tapelog_viterbi_tokens(
    size_t count, const float *from, const int32_t *fromTokens, tapelog_chain chain, const float *heard, float *into,
    int32_t *intoTokens);

/// The same, with how many states back the best way to each came from in place of tokens: 0, 1 or 2.
void tapelog_viterbi_choices(
    size_t count, const float *from, tapelog_chain chain, const float *heard, float *into, uint8_t *choices);
