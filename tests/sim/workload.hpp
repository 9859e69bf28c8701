// Workload: what people do with the desk. Each looks at what the own screen shows and does
// something that makes sense there; the hostile ones do what makes none.
#pragma once

#include "tests/sim/device.hpp"

namespace recall::sim {

class Workload {
public:
    Workload(Surroundings& around, std::map<Username, Device*>& devices);

    // The desk as it is before anybody comes, as commands of the operator.
    static std::vector<Command> opening(const Plan& plan);
    static std::vector<Username> people(const Plan& plan);

    void begin();
    bool is_over() const { return done_ >= around_.weather.plan.steps; }

private:
    void act(const Username& user);
    Tab* seat(const Username& user);
    void work(Tab& tab);
    void lead_people(Tab& tab);
    void complete(Tab& tab, const Assignment& assignment, bool with_start);
    NewCallback promise(const Tab& tab);
    void correct_last(Tab& tab);
    void keep_promise(Tab& tab);
    CallbackId some_callback();
    std::vector<Phone> some_phones();
    Code some_scope();
    void settle(Tab& tab);
    void change_person(Tab& tab);
    Command about_chosen();
    void be_hostile();
    void submit(const Submission& submission);
    Command nonsense();
    AssignmentId some_assignment();

    const Plan& plan() const { return around_.weather.plan; }
    Surroundings& around_;
    std::map<Username, Device*>& devices_;  // where each of them sits
    Random random_;
    int done_ = 0;
    int notes_ = 0;
    std::uint64_t phones_ = 0;
    std::map<Username, std::int64_t> numbers_;  // of the HTTP interface's clients
    std::vector<Submission> answered_;
};

// A lead of a list, its number made of a counter.
NewLead made_up_lead(std::uint64_t number);

}  // namespace recall::sim
