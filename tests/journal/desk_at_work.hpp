// What the journal's tests share: folders that go away, a small desk, and people at work on it.
#pragma once

#include "core/audit.hpp"
#include "journal/journal.hpp"
#include "relay/desk/sequencer.hpp"

#include <string>
#include <vector>

namespace recall {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// Every row of the State and its counters, one a line: two States are equal where these are.
std::string everything(const State& state);

// A relay's heart over a journal: everybody who works gives commands through it.
class DeskAtWork {
public:
    explicit DeskAtWork(Journal& journal);

    // Gives one command; it has to be durable, and may be refused.
    CommandAnswer say(const Username& by, Command command);
    // As say, for what has to be accepted.
    void do_it(const Username& by, Command command);
    // Several as one batch. Their numbers are used up only where it became durable.
    std::optional<JournalError> try_batch(const std::vector<std::pair<Username, Command>>& batch);
    std::vector<Submission> submissions(
        const std::vector<std::pair<Username, Command>>& batch) const;

    // Client CRM and Customer Service with a list each, four people, six leads a list, of which
    // each agent has two. Assignments 1 and 2 are ann's clients, 3 and 4 bob's customers.
    void set_up();
    // Ann's first number: claimed, called, completed.
    void complete_one();
    void close_day();

    const State& state() const { return sequencer_.state(); }
    Sequencer& sequencer() { return sequencer_; }
    Stamp& stamp() { return stamp_; }

private:
    Sequencer sequencer_;
    Stamp stamp_{Instant{1'790'000'000'000}, Day{20717}};
    std::int64_t number_ = 0;
};

inline const Username ada = "ada", max = "max", ann = "ann", bob = "bob";
inline const ListId clients = "clients-1", customers = "customers-1";
constexpr Code success{"SUCCESS"}, no_answer{"NA"}, resolved{"RESOLVED"}, call_back{"CALLBK"};

// What must never stand in a record.
inline const std::string secret_name = "Ngozi Okafor";
inline const std::string secret_column = "Okafor & Sons";
inline const std::string secret_note = "asks for the blue one";
inline const std::string secret_digits = "2348012345678";
inline const std::string secret_agent = "Annabel Adeyemi";

}  // namespace recall
