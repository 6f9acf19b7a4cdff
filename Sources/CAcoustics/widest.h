#pragma once

// No product is fused with a sum: the results are the same to the bit, however wide the registers.
#pragma STDC FP_CONTRACT OFF

// The same loop for each kind of register; the linker's resolver picks one when the program starts.
#if defined(__x86_64__) && defined(__linux__)
#define WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDEST
#endif
