#include "journal/record_table.hpp"

#include <algorithm>

namespace recall {

void bind_record(Statement& to, const RecordText& stored, const Sha256& hash) {
    to.bind(1, stored.seq);
    to.bind(2, stored.at);
    to.bind(3, std::string_view(stored.day));
    to.bind(4, std::string_view(stored.user));
    to.bind(5, std::string_view(stored.client));
    to.bind(6, stored.number);
    to.bind(7, std::string_view(stored.command));
    to.bind(8, std::string_view(stored.rejection));
    to.bind(9, std::string_view(stored.events));
    to.bind_bytes(10, {reinterpret_cast<const char*>(hash.data()), hash.size()});
    to.bind(11, stored.digest);
}

RecordText read_record_text(const Statement& from) {
    return {.seq = from.integer(0),
            .at = from.integer(1),
            .day = std::string(from.text(2)),
            .user = std::string(from.text(3)),
            .client = std::string(from.text(4)),
            .number = from.integer(5),
            .command = std::string(from.text(6)),
            .rejection = std::string(from.text(7)),
            .events = std::string(from.text(8)),
            .digest = from.integer(10)};
}

Sha256 read_hash(const Statement& from) {
    Sha256 hash{};
    const std::string_view bytes = from.bytes(9);
    if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

Record read_record(Database& db, const Statement& from) {
    auto record = from_stored(read_record_text(from));
    if (record) return std::move(record).value();
    db.fail_damaged(record.error());
    return {};
}

}  // namespace recall
