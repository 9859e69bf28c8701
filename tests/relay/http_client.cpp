#include "tests/relay/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>

namespace recall {

Json Response::json() const {
    auto parsed = parse_json(body);
    return parsed ? parsed.value() : Json();
}

std::string Response::error_code() const {
    const Json parsed = json();
    if (!parsed.is_object() || !parsed.contains("error")) return "";
    return parsed["error"].value("code", "");
}

Socket::Socket(unsigned short port) {
    file_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{read_seconds_max, 0};
    ::setsockopt(file_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(file_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(file_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
        ::close(file_);
        file_ = -1;
    }
}

Socket::~Socket() {
    if (file_ >= 0) ::close(file_);
}

void Socket::reset() {
    if (file_ < 0) return;
    const linger now{1, 0};
    ::setsockopt(file_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(file_);
    file_ = -1;
}

bool Socket::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Socket::receive() {
    char bytes[65536];
    const ssize_t got = ::recv(file_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    received.append(bytes, static_cast<std::size_t>(got));
    return true;
}

bool Socket::has_more(int wait_ms) const {
    pollfd one{file_, POLLIN, 0};
    return ::poll(&one, 1, wait_ms) > 0;
}

Response read_response(Socket& socket, bool head) {
    Response response;
    std::size_t end = 0;
    while ((end = socket.received.find("\r\n\r\n")) == std::string::npos) {
        if (!socket.receive()) return response;
    }
    std::string_view lines = std::string_view(socket.received).substr(0, end + 2);
    response.status = std::stoi(std::string(lines.substr(lines.find(' ') + 1, 3)));
    lines.remove_prefix(lines.find("\r\n") + 2);
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find("\r\n"));
        const std::size_t colon = line.find(": ");
        std::string name(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const std::string value(line.substr(colon + 2));
        response.headers.emplace(name, value);  // the first of several
        if (name == "set-cookie") response.cookies.push_back(value.substr(0, value.find(';')));
        lines.remove_prefix(line.size() + 2);
    }
    const bool bodiless = head || response.status == 304 || response.status < 200;
    const auto length = response.headers.find("content-length");
    const std::size_t size =
        bodiless || length == response.headers.end() ? 0 : std::stoul(length->second);
    while (socket.received.size() < end + 4 + size) {
        if (!socket.receive()) break;
    }
    response.body = socket.received.substr(end + 4, size);
    socket.received.erase(0, end + 4 + size);
    return response;
}

Response HttpClient::request(const std::string& method, const std::string& target,
                             const std::string& body, const Headers& headers) {
    std::string text = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" +
                       std::to_string(port_) + "\r\n";
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    if (!cookie.empty()) text += "Cookie: other=1; " + cookie + "\r\n";
    if (!body.empty() || method == "POST") {
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    text += "\r\n" + body;
    if (!socket_) socket_ = std::make_unique<Socket>(port_);
    Response response;
    // An answer may come before all was sent.
    (void)socket_->send(text);
    if (socket_->ok()) response = read_response(*socket_, method == "HEAD");
    if (response.status == 0 || response.headers["connection"] == "close") socket_.reset();
    const auto set = response.headers.find("set-cookie");
    if (set != response.headers.end()) cookie = set->second.substr(0, set->second.find(';'));
    return response;
}

bool HttpClient::login(const std::string& username, const std::string& password) {
    return post("/login", {{"username", username}, {"password", password}}).status == 200;
}

}  // namespace recall
