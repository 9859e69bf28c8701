// The real binary as a child process, ended with the object.
#pragma once

#include <string>
#include <vector>

namespace recall {

class Process {
public:
    // `environment`: "NAME=value", beside the test's own.
    Process(std::vector<std::string> command, std::vector<std::string> environment = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    // Reads what it says until this stands in it; false where it ends or out of time.
    bool wait_for(const std::string& text);
    void kill(int signal);
    // Waits for its end; its exit status, or -signal.
    int wait();

    int id() const { return id_; }
    std::string said;  // on both streams

private:
    bool read_some();
    int id_ = -1;
    int output_ = -1;
};

// `recall serve` over a folder, on a free port of this machine, once it has said where it is.
struct Served {
    Served(const std::string& binary, const std::string& folder,
           const std::vector<std::string>& options, std::vector<std::string> environment = {});
    // Asks it to end; what the process returned.
    int stop();
    Process process;
    unsigned short port = 0;  // 0: it did not say, see process.said
};

}  // namespace recall
