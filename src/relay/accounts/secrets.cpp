#include "relay/accounts/secrets.hpp"

#include <argon2.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace recall {

namespace {

constexpr std::uint32_t argon2_passes = 2;
constexpr std::uint32_t argon2_memory_kib = 19 * 1024;
constexpr std::uint32_t argon2_lanes = 1;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;

template <std::size_t size>
std::array<unsigned char, size> random_bytes() {
    std::array<unsigned char, size> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error("the system has no random bytes to give");
    }
    return bytes;
}

}  // namespace

std::string random_token() {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const auto bytes = random_bytes<32>();
    std::string token;
    unsigned bits = 0;
    int held = 0;
    for (const unsigned char byte : bytes) {
        bits = (bits << 8 | byte) & 0x3FFF;
        for (held += 8; held >= 6; held -= 6) token += digits[bits >> (held - 6) & 63];
    }
    token += digits[bits << (6 - held) & 63];
    return token;
}

std::string hash_of_token(std::string_view token) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    if (EVP_Digest(token.data(), token.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 failed");
    }
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        text += digits[hash[i] >> 4];
        text += digits[hash[i] & 15];
    }
    return text;
}

std::string hash_of_password(std::string_view password) {
    const auto salt = random_bytes<salt_bytes>();
    std::vector<char> encoded(argon2_encodedlen(argon2_passes, argon2_memory_kib, argon2_lanes,
                                                salt_bytes, hash_bytes, Argon2_id));
    const int failed = argon2id_hash_encoded(argon2_passes, argon2_memory_kib, argon2_lanes,
                                             password.data(), password.size(), salt.data(),
                                             salt.size(), hash_bytes, encoded.data(),
                                             encoded.size());
    if (failed != ARGON2_OK) throw std::runtime_error(argon2_error_message(failed));
    return encoded.data();
}

bool is_password(std::string_view password, const std::string& hash) {
    return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

void pretend_to_check(std::string_view password) {
    static const std::string nobodys = hash_of_password("nobody has this one");
    (void)is_password(password, nobodys);
}

}  // namespace recall
