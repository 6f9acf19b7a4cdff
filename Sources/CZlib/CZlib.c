#include "CZlib.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

int64_t tapelog_inflate(const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count) {
  if (input_count > UINT_MAX || output_count > UINT_MAX) return -1;
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return -1;
  stream.next_in = (Bytef *)input;
  stream.avail_in = (uInt)input_count;
  stream.next_out = output;
  stream.avail_out = (uInt)output_count;
  int status = inflate(&stream, Z_FINISH);
  int64_t written = (int64_t)(output_count - stream.avail_out);
  inflateEnd(&stream);
  return status == Z_STREAM_END ? written : -1;
}

uint32_t tapelog_crc32(const uint8_t *bytes, size_t count) {
  uLong crc = crc32(0, Z_NULL, 0);
  while (count > 0) {
    uInt part = count > 1u << 30 ? 1u << 30 : (uInt)count;
    crc = crc32(crc, bytes, part);
    bytes += part;
    count -= part;
  }
  return (uint32_t)crc;
}

uint32_t tapelog_crc32_onward(uint32_t crc, const uint8_t *bytes, size_t count) {
  return (uint32_t)crc32_z(crc, bytes, count);
}
