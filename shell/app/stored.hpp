// How the device keeps what a replica hands it: rows, commands and refused commands as texts.
//
//   command  = {"at":instant, "command":command}
//   refused  = {"at":instant, "command":command, "code":text, "message":text}
//   history  = {"mark":text, "relay":instant, "wall":instant}
//   departed = {"assignment":row, "lead":row}
//
// What an older or damaged store holds and cannot be read is left out, never a reason to fail; nor
// what the other program gave (program.hpp). It stays on the device.
#pragma once

#include "replica/replica.hpp"
#include "shell/app/host.hpp"

namespace recall::shell {

StoredCommand to_stored(const Pending& pending);
StoredCommand to_stored(const Refused& refused);
std::optional<Pending> pending_from(const StoredCommand& stored);
std::vector<Pending> pending_from(const std::vector<StoredCommand>& stored);
std::optional<Refused> refused_from(const StoredCommand& stored);

// What tells the rows' history from another, and what the clocks said when they were kept.
struct StoredHistory {
    std::string mark;
    std::optional<KnownTime> known;
};
std::string history_text(const StoredHistory& history);
StoredHistory history_from(const std::string& text);

std::string stored_text(const Departed& departed);
std::optional<Departed> departed_from(const std::string& text);

std::vector<StoredRow> to_stored(const Effects& effects);
std::vector<Row> rows_from(const std::vector<StoredRow>& stored);

}  // namespace recall::shell
