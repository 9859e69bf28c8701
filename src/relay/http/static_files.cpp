#include "relay/http/static_files.hpp"

#include "relay/accounts/secrets.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace recall {

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string> content_types{
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".otf", "font/otf"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".ttf", "font/ttf"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".webmanifest", "application/manifest+json"},
    {".woff2", "font/woff2"},
};

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

// "app.3f2a9c01d5.js": ten hexadecimal digits between the last two dots.
bool holds_hash(const std::string& name) {
    constexpr std::size_t hash_size = 10;
    const std::size_t last = name.rfind('.');
    if (last == std::string::npos || last < hash_size + 1) return false;
    const std::string hash = name.substr(last - hash_size, hash_size);
    return name[last - hash_size - 1] == '.' &&
           hash.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// "gzip, br;q=0" names gzip and not br.
bool accepts(std::string_view accept_encoding, std::string_view encoding) {
    while (!accept_encoding.empty()) {
        const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
        std::string_view one = accept_encoding.substr(0, end);
        accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
        const std::size_t mark = std::min(one.find(';'), one.size());
        std::string_view name = one.substr(0, mark);
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        if (name != encoding) continue;
        const std::string_view rest = one.substr(mark);
        const std::size_t q = rest.find("q=0");
        const bool refused = q != rest.npos && rest.find_first_of("123456789", q) == rest.npos;
        return !refused;
    }
    return false;
}

bool is_plain_host(const std::string& host) {
    return !host.empty() && host.size() <= 255 &&
           std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' ||
                      c == ']';
           });
}

}  // namespace

Result<StaticFiles, std::string> StaticFiles::load(const std::string& folder) {
    StaticFiles files;
    if (folder.empty()) return files;
    std::error_code error;
    if (!fs::exists(fs::path(folder) / "index.html", error)) {
        return "There is no index.html in the page folder " + folder +
               ". Build the page (./run does) or name another folder with --page.";
    }
    for (fs::recursive_directory_iterator at(folder, error), end; at != end; at.increment(error)) {
        if (error) return "The page folder " + folder + " cannot be read: " + error.message();
        if (!at->is_regular_file(error)) continue;
        const std::string extension = at->path().extension().string();
        const auto type = content_types.find(extension);
        if (type == content_types.end()) continue;  // .br and .gz come with their files
        File file;
        const std::string name = fs::relative(at->path(), folder).generic_string();
        file.content_type = type->second;
        file.immutable = holds_hash(name);
        file.plain = read_file(at->path());
        file.etag = '"' + hash_of_token(file.plain).substr(0, 32) + '"';
        if (fs::exists(at->path().string() + ".br")) {
            file.br = read_file(at->path().string() + ".br");
        }
        if (fs::exists(at->path().string() + ".gz")) {
            file.gz = read_file(at->path().string() + ".gz");
        }
        files.files_[name] = std::move(file);
    }
    return files;
}

std::string StaticFiles::name_of(const std::string& path) {
    return path == "/" ? "index.html" : path.substr(std::min<std::size_t>(1, path.size()));
}

HttpReply StaticFiles::reply(const std::string& path, std::string_view accept_encoding,
                             std::string_view if_none_match) const {
    const auto at = files_.find(name_of(path));
    if (at == files_.end()) {
        return error_reply(404, "not_found",
                           files_.empty() && path == "/"
                               ? "This relay serves no page. Start it with --page FOLDER."
                               : "There is nothing at this address.");
    }
    const File& file = at->second;
    HttpReply reply;
    reply.content_type = file.content_type;
    reply.headers.emplace_back("Cache-Control", file.immutable
                                                    ? "public, max-age=31536000, immutable"
                                                    : "no-cache");
    reply.headers.emplace_back("ETag", file.etag);
    reply.headers.emplace_back("Vary", "Accept-Encoding");
    if (if_none_match.find(file.etag) != if_none_match.npos) {
        reply.status = 304;
        return reply;
    }
    if (!file.br.empty() && accepts(accept_encoding, "br")) {
        reply.headers.emplace_back("Content-Encoding", "br");
        reply.body = file.br;
    } else if (!file.gz.empty() && accepts(accept_encoding, "gzip")) {
        reply.headers.emplace_back("Content-Encoding", "gzip");
        reply.body = file.gz;
    } else {
        reply.body = file.plain;
    }
    return reply;
}

std::vector<std::pair<std::string, std::string>> security_headers(const std::string& host,
                                                                  bool secure) {
    std::string connect = "connect-src 'self'";
    // Older browsers do not take 'self' for the websocket's scheme.
    if (is_plain_host(host)) connect += (secure ? " wss://" : " ws://") + host;
    std::vector<std::pair<std::string, std::string>> headers{
        {"Recall", "1"},  // By this the page knows an answer from a network's sign-in page.
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " + connect +
             "; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; "
             "worker-src 'self'; form-action 'self'; frame-src tel: mailto: callto: sip:; "
             "frame-ancestors 'none'; base-uri 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    };
    if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    return headers;
}

}  // namespace recall
