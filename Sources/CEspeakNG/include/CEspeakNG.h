#ifndef TAPELOG_CESPEAKNG_H
#define TAPELOG_CESPEAKNG_H

// espeak-ng's types and constants; its functions are reached through tapelog_espeak.
#include <espeak-ng/speak_lib.h>

/// The functions of one loaded copy of libespeak-ng.
///
/// The library keeps state between utterances that nothing resets (the phase of its flutter,
/// the parity of its roughness), so what it says depends on all it has said before. A copy
/// that is loaded, used for one list of texts and unloaded says the same each time. That is
/// why it is loaded by name and not linked: a linked library is never unloaded.
struct tapelog_espeak {
  void *library;
  int (*initialize)(espeak_AUDIO_OUTPUT output, int buffer_milliseconds, const char *path, int options);
  void (*set_callback)(t_espeak_callback *callback);
  espeak_ERROR (*set_voice)(const char *name);
  espeak_ERROR (*set_parameter)(espeak_PARAMETER parameter, int value, int relative);
  espeak_ERROR (*synthesize)(const void *text, size_t size, unsigned int position, espeak_POSITION_TYPE type,
                             unsigned int end, unsigned int flags, unsigned int *identifier, void *user);
  const char *(*version)(const char **path);
  /// Ends the library's threads; it must be called before tapelog_espeak_close wherever
  /// initialize was.
  espeak_ERROR (*terminate)(void);
};

/// Loads libespeak-ng.so.1 and finds its functions (`dlopen`, `dlsym`). Gives 0, or -1 where
/// the library or one of the functions is missing.
int tapelog_espeak_open(struct tapelog_espeak *espeak);

/// Unloads what tapelog_espeak_open loaded (`dlclose`).
void tapelog_espeak_close(struct tapelog_espeak *espeak);

/// The name of the phoneme that an espeakEVENT_PHONEME event carries: 8 bytes, padded with
/// zeros, not terminated where all 8 are used.
const char *tapelog_espeak_phoneme(const espeak_EVENT *event);

#endif
