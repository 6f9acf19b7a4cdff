#include "CAcoustics.h"
#include "widest.h"

#include <string.h>

typedef float frames __attribute__((vector_size(4 * TAPELOG_GAUSSIAN_LANES)));
typedef int32_t bits __attribute__((vector_size(4 * TAPELOG_GAUSSIAN_LANES)));

#define LANES TAPELOG_GAUSSIAN_LANES

// Four Gaussians at a time, so that each input is loaded once for the four.
WIDEST void tapelog_gaussian_logs(
    const float *inputs, const float *factors, const float *constants, size_t width, size_t count, float *logs) {
  size_t g = 0;
  for (; g + 4 <= count; g += 4) {
    const float *f0 = factors + g * width, *f1 = f0 + width, *f2 = f1 + width, *f3 = f2 + width;
    frames zero = {0};
    frames s0 = zero + constants[g], s1 = zero + constants[g + 1], s2 = zero + constants[g + 2],
           s3 = zero + constants[g + 3];
    for (size_t i = 0; i < width; i++) {
      frames x;
      memcpy(&x, inputs + i * LANES, sizeof x);
      s0 += x * f0[i];
      s1 += x * f1[i];
      s2 += x * f2[i];
      s3 += x * f3[i];
    }
    memcpy(logs + g * LANES, &s0, sizeof s0);
    memcpy(logs + (g + 1) * LANES, &s1, sizeof s1);
    memcpy(logs + (g + 2) * LANES, &s2, sizeof s2);
    memcpy(logs + (g + 3) * LANES, &s3, sizeof s3);
  }
  for (; g < count; g++) {
    const float *f = factors + g * width;
    frames zero = {0};
    frames s = zero + constants[g];
    for (size_t i = 0; i < width; i++) {
      frames x;
      memcpy(&x, inputs + i * LANES, sizeof x);
      s += x * f[i];
    }
    memcpy(logs + g * LANES, &s, sizeof s);
  }
}

WIDEST void tapelog_gaussian_sum(const float *logs, size_t count, float flatness, float *best, float *sum) {
  frames largest, total = {0};
  memcpy(&largest, logs, sizeof largest);
  for (size_t g = 1; g < count; g++) {
    frames x;
    memcpy(&x, logs + g * LANES, sizeof x);
    bits above = x > largest;
    largest = (frames)(((bits)x & above) | ((bits)largest & ~above));
  }
  const frames low = (frames){0} - 115.0f;
  for (size_t g = 0; g < count; g++) {
    frames x;
    memcpy(&x, logs + g * LANES, sizeof x);
    frames y = (x - largest) * flatness * 1.44269504f;
    bits below = y < low;
    y = (frames)(((bits)low & below) | ((bits)y & ~below));
    frames shifted = y + 12582912.0f;
    frames rest = y - (shifted - 12582912.0f);
    frames value = rest * 1.33356e-3f + 9.61813e-3f;
    value = value * rest + 5.55033e-2f;
    value = value * rest + 2.402265e-1f;
    value = value * rest + 6.931472e-1f;
    value = value * rest + 1.0f;
    total += (frames)((bits)value + ((bits)shifted << 23));
  }
  memcpy(best, &largest, sizeof largest);
  memcpy(sum, &total, sizeof total);
}
