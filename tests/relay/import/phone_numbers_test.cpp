// A cell is a number or it is refused; never does it become another number.
#include "relay/import/phone_numbers.hpp"

#include <gtest/gtest.h>
#include <phonenumbers/phonenumberutil.h>

#include <random>
#include <set>

namespace recall {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

std::string read(const std::string& cell, const std::string& region) {
    const ReadPhone one = read_phone(cell, region);
    EXPECT_EQ(bool(one.phone), one.reason.empty()) << cell;
    return one.phone ? to_text(one.phone) : one.reason;
}

struct Case {
    const char* region;
    const char* cell;
    const char* becomes;  // the number, or a part of the reason
};

TEST(PhoneNumbers, AreReadStrictly) {
    const Case cases[] = {
        {"NG", "0803 000 0001", "+2348030000001"},
        {"NG", "(0803) 000-0001", "+2348030000001"},
        {"NG", "002348030000001", "+2348030000001"},
        {"NG", "8031234567.0", "+2348031234567"},
        {"NG", "'08030000001", "+2348030000001"},
        {"NG", "tel:+2348030000001", "+2348030000001"},
        {"NG",
         "\xE2\x80\xAD+234\xE2\x80\xAF"
         "803\xC2\xA0"
         "000 0001\xE2\x80\xAC",
         "+2348030000001"},
        {"NG", "0803\xEF\xB8\x8F 000 0001", "+2348030000001"},  // a variation selector
        {"NG", "٠٨٠٣٠٠٠٠٠٠١", "+2348030000001"},
        {"NG", "０８０３－０００－０００１", "+2348030000001"},
        {"DE", "030 12345678.0", "+493012345678"},
        {"DE", "030 1234567 (Frau)", "more than a phone number"},
        {"DE", "030 1234567 mobil", "more than a phone number"},
        {"DE", "030 12345O7", "more than a phone number"},
        {"DE", "0151/12345678", "+4915112345678"},
        {"DE", "+49 (0)30 1234567-12", "+4930123456712"},
        {"DE", "030 1234567 / 8", "more than one"},
        {"DE", "030/1234567/8", "more than one"},
        {"DE", "030 1234567 oder 030 7654321", "more than a phone number"},
        {"DE", "030 1234567, 030 7654321", "more than one"},
        {"DE", "030 1234567; 030 7654321", "more than one"},
        {"DE", "030 1234567\n030 7654321", "more than one"},
        {"DE", "08031234567/08031234568", "more than one"},
        {"DE", "3.01E+10", "spreadsheet has shortened"},
        {"DE", "2,34803E+12", "spreadsheet has shortened"},
        {"DE", "2024-11-05", "a date"},
        {"DE", "12.11.2026", "a date"},
        {"DE", "030 1234567 2024-11-05", "more than a phone number"},
        {"DE", "030 1234567 Durchwahl 12", "+49301234567;ext=12"},
        {"DE", "030 1234567 DW 012", "+49301234567;ext=012"},
        {"DE", "030 1234567 x12", "+49301234567;ext=12"},
        {"NG", "+44 20 7946 0958 ext 12", "+442079460958;ext=12"},
        {"DE", "030 5483 240 App. 12", "+49305483240;ext=12"},
        {"IT", "06 1234 5678 interno 7", "+390612345678;ext=7"},
        {"GB", "020 7946 0958;ext=14", "+442079460958;ext=14"},
        {"NG", "+1 (212) 555-0143 #15", "+12125550143;ext=15"},
        {"DE", "0800 FLOWERS", "more than a phone number"},
        {"US", "1-800-FLOWERS", "+18003569377"},
        {"US", "(800) FLOWERS", "+18003569377"},
        {"US", "+1 415 555 2671 home", "more than a phone number"},
        {"US", "415-555-2671 ext. 12", "+14155552671;ext=12"},
        {"US", "415-555-2671,,12", "+14155552671;ext=12"},
        {"US", "+14155552671;ext=12", "+14155552671;ext=12"},
        {"US", "212FLOWERS", "more than a phone number"},
        {"NG", "", "there is no phone number"},
        {"NG", " \xC2\xA0 ", "there is no phone number"},
        {"NG", "N/A", "not a phone number"},
        {"NG",
         "\xFF\xFE"
         "08030000001",
         "not a phone number"},
        {"NG", "08030000001 📞", "not a phone number"},
    };
    for (const Case& one : cases) {
        EXPECT_NE(read(one.cell, one.region).find(one.becomes), std::string::npos)
            << one.region << " " << one.cell << ": " << read(one.cell, one.region);
    }
}

std::vector<std::string> cells_with_more_than(const std::string& written) {
    std::vector<std::string> cells{
        written + ".0", written + "/8", written + " / 8", written + " 2024-11-05",
        "05.11.2024 " + written, written + " ext 12", written + " x7"};
    for (const std::string word :
         {" home", " (Frau)", " Mr. Okafor", " mobil", "office ", "Tel. "}) {
        cells.push_back(word.front() == ' ' ? written + word : word + written);
    }
    std::string letter = written;
    if (const auto nought = letter.find_last_of('0'); nought != letter.npos) {
        letter[nought] = 'O';
        cells.push_back(letter);
    }
    return cells;
}

TEST(PhoneNumbers, AreSeveralInACellWhereEachIsWhole) {
    const auto several = [](std::string_view cell) {
        std::string all;
        const ReadPhones read = read_phones(cell, "NG");
        EXPECT_EQ(read.phones.empty(), !read.reason.empty()) << cell;
        for (const Phone phone : read.phones) all += to_text(phone) + " ";
        return all;
    };
    const std::string both = "+2348031234501 +2348021234502 ";
    for (const char* cell :
         {"08031234501 / 08021234502", "08031234501,08021234502", "08031234501;08021234502;",
          "08031234501 or 08021234502", "08031234501 and +234 802 123 4502",
          "08031234501\n08021234502", "08031234501 ::: 08021234502", "08031234501 | 08021234502"}) {
        EXPECT_EQ(several(cell), both) << cell;
    }
    EXPECT_EQ(several("0803 123 4501 ext 12 / 08021234502"),
              "+2348031234501;ext=12 +2348021234502 ");
    EXPECT_EQ(several("+2348031234501;ext=12;+2348021234502"),
              "+2348031234501;ext=12 +2348021234502 ");
    for (const char* cell : {"08031234517/8", "08031234501 / home", "08031234518 (Ada) 08021234519",
                             "/", "08031234501 08021234502"}) {
        EXPECT_EQ(several(cell), "") << cell;
    }
}

// Valid numbers of every region that the library knows, written in every way, with what people
// write beside them.
TEST(PhoneNumbers, WithSomethingBesideThemAreThatNumberOrRefused) {
    const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
    std::set<std::string> regions;
    util.GetSupportedRegions(&regions);
    ASSERT_GT(regions.size(), 200U);
    std::mt19937 random(20261126);
    const auto digit = [&] { return static_cast<char>('0' + random() % 10); };
    std::int64_t written_ones = 0, as_it_is = 0, kept = 0, refused = 0;
    for (const std::string& region : regions) {
        PhoneNumber example;
        if (!util.GetExampleNumber(region, &example)) continue;
        std::string base;
        util.GetNationalSignificantNumber(example, &base);
        for (int round = 0; round < 12; ++round) {
            std::string national = base;
            // The last ones are free in most plans; what is no number is not tried.
            const std::size_t changed = 1 + random() % 4;
            for (std::size_t i = 0; i < changed && i < national.size(); ++i) {
                national[national.size() - 1 - i] = digit();
            }
            PhoneNumber number = example;
            std::string text = "+" + std::to_string(example.country_code()) + national;
            if (util.Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR ||
                !util.IsValidNumberForRegion(number, region)) {
                continue;
            }
            std::string truth;
            util.Format(number, PhoneNumberUtil::E164, &truth);
            for (const auto format : {PhoneNumberUtil::E164, PhoneNumberUtil::INTERNATIONAL,
                                      PhoneNumberUtil::NATIONAL, PhoneNumberUtil::RFC3966}) {
                std::string written;
                util.Format(number, format, &written);
                const std::string plain = read(written, region);
                ++written_ones;
                as_it_is += plain == truth;
                const std::vector<std::string> beside = cells_with_more_than(written);
                for (const std::string& cell : beside) {
                    for (const Phone phone : read_phones(cell, region).phones) {
                        EXPECT_EQ(to_text(without_extension(phone)), truth)
                            << region << " “" << cell << "”";
                    }
                    const ReadPhone one = read_phone(cell, region);
                    if (!one.phone) {
                        ++refused;
                        continue;
                    }
                    ++kept;
                    EXPECT_EQ(to_text(without_extension(one.phone)), truth)
                        << region << " “" << cell << "”";
                    const std::string_view told = cell.ends_with(" ext 12") ? "12"
                                                  : cell.ends_with(" x7")   ? "7"
                                                                            : "";
                    EXPECT_EQ(extension_of(one.phone), told) << region << " “" << cell << "”";
                }
            }
        }
    }
    std::cout << written_ones << " numbers; " << kept + refused << " cells with more: " << kept
              << " the number, " << refused << " refused\n";
    EXPECT_GT(kept + refused, 100'000);
    EXPECT_EQ(as_it_is, written_ones) << "as the library itself writes them they are read";
    // An extension or a trailing .0 leaves the number what it is: two or three of each fourteen.
    EXPECT_GT(kept, (kept + refused) / 7);
}

}  // namespace
}  // namespace recall
