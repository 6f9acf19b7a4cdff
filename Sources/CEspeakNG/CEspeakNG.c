#include "CEspeakNG.h"

#include <dlfcn.h>
#include <string.h>

// dlsym gives an object pointer where a function pointer is wanted; POSIX promises that the
// bytes are the same, ISO C has no cast for it.
static int find(void *library, const char *name, void *function) {
  void *address = dlsym(library, name);
  memcpy(function, &address, sizeof address);
  return address != NULL;
}

int tapelog_espeak_open(struct tapelog_espeak *espeak) {
  void *library = dlopen("libespeak-ng.so.1", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return -1;
  espeak->library = library;
  if (find(library, "espeak_Initialize", &espeak->initialize) &&
      find(library, "espeak_SetSynthCallback", &espeak->set_callback) &&
      find(library, "espeak_SetVoiceByName", &espeak->set_voice) &&
      find(library, "espeak_SetParameter", &espeak->set_parameter) &&
      find(library, "espeak_Synth", &espeak->synthesize) && find(library, "espeak_Info", &espeak->version) &&
      find(library, "espeak_Terminate", &espeak->terminate))
    return 0;
  dlclose(library);
  return -1;
}

void tapelog_espeak_close(struct tapelog_espeak *espeak) {
  dlclose(espeak->library);
}

const char *tapelog_espeak_phoneme(const espeak_EVENT *event) {
  return event->id.string;
}
