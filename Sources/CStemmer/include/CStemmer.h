#ifndef TAPELOG_CSTEMMER_H
#define TAPELOG_CSTEMMER_H

// The Snowball stemmers of libstemmer.
#include <libstemmer.h>

#endif
