// An address in a header: 192.0.2.7 | 192.0.2.7:4711 | 2001:db8::7 | [2001:db8::7] |
// [2001:db8::7]:4711 X-Forwarded-For: address *("," address) Forwarded: element *("," element), an
// element being pairs between ";", one of them for=address, which may be quoted.
#include "relay/accounts/peers.hpp"

#include <utility>  // before asio, which forgets it

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace recall {

namespace {

namespace ip = boost::asio::ip;

std::string lower(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// The parts between separators that stand in no quotes.
std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '"') quoted = !quoted;
        if (i < text.size() && (text[i] != separator || quoted)) continue;
        parts.push_back(trimmed(text.substr(from, i - from)));
        from = i + 1;
    }
    return parts;
}

std::optional<ip::address> address_from(std::string_view text) {
    boost::system::error_code error;
    ip::address address = ip::make_address(std::string(text), error);
    if (error) return std::nullopt;
    // An IPv4 peer of a socket that takes both.
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        address = ip::make_address_v4(ip::v4_mapped, address.to_v6());
    }
    return address;
}

std::string bytes_of(const ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return std::string(bytes.begin(), bytes.end());
    }
    const auto bytes = address.to_v6().to_bytes();
    return std::string(bytes.begin(), bytes.end());
}

// "host:80", "[::1]:80", "::1" → the host, without brackets; and the port, if there is one.
struct HostAndPort {
    std::string_view host, port;
};
HostAndPort cut_port(std::string_view text) {
    if (!text.empty() && text.front() == '[') {
        const std::size_t end = text.find(']');
        if (end == text.npos) return {text, ""};
        std::string_view rest = text.substr(end + 1);
        if (!rest.empty() && rest.front() == ':') rest.remove_prefix(1);
        return {text.substr(1, end - 1), rest};
    }
    const std::size_t colon = text.find(':');
    if (colon == text.npos || text.find(':', colon + 1) != text.npos) return {text, ""};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

// The text of an element's for=…; empty where there is none.
std::string_view forwarded_for(std::string_view element) {
    for (const std::string_view pair : split(element, ';')) {
        if (lower(pair.substr(0, 4)) != "for=") continue;
        std::string_view value = pair.substr(4);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
            value = value.substr(1, value.size() - 2);
        }
        return value;
    }
    return {};
}

bool same_bits(std::string_view a, std::string_view b, int bits) {
    for (std::size_t i = 0; bits > 0; ++i, bits -= 8) {
        const int mask = bits >= 8 ? 0xFF : 0xFF << (8 - bits) & 0xFF;
        if (((a[i] ^ b[i]) & mask) != 0) return false;
    }
    return true;
}

}  // namespace

bool is_loopback(std::string_view address) {
    if (address == "localhost") return true;
    const auto parsed = address_from(address);
    return parsed && parsed->is_loopback();
}

std::string share_of(const std::string& address) {
    const auto parsed = address_from(address);
    if (!parsed || parsed->is_v4()) return parsed ? parsed->to_string() : address;
    auto bytes = parsed->to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::address_v6(bytes).to_string() + "/64";
}

Result<TrustedProxies, std::string> TrustedProxies::from_text(std::string_view addresses,
                                                              std::string_view header) {
    TrustedProxies proxies;
    const std::string name = lower(header);
    if (name == "forwarded") {
        proxies.header_ = Header::forwarded;
    } else if (name != "x-forwarded-for") {
        return std::string("proxy_header must be X-Forwarded-For or Forwarded.");
    }
    for (const std::string_view one : split(addresses, ',')) {
        if (one.empty()) continue;
        const std::size_t slash = std::min(one.find('/'), one.size());
        const auto address = address_from(one.substr(0, slash));
        Range range;
        if (address) range.bytes = bytes_of(*address);
        range.bits = static_cast<int>(8 * range.bytes.size());
        bool right = address.has_value();
        if (right && slash < one.size()) {
            const int most = range.bits;
            const auto [end, wrong] =
                std::from_chars(one.data() + slash + 1, one.data() + one.size(), range.bits);
            right = wrong == std::errc() && end == one.data() + one.size() && range.bits >= 0 &&
                    range.bits <= most;
        }
        if (!right) {
            return "trusted_proxies: “" + std::string(one) +
                   "” is no address and no range of them. Write such as 127.0.0.1, 10.0.0.0/8.";
        }
        proxies.ranges_.push_back(std::move(range));
    }
    return proxies;
}

bool TrustedProxies::trusts(const std::string& address) const {
    const auto parsed = address_from(address);
    if (!parsed) return false;
    const std::string bytes = bytes_of(*parsed);
    return std::any_of(ranges_.begin(), ranges_.end(), [&bytes](const Range& range) {
        return range.bytes.size() == bytes.size() && same_bits(range.bytes, bytes, range.bits);
    });
}

std::string TrustedProxies::origin_of(const std::string& peer, std::string_view hops) const {
    std::string origin = peer;
    const std::vector<std::string_view> all = split(hops, ',');
    for (auto hop = all.rbegin(); hop != all.rend() && trusts(origin); ++hop) {
        const std::string_view text = header_ == Header::forwarded ? forwarded_for(*hop) : *hop;
        const auto address = address_from(cut_port(text).host);
        // Who will not say where it comes from is where it comes from.
        if (!address) break;
        origin = address->to_string();
    }
    return origin;
}

Result<AllowedHosts, std::string> AllowedHosts::from_text(std::string_view public_url,
                                                          std::string_view hosts) {
    AllowedHosts allowed;
    if (const std::size_t scheme = public_url.find("://"); scheme != public_url.npos) {
        const std::string_view rest = public_url.substr(scheme + 3);
        const std::string_view host = cut_port(rest.substr(0, rest.find('/'))).host;
        allowed.hosts_.push_back(lower(host));
    }
    for (const std::string_view one : split(hosts, ',')) {
        if (one.empty()) continue;
        if (one.find_first_of("/ \t\"*") != one.npos) {
            return "hosts: “" + std::string(one) +
                   "” is no host's name. Write such as crm.example.com, crm.lan:8080.";
        }
        allowed.hosts_.push_back(lower(one));
    }
    return allowed;
}

bool AllowedHosts::allows(std::string_view host, const std::string& reached) const {
    const std::string whole = lower(host);
    const std::string name(cut_port(whole).host);
    if (is_loopback(name)) return true;
    if (const auto address = address_from(name); address && address == address_from(reached)) {
        return true;
    }
    return std::any_of(hosts_.begin(), hosts_.end(),
                       [&](const std::string& one) { return one == whole || one == name; });
}

}  // namespace recall
