// Keeps on the device what is known of numbers that went away while they were worked on, so that
// they can still be completed after a reload, until they are, or are let go. Each is a draft of its
// user: "departed/17".
#pragma once

#include "shell/app/host.hpp"
#include "ui/model/work_rows.hpp"

#include <set>

namespace recall::shell {

class DepartedKept {
public:
    explicit DepartedKept(DeviceStore& store) : store_(store) {}

    // Those among the user's drafts. Another user's are forgotten.
    std::vector<Departed> restore(const std::vector<StoredDraft>& drafts);
    // After what the relay said: keeps those that somebody would miss, and drops the completed.
    void take(const Effects& effects, const Replica& replica, const ui::WorkMemory& memory);
    // Something was entered for the number: from now on it would be missed.
    void keep(const Replica& replica, AssignmentId id);
    void drop(const Username& user, AssignmentId id);

private:
    DeviceStore& store_;
    std::set<AssignmentId> kept_;
};

}  // namespace recall::shell
