#include "CAcoustics.h"
#include "widest.h"

// Written so that the compiler turns each loop into one of vectors, with no branch in it.

WIDEST void tapelog_viterbi_tokens(
    size_t count, const float *restrict from, const int32_t *restrict fromTokens, tapelog_chain chain,
    const float *restrict heard, float *restrict into, int32_t *restrict intoTokens) {
  const float *restrict stay = chain.stay, *restrict advance = chain.advance, *restrict skip = chain.skip;
  for (ptrdiff_t i = 0; i < (ptrdiff_t)count; i++) {
    float best = from[i] + stay[i];
    int32_t token = fromTokens[i];
    const float one = from[i - 1] + advance[i], two = from[i - 2] + skip[i];
    const int32_t tokenOne = fromTokens[i - 1], tokenTwo = fromTokens[i - 2];
    token = one > best ? tokenOne : token;
    best = one > best ? one : best;
    token = two > best ? tokenTwo : token;
    best = two > best ? two : best;
    into[i] = best + heard[i];
    intoTokens[i] = token;
  }
}

WIDEST void tapelog_viterbi_choices(
    size_t count, const float *restrict from, tapelog_chain chain, const float *restrict heard, float *restrict into,
    uint8_t *restrict choices) {
  const float *restrict stay = chain.stay, *restrict advance = chain.advance, *restrict skip = chain.skip;
  for (ptrdiff_t i = 0; i < (ptrdiff_t)count; i++) {
    float best = from[i] + stay[i];
    uint8_t choice = 0;
    const float one = from[i - 1] + advance[i], two = from[i - 2] + skip[i];
    choice = one > best ? 1 : choice;
    best = one > best ? one : best;
    choice = two > best ? 2 : choice;
    best = two > best ? two : best;
    into[i] = best + heard[i];
    choices[i] = choice;
  }
}
