#pragma once

#include <stddef.h>

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
