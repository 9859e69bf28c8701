// A small HTTP/1.1 client over a blocking socket, with a time limit on everything and a cookie jar
// of one cookie. Shares no code with the server it tests.
#pragma once

#include "wire/json.hpp"

#include <map>
#include <string>
#include <vector>

namespace recall {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Response {
    int status = 0;  // 0: no answer
    std::map<std::string, std::string> headers;  // names in lower case; the last of a name
    std::vector<std::string> cookies;            // all that were set: "name=value"
    std::string body;
    Json json() const;
    std::string error_code() const;
};

// A TCP connection to this machine; reads give up after read_seconds_max.
class Socket {
public:
    static constexpr int read_seconds_max = 20;

    explicit Socket(unsigned short port);
    ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    bool ok() const { return file_ >= 0; }
    bool send(std::string_view bytes);
    // Breaks the connection: its peer is told "reset".
    void reset();
    // What came so far, at least one byte more than before; false at the end or out of time.
    bool receive();
    // Whether there is something to receive, an end included, within that time.
    bool has_more(int wait_ms) const;
    std::string received;

private:
    int file_ = -1;
};

class HttpClient {
public:
    explicit HttpClient(unsigned short port) : port_(port) {}

    Response request(const std::string& method, const std::string& target,
                     const std::string& body = "", const Headers& headers = {});
    Response get(const std::string& target, const Headers& headers = {}) {
        return request("GET", target, "", headers);
    }
    Response post(const std::string& target, const Json& body, const Headers& headers = {}) {
        return request("POST", target, body.dump(), headers);
    }
    // Signs in; false where it was refused.
    bool login(const std::string& username, const std::string& password = "correct horse");

    std::string cookie;  // "name=value"

private:
    unsigned short port_;
    std::unique_ptr<Socket> socket_;
};

// Reads one response from the socket's bytes.
Response read_response(Socket& socket, bool head);

}  // namespace recall
