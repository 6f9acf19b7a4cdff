#ifndef TAPELOG_CSNDFILE_H
#define TAPELOG_CSNDFILE_H

// Reading and writing of audio files, by libsndfile 1.2 or newer.
#include <sndfile.h>

#endif
