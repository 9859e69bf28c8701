// SHA-256, for the chain of the journal's records.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace recall {

using Sha256 = std::array<unsigned char, 32>;

// Holds what hashing many texts one after another can share. One thread at a time.
class Sha256Hasher {
public:
    Sha256Hasher();
    ~Sha256Hasher();
    Sha256 operator()(std::string_view bytes);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace recall
