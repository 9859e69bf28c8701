#include "tests/relay/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>

namespace recall {

namespace {

constexpr int wait_ms_max = 60'000;

std::vector<std::string> serve_command(const std::string& binary, const std::string& folder,
                                       const std::vector<std::string>& options) {
    std::vector<std::string> all{binary, "serve", "--port", "0", "--data", folder};
    all.insert(all.end(), options.begin(), options.end());
    return all;
}

}  // namespace

Process::Process(std::vector<std::string> command, std::vector<std::string> environment) {
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC) != 0) return;
    output_ = pipe[0];
    std::vector<char*> arguments;
    for (std::string& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::vector<char*> variables;
    for (std::string& one : environment) variables.push_back(one.data());
    for (char** one = environ; *one != nullptr; ++one) variables.push_back(*one);
    variables.push_back(nullptr);
    id_ = ::fork();
    if (id_ == 0) {
        ::dup2(pipe[1], STDOUT_FILENO);
        ::dup2(pipe[1], STDERR_FILENO);
        ::execvpe(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
}

Process::~Process() {
    if (id_ > 0) {
        kill(SIGKILL);
        wait();
    }
    if (output_ >= 0) ::close(output_);
}

bool Process::read_some() {
    pollfd file{output_, POLLIN, 0};
    if (::poll(&file, 1, 1000) <= 0) return true;
    char bytes[4096];
    const ssize_t got = ::read(output_, bytes, sizeof bytes);
    if (got <= 0) return false;
    said.append(bytes, static_cast<std::size_t>(got));
    return true;
}

bool Process::wait_for(const std::string& text) {
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_ms_max);
    while (said.find(text) == std::string::npos) {
        if (std::chrono::steady_clock::now() > deadline || !read_some()) return false;
    }
    return true;
}

void Process::kill(int signal) {
    if (id_ > 0) ::kill(id_, signal);
}

int Process::wait() {
    while (read_some()) {
        int status = 0;
        if (::waitpid(id_, &status, WNOHANG) == id_) {
            id_ = -1;
            return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
        }
    }
    int status = 0;
    if (id_ <= 0 || ::waitpid(id_, &status, 0) != id_) return -1;
    id_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

Served::Served(const std::string& binary, const std::string& folder,
               const std::vector<std::string>& options, std::vector<std::string> environment)
    : process(serve_command(binary, folder, options), std::move(environment)) {
    const std::string before_port = "Recall is at http://127.0.0.1:";
    if (!process.wait_for(before_port) || !process.wait_for("/\n")) return;
    port = static_cast<unsigned short>(
        std::stoi(process.said.substr(process.said.find(before_port) + before_port.size())));
}

int Served::stop() {
    process.kill(SIGTERM);
    return process.wait();
}

}  // namespace recall
