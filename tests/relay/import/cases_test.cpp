// Files as other programs write them, and what becomes of each number: tests/data/cases, beside
// each file what is right. A region in its name is the desk's; else it is Nigeria.
//
//   RECALL_WRITE_CASES=1 relay_tests --gtest_filter='Cases*'   writes what is found, to look at
#include "relay/desk/calendar.hpp"
#include "relay/import/import_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace recall {
namespace {

const TzCalendar calendar_of_cases;

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string region_of(const std::string& name) {
    constexpr std::string_view mark = "region-";
    return name.starts_with(mark) ? name.substr(mark.size(), 2) : "NG";
}

// A line for each number and each refused row, in the order of the file.
std::string found_in(const std::filesystem::path& path) {
    auto result = read_import(text_of(path), {region_of(path.filename().string()), std::nullopt},
                              calendar_of_cases);
    if (!result) return result.error().code + ": " + result.error().message + "\n";
    const ImportFile& file = result.value();
    std::ostringstream found;
    found << file.rows << " rows: " << file.leads.size() << " new, " << file.repeats
          << " repeats, " << file.refused_count << " refused\n";
    for (const NewLead& lead : file.leads) {
        found << to_text(lead.phone) << "  " << lead.name << '\n';
        for (const LabelledPhone& further : lead.further) {
            found << "    and " << to_text(further.phone) << "  " << further.label << '\n';
        }
    }
    for (const auto& row : file.refused) {
        found << "line " << row.line << ": " << row.text << "  (" << row.reason << ")\n";
    }
    return found.str();
}

TEST(Cases, BecomeWhatStandsBesideThem) {
    const std::filesystem::path folder = std::string(RECALL_SOURCE_DIR) + "/tests/data/cases";
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".becomes") continue;
        ++files;
        const std::filesystem::path beside = entry.path().string() + ".becomes";
        const std::string found = found_in(entry.path());
        if (std::getenv("RECALL_WRITE_CASES")) std::ofstream(beside) << found;
        EXPECT_EQ(found, text_of(beside)) << entry.path().filename();
    }
    EXPECT_GE(files, 18);
}

}  // namespace
}  // namespace recall
