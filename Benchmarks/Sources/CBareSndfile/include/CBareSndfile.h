#ifndef BARE_SNDFILE_H
#define BARE_SNDFILE_H

#include <stdint.h>

/// Decodes all of a file into 16-bit samples and does nothing with them: what the analysis
/// pass is measured against. Gives the number of frames, or -1.
int64_t bare_decode(const char *path);

#endif
