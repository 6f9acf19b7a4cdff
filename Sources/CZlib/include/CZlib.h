#ifndef TAPELOG_CZLIB_H
#define TAPELOG_CZLIB_H

// Raw inflate, for the entries of a zip archive.
#include <stddef.h>
#include <stdint.h>

/// Inflates a raw deflate stream (RFC 1951) of `input_count` bytes into `output`.
///
/// Gives the count of bytes written, or -1 where the stream is damaged, is not whole, or
/// holds more than `output_count` bytes. The C functions behind it are zlib's
/// `inflateInit2` with negative window bits, and `inflate`.
int64_t tapelog_inflate(const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count);

/// The CRC-32 of `count` bytes (zlib's `crc32`).
uint32_t tapelog_crc32(const uint8_t *bytes, size_t count);

/// The CRC-32 of what `crc` is the CRC-32 of, 0 for nothing, and `count` bytes behind it.
uint32_t tapelog_crc32_onward(uint32_t crc, const uint8_t *bytes, size_t count);

#endif
