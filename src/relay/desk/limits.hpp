// Every limit of the relay, in one place, with its unit last. The rules' own: core/limits.hpp.
#pragma once

#include "core/limits.hpp"
#include "relay/desk/sequencer.hpp"
#include "wire/messages.hpp"

namespace recall {

// --- The desk thread's queue.
constexpr std::size_t queued_submissions_max = 32'768;
constexpr std::size_t queued_asks_max = 4'096;
// What one batch takes of people's commands while the clock has work too.
constexpr std::size_t batch_beside_clock_max = batch_submissions_max / 2;
// How long it waits before it tries a journal again that failed.
constexpr std::int64_t journal_retry_ms = 1 * second_ms;
// While the machine's clock is in doubt: how soon it is looked at again.
constexpr std::int64_t clock_held_look_ms = 1 * second_ms;
// How long after a failed commit the relay says it is not ready, unless one succeeds before.
constexpr std::int64_t journal_unwell_ms = 5 * second_ms;

// --- Websockets.
constexpr std::size_t connection_commands_max = 32;      // under way; more wait in the socket
constexpr std::size_t outgoing_bytes_max = 1024 * 1024;  // beside a whole view; then cut, 1013
constexpr std::int64_t outgoing_stall_ms_max = 10 * second_ms;  // one write; then cut
constexpr std::int64_t hello_wait_ms_max = 10 * second_ms;
constexpr std::int64_t view_wait_ms_max = 30 * second_ms;  // from a hello to its view
constexpr std::int64_t session_check_ms = 2 * second_ms;  // how soon an ended session is noticed
// To a line on which nothing went out for so long the time is told, so that its tab knows it alive.
constexpr std::int64_t word_every_ms = 4 * second_ms;
static_assert(word_every_ms + session_check_ms < word_ms_max, "looked at once a check");
constexpr std::int64_t manager_rows_ms = 100;  // at most one change a manager in this time
constexpr std::int64_t due_ms = 1'000;  // at most one count of promised calls a tab in this time
// Messages a user may send: the burst is a day's outbox, sent again after a day offline.
constexpr double user_messages_burst = 4'000;
constexpr double user_messages_per_second = 200;

// --- Connections and HTTP.
constexpr std::size_t connections_max = 8'192;
constexpr std::size_t address_connections_max = 1'024;  // of one address that is not loopback
constexpr std::size_t user_websockets_max = 16;         // tabs and devices of one user
constexpr std::size_t user_requests_max = 64;           // under way, with their bodies
constexpr std::uint32_t header_bytes_max = 16 * 1024;
constexpr std::uint64_t public_body_bytes_max = 16 * 1024;  // of somebody who is nobody yet
constexpr std::uint64_t body_bytes_max = 1024 * 1024;
constexpr std::uint64_t import_file_bytes_max = 64 * 1024 * 1024;
// What may stand around the pieces of a body that comes in chunks, beside as much as the body has.
constexpr std::uint64_t chunk_overhead_bytes_max = 64 * 1024;
constexpr std::int64_t http_read_ms_max = 30 * second_ms;  // a whole head, once it has begun
constexpr std::int64_t http_idle_ms_max = 75 * second_ms;  // between requests, or two pieces of one
constexpr std::int64_t http_write_ms_max = 60 * second_ms;
constexpr std::int64_t http_body_ms_max = 60 * second_ms;    // a whole body, however it trickles
constexpr std::int64_t http_import_ms_max = 10 * minute_ms;  // a file's
constexpr std::int64_t stop_wait_ms_max = 5 * second_ms;

// --- Threads that may wait, and what may wait for them.
// The first of each pair is for all, the second for one user, or one address where that is not
// known.
constexpr std::size_t quick_threads = 4;
constexpr std::size_t quick_running_max = 3;
constexpr std::size_t quick_requests_max = 2'048;
constexpr std::size_t quick_own_requests_max = 256;
constexpr std::size_t reads_threads = 3;  // as many connections to the journal as serve() opens
constexpr std::size_t reads_running_max = 2;
constexpr std::size_t reads_requests_max = 512;
constexpr std::size_t reads_own_requests_max = user_requests_max;
constexpr std::size_t password_threads = 2;  // each hash takes 19 MiB
constexpr std::size_t password_running_max = 1;
constexpr std::size_t password_requests_max = 512;
constexpr std::size_t password_own_requests_max = 128;
constexpr std::size_t import_threads = 1;
constexpr std::size_t import_requests_max = 4;  // each may hold import_file_bytes_max

// --- Accounts.
constexpr std::size_t password_bytes_max = 1024;
constexpr std::int64_t session_hours_default = 16;  // the longest shift
// How long after its end a session may still hand in what waits on its device.
constexpr std::int64_t hand_in_days_default = 7;
constexpr std::int64_t hand_in_days_max = 90;
// Tries to sign in that were wrong; a right one costs nothing. The first measure is of one username
// from one address, or from one browser that the user has signed in with, which is then the only
// one. Who has signed in from this address before is measured with its neighbours; a stranger with
// all who try that username, that address, or anything.
constexpr double login_attempts_burst = 10;
constexpr double login_attempts_per_second = 1.0 / 30;
constexpr double login_user_burst = 30;  // of one username, from everywhere
constexpr double login_user_per_second = 1.0 / 60;
constexpr double login_address_burst = 30;  // of one address, whatever the username
constexpr double login_address_per_second = 1.0 / 15;
constexpr double login_known_burst = 100;  // of one address, by those who have signed in from there
constexpr double login_known_per_second = 1.0 / 5;
constexpr double login_all_burst = 200;
constexpr double login_all_per_second = 2;
constexpr double login_floods_per_second = 1.0 / 60;  // lines of one address' that are kept
// Of all refusals so many lines are kept: at this rate it takes them weeks to push out what is
// true.
constexpr double login_refusals_burst = 2'000;
constexpr double login_refusals_per_second = 1.0 / 60;
constexpr std::int64_t device_days = 180;  // how long a browser remembers who signed in with it
constexpr std::size_t login_username_bytes_max = 64;  // of what was typed, as it is kept
constexpr std::int64_t reset_link_ms = 24 * 60 * minute_ms;
constexpr std::size_t buckets_max = 100'000;  // remembered at a time

// --- Imports.
constexpr std::size_t import_rows_max = 1'000'000;  // numbers of one file
constexpr std::size_t import_cells_max = 16'384;   // of a row: a spreadsheet has no more
constexpr std::size_t import_columns_max = 1'024;  // that hold anything
constexpr std::size_t import_chunk_leads = 5'000;  // a command each: agents go on between them
constexpr std::size_t import_preview_rows = 20;
constexpr std::size_t import_refused_max = 20'000;  // told one by one; all are counted
constexpr std::size_t import_refused_file_bytes_max = 8 * 1024 * 1024;
constexpr std::size_t import_repeats_told_max = 1'000;  // one by one; the file has more of them
constexpr std::size_t import_text_bytes_max = 200;  // of a refused cell, as it is told

// --- Workbooks, as they are read. The first three are Excel's own.
constexpr std::int64_t sheet_rows_max = 1'048'576;
constexpr std::size_t sheet_columns_max = 16'384;
constexpr std::size_t sheet_cell_units_max = 32'767;             // UTF-16, written
constexpr std::size_t sheet_cell_bytes_max = 128 * 1024;         // UTF-8, read
constexpr std::size_t sheet_row_bytes_max = 4 * 1024 * 1024;
constexpr std::size_t sheet_text_bytes_max = 512 * 1024 * 1024;  // of all cells that are read
constexpr std::int64_t sheet_cells_max = 32'000'000;             // the blank ones too
constexpr std::size_t shared_strings_max = 4'000'000;
constexpr std::size_t shared_strings_bytes_max = 128 * 1024 * 1024;
constexpr std::size_t cell_formats_max = 65'536;
constexpr std::size_t workbook_sheets_max = 1'000;
constexpr std::size_t workbook_parts_max = 10'000;
constexpr std::uint64_t workbook_unpacked_bytes_max = 1024 * 1024 * 1024;
// A table packs to a tenth, to a hundredth where its rows are all alike; a bomb to a thousandth.
constexpr std::uint64_t workbook_ratio_max = 200;
constexpr std::uint64_t workbook_ratio_bytes_min = 64 * 1024 * 1024;  // unpacked, before it counts
constexpr std::size_t xml_depth_max = 64;
constexpr std::size_t xml_token_bytes_max = 1024 * 1024;  // a tag or a comment

// --- History and exports over HTTP.
constexpr std::int64_t lead_history_max = 500;          // calls, and assignments, of one lead
constexpr int same_person_max = 20;                     // other leads in one lead's record
constexpr std::int64_t export_rows_max = 250'000;       // of one file
constexpr std::int64_t lead_ids_max = 250'000;          // that can be chosen by a filter
constexpr std::size_t exports_max = 2;                  // at a time
constexpr std::int64_t callbacks_changed_max = 10'000;  // by one POST /callbacks/change

// --- Reports.
constexpr std::int32_t report_days_max = 400;
constexpr std::int64_t timeline_step_minutes = 30;

static_assert(connection_commands_max < batch_submissions_max);
static_assert(exports_max < reads_threads, "an export leaves a thread for other readers");
static_assert(quick_running_max < quick_threads && reads_running_max < reads_threads &&
                  password_running_max < password_threads,
              "nobody can take all threads of a kind");
static_assert(http_read_ms_max <= http_idle_ms_max);
static_assert(sheet_cell_units_max * 3 < sheet_cell_bytes_max,
              "what Excel lets into a cell is read");
static_assert(lead_history_max <= page_size_max);
static_assert(outgoing_bytes_max >= 4 * message_bytes_max);

}  // namespace recall
