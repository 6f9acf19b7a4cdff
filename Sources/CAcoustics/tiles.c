#include "CAcoustics.h"
#include "widest.h"

#include <string.h>

#define LANES TAPELOG_GAUSSIAN_LANES

typedef float vector __attribute__((vector_size(4 * LANES)));

// The first and the second halves of two vectors, one value of each in turn.
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define HIGH(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)

// Loads that follow a list of places are slow on many processors: whole columns are loaded, and the square of 16
// columns and 16 frames is turned over by four rounds of shuffles.
WIDEST void tapelog_state_scores(
    const float *tile, const int32_t *columns, size_t count, size_t stride, float *scores) {
  for (size_t first = 0; first < count; first += LANES) {
    vector one[LANES], other[LANES];
    for (size_t i = 0; i < LANES; i++) memcpy(&one[i], tile + (size_t)columns[first + i] * LANES, sizeof one[i]);
#define ROUND(from, into)                                    \
  for (size_t i = 0; i < LANES / 2; i++) {                   \
    into[2 * i] = LOW(from[i], from[i + LANES / 2]);         \
    into[2 * i + 1] = HIGH(from[i], from[i + LANES / 2]);    \
  }
    ROUND(one, other)
    ROUND(other, one)
    ROUND(one, other)
    ROUND(other, one)
    for (size_t i = 0; i < LANES; i++) memcpy(scores + i * stride + first, &one[i], sizeof one[i]);
  }
}

WIDEST void tapelog_sum_tiles(const float *const *tiles, size_t framesPerStep, size_t columns, float *sums) {
  for (size_t column = 0; column < columns; column++) {
    float *into = sums + column * LANES;
    // The common one by itself, so that the compiler makes vectors of it.
    if (framesPerStep == 2) {
      const float *early = tiles[0] + column * LANES, *late = tiles[1] + column * LANES;
      for (size_t i = 0; i < LANES / 2; i++) into[i] = early[2 * i] + early[2 * i + 1];
      for (size_t i = 0; i < LANES / 2; i++) into[LANES / 2 + i] = late[2 * i] + late[2 * i + 1];
      continue;
    }
    for (size_t step = 0; step < LANES; step++) {
      float total = 0;
      for (size_t frame = step * framesPerStep; frame < (step + 1) * framesPerStep; frame++) {
        total += tiles[frame / LANES][column * LANES + frame % LANES];
      }
      into[step] = total;
    }
  }
}
