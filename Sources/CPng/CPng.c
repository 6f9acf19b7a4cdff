#include "CPng.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

int tapelog_png_write(
  const uint8_t *pixels, uint32_t width, uint32_t height, uint8_t **output, size_t *output_count) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t count = 0;
  // The first call measures, the second writes.
  if (!png_image_write_to_memory(&image, NULL, &count, 0, pixels, 0, NULL)) return -1;
  uint8_t *bytes = malloc(count);
  if (bytes == NULL) return -1;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGB;
  if (!png_image_write_to_memory(&image, bytes, &count, 0, pixels, 0, NULL)) {
    free(bytes);
    return -1;
  }
  *output = bytes;
  *output_count = count;
  return 0;
}

void tapelog_png_free(uint8_t *output) { free(output); }
