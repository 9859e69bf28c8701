#include "tests/attack/raw.hpp"

namespace recall::attack {

Response answer_to(unsigned short port, const std::string& bytes) {
    Socket socket(port);
    // An answer may come before all was sent.
    (void)socket.send(bytes);
    return read_response(socket, false);
}

std::string head(const std::string& request_line, const std::string& headers) {
    return request_line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

std::string chunked(const std::string& path, const std::string& body) {
    return head("POST " + path, "Transfer-Encoding: chunked\r\n") + body;
}

std::vector<Attack> malformed_requests() {
    const auto many = [](std::size_t count, char c) { return std::string(count, c); };
    const std::string trailer = "0\r\nX: ";
    return {
        {"a trailer's field of 65,535",
         chunked("/healthz", trailer + many(65'535, 'a') + "\r\n\r\n"), 431},
        {"a trailer's field of 65,536",
         chunked("/healthz", trailer + many(65'536, 'a') + "\r\n\r\n"), 431},
        {"a trailer's field of 1 MB", chunked("/healthz", trailer + many(1'000'000, 'a')), 431},
        {"a trailer's name of 65,535",
         chunked("/healthz", "0\r\n" + many(65'535, 'N') + ": x\r\n\r\n"), 431},
        {"a trailer to a file", chunked("/", trailer + many(65'535, 'a') + "\r\n\r\n"), 404},
        {"a trailer to nobody's sign-in",
         chunked("/login", trailer + many(65'535, 'a') + "\r\n\r\n"), 431},
        {"a chunk's extension of 100 KB", chunked("/login", "2;a=" + many(100'000, 'b')), 431},
        {"a chunk's size in 100 KB of zeros", chunked("/login", many(100'000, '0') + "1\r\n"), 431},
        {"a chunk larger than 64 bits", chunked("/login", "fffffffffffffffff\r\nx"), 400},
        {"a chunk of nearly 64 bits", chunked("/login", "fffffffffffffff0\r\nx"), 413},
        {"a chunk of no size", chunked("/login", "\r\n\r\n"), 400},
        {"a body without its end", chunked("/login", "2\r\n{}xx\r\n"), 400},
        {"a length larger than 64 bits",
         head("POST /login", "Content-Length: 99999999999999999999\r\n"), 400},
        {"two lengths", head("POST /login", "Content-Length: 1\r\nContent-Length: 2\r\n") + "ab",
         400},
        {"a length and chunks",
         head("POST /login", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
         400},
        {"a head of 20 KB", head("GET /healthz", "X: " + many(20'000, 'a') + "\r\n"), 431},
        {"a head of 70 KB", head("GET /healthz", "X: " + many(70'000, 'a') + "\r\n"), 431},
        {"an address of 70 KB", head("GET /" + many(70'000, 'a')), 431},
        {"a method of 70 KB", head(many(70'000, 'A') + " /"), 431},
        {"a nul in the address", "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"half a percent", head("GET /%a"), 400},
        {"no HTTP at all",
         "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello, is that TLS?\r\n\r\n", 400},
        {"a folded header", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n", 200},
        {"HTTP/2's preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        {"a websocket without a key",
         head("GET /sync", "Upgrade: websocket\r\nConnection: Upgrade\r\n"), 401},
        {"JSON a thousand deep", head("POST /login", "Content-Length: 1000\r\n") + many(1'000, '['),
         400},
    };
}

}  // namespace recall::attack
