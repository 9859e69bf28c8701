// Who is at the other end of a connection: the address a request truly comes from, where proxies
// stand between, and the host it asks for.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace recall {

// Is it an address of this machine alone? "localhost" is one too.
bool is_loopback(std::string_view address);
// What limits count by: an IPv4 address, or the /64 a household or an office has of IPv6.
std::string share_of(const std::string& address);

// The proxies whose word is taken on where a request comes from.
class TrustedProxies {
public:
    // Which header they write; a client may send the other one, and it is not read.
    enum class Header { x_forwarded_for, forwarded };

    TrustedProxies() = default;
    // "127.0.0.1, 10.0.0.0/8, fd00::/8", and "X-Forwarded-For" or "Forwarded". Otherwise a sentence
    // that says what is wrong.
    static Result<TrustedProxies, std::string> from_text(std::string_view addresses,
                                                         std::string_view header);

    Header header() const { return header_; }
    bool trusts(const std::string& address) const;
    // `peer` is who connected; `hops` is what stands in the header, the nearest last. Goes from
    // right to left through those that are trusted, to the first that is not.
    std::string origin_of(const std::string& peer, std::string_view hops) const;

private:
    struct Range {
        std::string bytes;  // of the address: 4 or 16
        int bits = 0;       // of them that count
    };
    std::vector<Range> ranges_;
    Header header_ = Header::x_forwarded_for;
};

// The hosts this relay answers to. Any other name may be one that somebody else's page lets point
// here, and then that page would be ours in a browser's eyes.
class AllowedHosts {
public:
    AllowedHosts() = default;
    // The host of `public_url`, and further ones: "crm.example.com, crm.lan:8080". Loopback names
    // are always allowed. Otherwise a sentence that says what is wrong.
    static Result<AllowedHosts, std::string> from_text(std::string_view public_url,
                                                       std::string_view hosts);

    // `host` as in the header. `reached`: the address the connection came to; a browser that was
    // given it in figures was led here by nobody else's name.
    bool allows(std::string_view host, const std::string& reached) const;

private:
    std::vector<std::string> hosts_;  // in lower case
};

}  // namespace recall
