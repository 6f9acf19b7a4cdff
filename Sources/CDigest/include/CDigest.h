#ifndef TAPELOG_CDIGEST_H
#define TAPELOG_CDIGEST_H

// SHA-256 from OpenSSL's libcrypto, by its EVP interface.
#include <openssl/evp.h>

#endif
