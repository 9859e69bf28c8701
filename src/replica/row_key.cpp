#include "replica/replica.hpp"
#include "wire/words.hpp"

namespace recall {

namespace {

struct Keyed {
    RowKey operator()(const Desk&) const { return {"desk", ""}; }
    RowKey operator()(const User& row) const { return {"user", row.username}; }
    RowKey operator()(const Campaign& row) const { return {"campaign", row.id.text()}; }
    RowKey operator()(const List& row) const { return {"list", row.id}; }
    RowKey operator()(const ListCounts& row) const { return {"list_counts", row.list}; }
    RowKey operator()(const Lead& row) const { return (*this)(row.id); }
    RowKey operator()(const Assignment& row) const { return (*this)(row.id); }
    RowKey operator()(const CompletedCall& row) const { return (*this)(row.id); }
    RowKey operator()(const Tally& row) const {
        return {"tally", to_text(row.key.day) + ' ' + std::string(word_of(row.key.kind)) + ' ' +
                             row.key.agent};
    }
    RowKey operator()(const RecycleEntry& row) const {
        return {"recycle_entry", std::to_string(row.id.value)};
    }
    RowKey operator()(const Import& row) const {
        return {"import", std::to_string(row.id.value)};
    }
    RowKey operator()(const Callback& row) const { return (*this)(row.id); }
    RowKey operator()(const UnplacedCount&) const { return {"unplaced_count", ""}; }
    RowKey operator()(CallbackId id) const { return {"callback", std::to_string(id.value)}; }
    RowKey operator()(LeadId id) const { return {"lead", std::to_string(id.value)}; }
    RowKey operator()(AssignmentId id) const { return {"assignment", std::to_string(id.value)}; }
    RowKey operator()(CallId id) const { return {"completed_call", std::to_string(id.value)}; }
};

}  // namespace

RowKey key_of(const Row& row) { return std::visit(Keyed{}, row); }
RowKey key_of(const GoneRow& gone) { return std::visit(Keyed{}, gone); }

}  // namespace recall
