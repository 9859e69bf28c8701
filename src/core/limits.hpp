// Every limit of the rules, in one place, with its unit last.
#pragma once

#include "core/ids.hpp"

#include <cstddef>
#include <cstdint>

namespace recall {

constexpr std::size_t username_bytes_max = 20;  // RULES.md §2
constexpr std::size_t list_id_bytes_max = 40;
constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t notes_bytes_max = 8 * 1024;
constexpr std::size_t script_bytes_max = 16 * 1024;
constexpr std::size_t url_bytes_max = 500;
constexpr std::size_t client_bytes_max = 64;
constexpr std::size_t rejection_subject_bytes_max = 200;  // it is kept for ever, as it was typed

constexpr std::size_t lead_columns_max = 64;
constexpr std::size_t lead_numbers_max = 5;  // the first too
constexpr std::size_t lead_columns_bytes_max = 8 * 1024;

constexpr std::size_t outcomes_max = 40;  // of one campaign
constexpr std::size_t dial_statuses_max = 40;
constexpr std::size_t campaigns_max = 200;
constexpr std::size_t lists_max = 10'000;
constexpr std::size_t users_max = 10'000;

constexpr std::size_t import_leads_max = 250'000;  // at once; a file comes in several parts
constexpr std::int64_t assign_leads_max = 50'000;  // of one command
constexpr std::size_t assign_agents_max = 1'000;

constexpr int claim_minutes_default = 30;  // RULES.md §5
constexpr int claim_minutes_max = 8 * 60;
// As far as a device's clock may be from the relay's where its work counts as given just now.
constexpr std::int64_t live_clock_ms = 2 * minute_ms;
constexpr std::int64_t correct_ms = minute_ms;  // how long a call may be corrected: RULES.md §6
constexpr int claims_max_default = 1;  // how many claims one agent may hold at a time
constexpr int claims_at_a_time_max = 100;
constexpr int daily_target_max = 10'000;
constexpr int pool_low_default = 50;
constexpr int pool_low_max = 1'000'000;

constexpr std::size_t callback_comments_bytes_max = 255 * 4;  // 255 characters: RULES.md §2
constexpr std::size_t zone_bytes_max = 64;
constexpr std::size_t wall_time_bytes_max = 32;
// A device whose zones are older than the relay's may say another hour; it is kept as it was said.
constexpr int zones_differ_minutes = 120;
constexpr int callback_days_default = 365;  // RULES.md §11
constexpr int callback_days_max = 366;
// A callback is promised for a slot of a campaign's length: 15, 30 or 60 minutes. The one that
// runs now may still be chosen.
constexpr int callback_slot_minutes_default = 30;  // RULES.md §11
constexpr std::int64_t callback_slot_ms = callback_slot_minutes_default * minute_ms;
// A promise is kept on time where its call begins within this time after it.
constexpr std::int64_t callback_on_time_ms = 30 * minute_ms;
constexpr int callback_escalate_minutes_default = 60;
constexpr int callback_minutes_max = 7 * 24 * 60;  // of a campaign's rules
constexpr int callbacks_kept_max = 10'000;         // the highest cap
constexpr int callback_retries_max = 20;
// The clock releases so many in one command, so that agents' commands go on between them.
constexpr std::size_t release_callbacks_max = 500;

// On the lists of the desk and its campaigns.
constexpr std::size_t do_not_call_max = 1'000'000;
constexpr std::size_t do_not_call_phones_max = 500;     // of one command
constexpr std::size_t end_do_not_call_slice_max = 500;  // that expire at a time

constexpr std::size_t unplaced_open_max = 2'000;    // items that wait for a manager
constexpr std::size_t hand_over_note_bytes_max = 1'000;
constexpr std::size_t refusal_bytes_max = 1'000;    // of the words that come with a refused wish

constexpr std::size_t recycling_rules_max = dial_statuses_max;
constexpr int recycling_minutes_max = 366 * 24 * 60;
constexpr int attempts_at_most_max = 1'000;
constexpr std::size_t hours_rules_max = 100;
constexpr std::size_t holidays_max = 1'000;
// How many waiting numbers become available at a time, so that agents go on between them.
constexpr std::size_t end_waits_slice_max = 5'000;
// How far down a hopper is shown.
constexpr std::size_t hopper_shown_max = 10'000;

constexpr int plan_minute_usual = 8 * 60;
// The standing plan works in slices of this many numbers, for the same reason as midnight.
constexpr std::size_t plan_slice = 500;
// Midnight works in slices of this many assignments or calls, so that agents go on between them.
constexpr std::size_t close_day_slice_max = 500;
// How long the tally of a closed day stays at hand for late work; its stored row stays for ever.
constexpr std::int32_t tally_days_kept = 400;

}  // namespace recall
