// Secrets: random tokens, their hashes, and passwords hashed with Argon2id.
#pragma once

#include <string>
#include <string_view>

namespace recall {

// 256 random bits, written in 43 characters that may stand in a cookie.
std::string random_token();
// What is stored of a token: SHA-256 in hexadecimal. A token has bits enough to need no salt.
std::string hash_of_token(std::string_view token);

// Argon2id, 19 MiB, two passes, one lane: about 30 ms and 19 MiB each, so cap how many run at once.
std::string hash_of_password(std::string_view password);
bool is_password(std::string_view password, const std::string& hash);
// Takes as long as is_password: for usernames nobody has.
void pretend_to_check(std::string_view password);

}  // namespace recall
