// Every limit of the relay, in one place, with its unit last. The rules' own: core/limits.hpp.
#pragma once

#include "core/limits.hpp"
#include "relay/sequencer.hpp"
#include "wire/protocol.hpp"

namespace recall {

// --- The desk thread's queue.
constexpr std::size_t queued_submissions_max = 32'768;
constexpr std::size_t queued_asks_max = 4'096;
// What one batch takes of people's commands while the clock has work too.
constexpr std::size_t batch_beside_clock_max = batch_submissions_max / 2;
// How long it waits before it tries a journal again that failed.
constexpr std::int64_t journal_retry_ms = 1 * second_ms;
// How long after a failed commit the relay says it is not ready, unless one succeeds before.
constexpr std::int64_t journal_unwell_ms = 5 * second_ms;

// --- Websockets.
constexpr std::size_t connection_commands_max = 32;  // under way; more wait in the socket
constexpr std::size_t outgoing_bytes_max = 1024 * 1024;  // beside a whole view; then cut, 1013
constexpr std::int64_t outgoing_stall_ms_max = 10 * second_ms;  // one write; then cut
constexpr std::int64_t hello_wait_ms_max = 10 * second_ms;
constexpr std::int64_t session_check_ms = 2 * second_ms;  // how soon an ended session is noticed
// To a line on which nothing went out for so long the time is told, so that its tab knows it alive.
constexpr std::int64_t word_every_ms = 4 * second_ms;
static_assert(word_every_ms + session_check_ms < word_ms_max, "looked at once a check");
constexpr std::int64_t manager_rows_ms = 100;  // at most one change a manager in this time
// Messages a user may send: the burst is a day's outbox, sent again after a day offline.
constexpr double user_messages_burst = 4'000;
constexpr double user_messages_per_second = 200;

// --- Connections and HTTP.
constexpr std::size_t connections_max = 8'192;
constexpr std::size_t user_websockets_max = 16;  // tabs and devices of one user
constexpr std::uint32_t header_bytes_max = 16 * 1024;
constexpr std::uint64_t body_bytes_max = 1024 * 1024;
constexpr std::uint64_t import_file_bytes_max = 64 * 1024 * 1024;
constexpr std::int64_t http_read_ms_max = 30 * second_ms;  // from one piece to the next
constexpr std::int64_t http_idle_ms_max = 75 * second_ms;  // between requests
constexpr std::int64_t http_write_ms_max = 60 * second_ms;
constexpr std::int64_t http_request_ms_max = 10 * minute_ms;  // a whole body, however it trickles
constexpr std::int64_t stop_wait_ms_max = 5 * second_ms;

// --- Threads that may wait, and what may wait for them.
constexpr std::size_t api_threads = 6;
constexpr std::size_t password_threads = 2;  // each hash takes 19 MiB
constexpr std::size_t import_threads = 1;
constexpr std::size_t api_requests_max = 512;
constexpr std::size_t password_requests_max = 64;
constexpr std::size_t import_requests_max = 4;  // each may hold import_file_bytes_max

// --- Accounts.
constexpr std::size_t password_bytes_min = 8;
constexpr std::size_t password_bytes_max = 1024;
constexpr std::int64_t session_hours_default = 16;  // the longest shift
// How long after its end a session may still hand in what waits on its device.
constexpr std::int64_t hand_in_days_default = 7;
constexpr std::int64_t hand_in_days_max = 90;
constexpr double login_attempts_burst = 10;  // of one username from one address
constexpr double login_attempts_per_second = 1.0 / 30;
constexpr double login_floods_per_second = 1.0 / 60;  // lines of one that are kept
constexpr std::size_t login_username_bytes_max = 64;  // of what was typed, as it is kept
constexpr std::int64_t reset_link_ms = 24 * 60 * minute_ms;
constexpr std::size_t buckets_max = 100'000;  // remembered at a time

// --- Imports.
constexpr std::size_t import_columns_max = lead_columns_max + 8;
constexpr std::size_t import_chunk_leads = 5'000;  // a command each: agents go on between them
constexpr std::size_t import_preview_rows = 20;
constexpr std::size_t import_refused_max = 20'000;  // told one by one; all are counted
constexpr std::size_t import_refused_file_bytes_max = 8 * 1024 * 1024;
constexpr std::size_t import_text_bytes_max = 200;  // of a refused cell, as it is told

// --- History and exports over HTTP.
constexpr std::int64_t lead_history_max = 500;  // calls, and assignments, of one lead
constexpr std::int64_t export_rows_max = 250'000;  // of one file
constexpr std::int64_t lead_ids_max = 250'000;  // that can be chosen by a filter
constexpr std::size_t exports_max = 2;  // at a time
constexpr std::int64_t callbacks_changed_max = 10'000;  // by one POST /callbacks/change
constexpr std::size_t outbox_commands_max = 200;  // of one POST /outbox

// --- Reports.
constexpr std::int32_t report_days_max = 400;
constexpr std::int64_t timeline_step_minutes = 30;

static_assert(connection_commands_max < batch_submissions_max);
static_assert(exports_max < api_threads, "an export leaves threads for what is quick");
static_assert(lead_history_max <= page_size_max);
static_assert(outgoing_bytes_max >= 4 * message_bytes_max);

}  // namespace recall
