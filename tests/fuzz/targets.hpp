// Everything of the relay that reads what strangers write, or what stands in a file, each as one
// function of bytes. None may crash, hang, or say anything but "no" to what is wrong.
#pragma once

#include <string_view>
#include <vector>

namespace recall::fuzz {

struct Target {
    std::string_view name;  // its corpus is the folder of that name
    void (*read)(std::string_view bytes);
};

const std::vector<Target>& targets();

void read_http(std::string_view bytes);       // whole connections, in pieces
void read_websocket(std::string_view bytes);  // frames, and the messages in them
void read_message(std::string_view bytes);    // messages of tabs and of the relay
void read_command(std::string_view bytes);    // JSON commands, events, rows
void read_csv_file(std::string_view bytes);   // an import
void read_query(std::string_view bytes);      // targets with their queries
void read_cookie(std::string_view bytes);     // cookies, and the other headers that are read
void read_stored(std::string_view bytes);     // what stands in a journal's records and rows

}  // namespace recall::fuzz
