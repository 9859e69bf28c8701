// Keeps on the device what is entered of calls that are not completed yet, so that a reload loses
// none of it, and shows it in the user's other tabs. Each is a draft of its user: "call/17" of an
// assignment, "kept/5" of a callback. "notes/17" is an older page's, which kept the notes alone.
//
//   {"outcome":code, "notes":text, "why":text, "called":instant, "follow_up":bool,
//    "day":text, "slot":number, "ahead":number, "slot_minutes":number, "only_me":bool,
//    "comments":text, "again":bool}
#pragma once

#include "replica/replica.hpp"
#include "shell/app/host.hpp"
#include "ui/model/memory.hpp"
#include "ui/model/wishes.hpp"

#include <string_view>
#include <vector>

namespace recall::shell {

class DraftsKept {
public:
    DraftsKept(DeviceStore& store, PageEffects& page) : store_(store), page_(page) {}

    void keep(const Username& user, const ui::KeepDraft& wish);
    // Completed, or let go.
    void drop(const Username& user, AssignmentId id);
    void drop(const Username& user, CallbackId id);
    // Puts them into the forms. Those of numbers that are gone, and hold no words, are forgotten.
    void restore(const Replica& replica, const std::vector<StoredDraft>& drafts,
                 ui::Memory& memory);
    // What another tab said: whether it was about a draft, which then is in this user's form too.
    static bool hear(std::string_view said, const Username& user, ui::Memory& memory);

private:
    void put(const Username& user, const std::string& key, const std::string& text);

    DeviceStore& store_;
    PageEffects& page_;
};

}  // namespace recall::shell
