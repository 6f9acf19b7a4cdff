#ifndef TAPELOG_CEBUR128_H
#define TAPELOG_CEBUR128_H

// Loudness by EBU R 128 and ITU-R BS.1770, from libebur128.
#include <ebur128.h>

#endif
