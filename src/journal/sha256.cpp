#include "journal/sha256.hpp"

#include "core/ensure.hpp"

#include <openssl/evp.h>

namespace recall {

struct Sha256Hasher::Impl {
    EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* context = EVP_MD_CTX_new();

    Impl() { ensure(algorithm != nullptr && context != nullptr); }
    ~Impl() {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
};

Sha256Hasher::Sha256Hasher() : impl_(std::make_unique<Impl>()) {}
Sha256Hasher::~Sha256Hasher() = default;

Sha256 Sha256Hasher::operator()(std::string_view bytes) {
    Sha256 hash{};
    ensure(EVP_DigestInit_ex2(impl_->context, impl_->algorithm, nullptr) == 1);
    ensure(EVP_DigestUpdate(impl_->context, bytes.data(), bytes.size()) == 1);
    ensure(EVP_DigestFinal_ex(impl_->context, hash.data(), nullptr) == 1);
    return hash;
}

}  // namespace recall
