#ifndef TAPELOG_CPNG_H
#define TAPELOG_CPNG_H

// PNG files, by libpng 1.6 or newer.
#include <stddef.h>
#include <stdint.h>

/// Writes `height` rows of `width` pixels, three bytes (sRGB) each, as a PNG file into
/// `*output`, which `tapelog_png_free` frees; `*output_count` is its length.
///
/// Gives 0, or -1 where there is no memory or libpng refuses.
/// The C functions behind it are those of libpng's simplified
/// interface, `png_image_write_to_memory`; it writes no time and no text.
int tapelog_png_write(
  const uint8_t *pixels, uint32_t width, uint32_t height, uint8_t **output, size_t *output_count);

/// Frees what `tapelog_png_write` gave.
void tapelog_png_free(uint8_t *output);

#endif
