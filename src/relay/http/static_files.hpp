// StaticFiles: the page folder, read into memory once, with its compressed siblings.
//
// Files whose names hold a hash (`app.3f2a9c01d5.js`) never change and are cached for ever; all
// others are asked for again each time, and answered "not modified" where they are the same.
#pragma once

#include "relay/http/http.hpp"

#include <map>
#include <memory>
#include <string>

namespace recall {

class StaticFiles {
public:
    // An empty folder name: there is no page. Otherwise the folder must hold an index.html; says
    // what is wrong where it does not.
    static Result<StaticFiles, std::string> load(const std::string& folder);

    bool empty() const { return files_.empty(); }
    bool has(const std::string& path) const { return files_.contains(name_of(path)); }
    // 200, 304 or 404. `accept_encoding` and `if_none_match` are the headers of those names.
    HttpReply reply(const std::string& path, std::string_view accept_encoding,
                    std::string_view if_none_match) const;

private:
    struct File {
        std::string content_type;
        std::string etag;
        bool immutable = false;
        std::string plain, br, gz;
    };
    static std::string name_of(const std::string& path);
    std::map<std::string, File> files_;
};

// The headers every reply carries: that it is ours, what a page of ours may load and who may show
// it in a frame. `host`: the Host header, for the websocket's address in the content security
// policy.
std::vector<std::pair<std::string, std::string>> security_headers(const std::string& host,
                                                                  bool secure);

}  // namespace recall
