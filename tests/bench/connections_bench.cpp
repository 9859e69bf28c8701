// What connections cost the relay in memory: silent ones, and those who send without an end. The
// relay is a process of its own, so that what is measured is its memory alone.
#include "tests/relay/http_client.hpp"
#include "tests/relay/process.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

namespace recall {

namespace {

// Resident, in bytes.
double memory_of(const Process& process) {
    std::ifstream file("/proc/" + std::to_string(process.id()) + "/status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("VmRSS:")) return 1024.0 * std::stod(line.substr(6));
    }
    return 0;
}

void silent(Served& served, int count, const std::string& beginning, const char* what) {
    const double before = memory_of(served.process);
    std::vector<std::unique_ptr<Socket>> sockets;
    for (int i = 0; i < count; ++i) {
        sockets.push_back(std::make_unique<Socket>(served.port));
        (void)sockets.back()->send(beginning);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    const double more = memory_of(served.process) - before;
    std::printf("%-52s %8.1f KiB each\n", what, more / 1024 / count);
}

// Sends until it is refused, or this much.
void endless(Served& served, double megabytes, const std::string& beginning, const char* what) {
    const double before = memory_of(served.process);
    Socket socket(served.port);
    (void)socket.send(beginning);
    const std::string piece(64 * 1024, 'b');
    double sent = 0;
    while (sent < megabytes * 1e6 && socket.send(piece)) sent += static_cast<double>(piece.size());
    std::printf("%-52s %8.1f MiB more after %.0f MB sent\n", what,
                (memory_of(served.process) - before) / 1024 / 1024, sent / 1e6);
}

int run(bool small) {
    std::string folder = (std::filesystem::temp_directory_path() / "recall-bench-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) return 1;
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    const std::string chunked =
        "POST /login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    int status = 1;
    {
        Served served(RECALL_BINARY, folder, {"--demo", "--log-level", "off"});
        (void)served.process.wait_for("Sign in as");
        if (served.port != 0) {
            const int count = small ? 50 : 800;
            const double megabytes = small ? 5 : 100;
            silent(served, count, "", "a connection that says nothing");
            silent(served, count, "GET / HTTP/1.1\r\nHost: local", "half a head");
            silent(served, count,
                   "POST /commands HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n",
                   "nobody's body of 1 MB, announced");
            endless(served, megabytes, chunked + "2;a=", "an endless extension of a chunk");
            endless(served, megabytes, chunked + "0\r\nX: ", "an endless trailer");
            status = HttpClient(served.port).get("/healthz").status == 200 ? 0 : 1;
        }
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return status;
}

}  // namespace

}  // namespace recall

int main(int count, char** arguments) {
    return recall::run(count > 1 && std::string(arguments[1]) == "--small");
}
