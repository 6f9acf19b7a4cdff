#ifndef TAPELOG_CSOXR_H
#define TAPELOG_CSOXR_H

// Change of sample rate, by libsoxr 0.1.3 or newer.
#include <soxr.h>

#endif
