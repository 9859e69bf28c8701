#include "ui/answers.hpp"

namespace recall::ui {

Answer& Answers::of(Topic topic) {
    switch (topic) {
        case Topic::leads: return leads;
        case Topic::archive: return archive;
        case Topic::recycling: return recycling;
        case Topic::audit: return audit;
        case Topic::logins: return logins;
        case Topic::imports: return imports;
        case Topic::hopper: return hopper;
        case Topic::report: return report;
        case Topic::today: return today;
        case Topic::timeline: break;
    }
    return timeline;
}

void Answers::forget(Topic topic) {
    switch (topic) {
        case Topic::leads: leads = {}; break;
        case Topic::archive: archive = {}; break;
        case Topic::recycling: recycling = {}; break;
        case Topic::audit: audit = {}; break;
        case Topic::logins: logins = {}; break;
        case Topic::imports: imports = {}; break;
        case Topic::hopper: hopper = {}; break;
        case Topic::report: report = {}; break;
        case Topic::today: today = {}; break;
        case Topic::timeline: timeline = {}; break;
    }
}

}  // namespace recall::ui
