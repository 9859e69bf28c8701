#include "ui/model/answers.hpp"

namespace recall::ui {

const Answers no_answers;

Answer& Answers::of(Topic topic) {
    switch (topic) {
        case Topic::leads: return leads;
        case Topic::archive: return archive;
        case Topic::recycling: return recycling;
        case Topic::audit: return audit;
        case Topic::logins: return logins;
        case Topic::imports: return imports;
        case Topic::hopper: return hopper;
        case Topic::do_not_call: return do_not_call;
        case Topic::unplaced: return unplaced;
        case Topic::unplaced_leads: return unplaced_leads;
        case Topic::report: return report;
        case Topic::today: return today;
        case Topic::callbacks: return callbacks;
        case Topic::callback: return callback;
        case Topic::callback_day: return callback_day;
        case Topic::callback_month: return callback_month;
        case Topic::callback_figures: return callback_figures;
        case Topic::lead_callbacks: return lead_callbacks;
        case Topic::held_callbacks: return held_callbacks;
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
        case Topic::do_not_call: do_not_call = {}; break;
        case Topic::unplaced: unplaced = {}; break;
        case Topic::unplaced_leads: unplaced_leads = {}; break;
        case Topic::report: report = {}; break;
        case Topic::today: today = {}; break;
        case Topic::timeline: timeline = {}; break;
        case Topic::callbacks: callbacks = {}; break;
        case Topic::callback: callback = {}; break;
        case Topic::callback_day: callback_day = {}; break;
        case Topic::callback_month: callback_month = {}; break;
        case Topic::callback_figures: callback_figures = {}; break;
        case Topic::lead_callbacks: lead_callbacks = {}; break;
        case Topic::held_callbacks: held_callbacks = {}; break;
    }
}

}  // namespace recall::ui
