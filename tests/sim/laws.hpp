// Laws: what must hold whatever fails. Asked at every durable batch, at every answer that reaches
// a tab, and at the end.
#pragma once

#include "tests/sim/counters.hpp"
#include "tests/sim/oracle.hpp"
#include "tests/sim/sim_journal.hpp"

#include "wire/protocol.hpp"

namespace recall::sim {

// Thrown where one is broken; ends the run.
struct LawBroken {
    std::string sentence;
};

inline void law(bool holds, const std::string& sentence) {
    if (!holds) throw LawBroken{sentence};
}
// For checks that return what they found wrong.
inline void law_says(const std::string& where, const std::string& broken) {
    if (!broken.empty()) throw LawBroken{where + ": " + broken};
}

class Laws {
public:
    Laws(const SimJournal& journal, const Plan& plan)
        : journal_(journal), sabotage_(plan.sabotage), oracle_(plan.zone) {}

    // What is known of the records, up to one of them.
    struct Known {
        Oracle oracle;
        std::int64_t last_seq = 0;
        Instant last_at;
        std::set<std::pair<ClientKey, std::int64_t>> done;
    };
    Known known() const { return {oracle_, last_seq_, last_at_, done_}; }
    // The journal has been put back to where it stood then. What had been answered since is gone,
    // and nobody can be asked for it; what had not is still on a device.
    void put_back(const Known& known);

    // --- As it happens.
    void on_durable(const Batch& batch);
    void on_answer(const ClientKey& client, std::int64_t number,
                   const std::optional<WireError>& error);
    // A tab has taken the wish, and sends it whether the device can keep it or not.
    void on_wished(const ClientKey& client, std::int64_t number, const Command& command);
    // The device has told the tab that the command is kept.
    void on_saved(const ClientKey& client, std::int64_t number, const Command& command);
    // The tab has put it into the tray, unsent.
    void on_put_aside(const ClientKey& client, std::int64_t number) {
        saved_.erase({client, number});
    }
    // Null where no device was told that it keeps such a command.
    const Command* saved(const ClientKey& client, std::int64_t number) const;

    // A refusal has become pointless.
    void on_left_tray(const ClientKey& client, std::int64_t number);

    // --- At the end, when everything has come to rest.
    void check_whole(const State& state) const;
    void check_replay(const State& state, bool as_recorded) const;
    using Tray = std::function<bool(const ClientKey&, std::int64_t)>;
    void check_saved(const Tray& in_tray) const;

    std::int64_t commands() const { return commands_; }
    std::int64_t rejections() const { return rejections_; }

private:
    struct Acknowledged {
        bool refused = false;
        std::string code;
    };
    bool was_moved(const Username& user, const MoveCallback& refused) const;
    bool was_overtaken(const Username& user, const Command& refused) const;

    const SimJournal& journal_;
    const Sabotage sabotage_;
    Oracle oracle_;
    std::int64_t last_seq_ = 0;
    std::int64_t batches_ = 0;
    Instant last_at_;
    std::set<std::pair<ClientKey, std::int64_t>> done_;
    // Done once, before the journal was put back
    std::set<std::pair<ClientKey, std::int64_t>> gone_;
    std::map<std::pair<ClientKey, std::int64_t>, std::string> acknowledged_;  // with which code
    std::map<std::pair<ClientKey, std::int64_t>, Command> wished_;
    std::map<std::pair<ClientKey, std::int64_t>, Command> saved_;
    // Answered by a history that was put back before the answer was heard.
    std::vector<std::pair<Username, Command>> lost_;
    std::set<std::pair<ClientKey, std::int64_t>> left_tray_;
    std::int64_t commands_ = 0;
    std::int64_t rejections_ = 0;
};

}  // namespace recall::sim
