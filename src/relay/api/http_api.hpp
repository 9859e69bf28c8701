// The HTTP interface: which paths there are, who may use them, and how a request becomes a reply.
// openapi.json describes them for integrators; it is served at /openapi.json.
// Most handlers wait for the desk or the disk: see Lane.
#pragma once

#include "relay/http/services.hpp"

namespace recall {

class HttpApi {
public:
    explicit HttpApi(Services services) : services_(std::move(services)) {}

    // Every route, with {name} in its path for what stands in its place.
    struct RouteInfo {
        std::string method;
        std::string path;
        std::string who;  // "anybody", "signed_in", "leaders", "admins"
    };
    static std::vector<RouteInfo> table();
    // Is this a path of the interface, rather than a file of the page?
    static bool owns(const std::string& path);
    // What is known of a request before it is worked on; where there is no such route, it can be
    // handled at once, for nobody.
    struct Way {
        Lane lane = Lane::quick;
        bool for_anybody = true;
        std::uint64_t body_bytes_max = public_body_bytes_max;
        bool for_ended = false;  // for somebody, though the session may have ended
    };
    static Way way_of(const std::string& method, const std::string& path);

    // Never throws.
    HttpReply handle(HttpRequest request) const;

    const Services& services() const { return services_; }

private:
    HttpReply route(HttpRequest& request) const;

    Services services_;
};

}  // namespace recall
