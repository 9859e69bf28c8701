// The lines that a file means for the do-not-call lists: what each number's row says of its
// campaign, reason and last day goes before what is said of the whole file, so that a list that was
// exported comes back as it was.
#pragma once

#include "relay/http/services.hpp"
#include "relay/import/import_file.hpp"

namespace recall::api {

struct DoNotCallLines {
    std::vector<DoNotCall> lines;  // that are to be put there: each number of a list once
    std::int64_t numbers = 0;      // all of the file, with those that stand there as they are
    std::int64_t known = 0, changed = 0;
    std::int64_t repeats = 0;  // rows with no number that is not in an earlier one
    std::int64_t leads = 0;  // that are no longer called
    std::vector<RowRemark> refused, warnings;  // besides the file's own
};
// `whole`: the campaign, reason and last day of the whole file.
DoNotCallLines lines_of(const Services& services, const ImportFile& file, const DoNotCall& whole);

}  // namespace recall::api
