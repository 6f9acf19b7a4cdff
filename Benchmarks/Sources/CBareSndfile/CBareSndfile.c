#include "CBareSndfile.h"
#include <sndfile.h>
#include <stdlib.h>

int64_t bare_decode(const char *path) {
  SF_INFO info = {0};
  SNDFILE *file = sf_open(path, SFM_READ, &info);
  if (file == NULL) return -1;
  const sf_count_t room = 8192;
  short *samples = malloc(sizeof(short) * (size_t)(room * info.channels));
  int64_t frames = 0;
  sf_count_t read;
  while ((read = sf_readf_short(file, samples, room)) > 0) frames += read;
  free(samples);
  sf_close(file);
  return frames;
}
