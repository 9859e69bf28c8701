#include "relay/desk/metrics.hpp"

namespace recall {

namespace {

void write(std::string& text, const char* name, const char* type, const char* help,
           const std::string& value) {
    text += std::string("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n' +
            name + ' ' + value + '\n';
}

}  // namespace

std::string metrics_text(const Metrics& m) {
    std::string text;
    const auto counter = [&](const char* name, const char* help, const auto& value) {
        write(text, name, "counter", help, std::to_string(value.load()));
    };
    const auto gauge = [&](const char* name, const char* help, const auto& value) {
        write(text, name, "gauge", help, std::to_string(value.load()));
    };
    counter("recall_commands_total", "Commands answered.", m.commands);
    counter("recall_rejections_total", "Commands answered with a rejection.", m.rejections);
    counter("recall_repeats_total", "Commands answered as they had been before.", m.repeats);
    counter("recall_unavailable_total", "Commands that could not be made durable.", m.unavailable);
    text += "# HELP recall_commit_seconds Time of one durable batch.\n"
            "# TYPE recall_commit_seconds summary\n";
    const auto microseconds = m.commit_microseconds.load();
    text += "recall_commit_seconds_sum " +
            std::to_string(static_cast<double>(microseconds) / 1e6) +
            "\nrecall_commit_seconds_count " + std::to_string(m.batches.load()) + '\n';
    gauge("recall_batch_size", "Commands in the last batch.", m.last_batch);
    gauge("recall_queue_depth", "Commands waiting for the desk.", m.queue_depth);
    gauge("recall_connections", "Open connections.", m.connections);
    gauge("recall_sessions", "Open websockets.", m.websockets);
    counter("recall_websockets_cut_total", "Websockets the relay cut.", m.websockets_cut);
    counter("recall_logins_total", "Logins.", m.logins);
    counter("recall_logins_refused_total", "Logins refused.", m.logins_refused);
    counter("recall_http_requests_total", "Requests answered over HTTP.", m.http_requests);
    return text;
}

}  // namespace recall
