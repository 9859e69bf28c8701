// Telephone numbers and their extensions: RULES.md §3.
#include "core/phone.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

TEST(Phone, IsE164) {
    EXPECT_EQ(phone_from_text("+2348012345678")->digits, 2'348'012'345'678U);
    EXPECT_EQ(to_text(Phone{2'348'012'345'678U}), "+2348012345678");
    EXPECT_EQ(to_text(Phone{}), "");
    EXPECT_TRUE(phone_from_text("+123456789012345"));
    for (const char* text :
         {"", "+", "2348012345678", "+0348012345678", "+1234567890123456", "+123", "+234 801",
          "+234-801", "++2348012", "+-2348012", "+234801x"}) {
        EXPECT_FALSE(phone_from_text(text)) << text;
    }
}

TEST(Phone, HasAnExtensionOfWhichNoughtsCount) {
    for (const char* text : {"+2348012345678;ext=12", "+2348012345678;ext=012", "+49301234;ext=0",
                             "+123456789012345;ext=9999999", "+49301234;ext=0000000"}) {
        const auto phone = phone_from_text(text);
        ASSERT_TRUE(phone) << text;
        EXPECT_EQ(to_text(*phone), text);
    }
    const Phone twelve = *phone_from_text("+2348012345678;ext=12");
    EXPECT_EQ(extension_of(twelve), "12");
    EXPECT_EQ(to_text(without_extension(twelve)), "+2348012345678");
    EXPECT_NE(twelve, *phone_from_text("+2348012345678;ext=012"));
    EXPECT_NE(twelve, without_extension(twelve));
    for (const char* text : {"+2348012345678;ext=", "+2348012345678;ext=12345678", ";ext=12",
                             "+2348012345678;ext=1x", "+2348012345678;ext=-1",
                             "+2348012345678;12", "+2348012345678;ext=1;ext=2"}) {
        EXPECT_FALSE(phone_from_text(text)) << text;
    }
}

TEST(Phone, BeginsWithItsCountry) {
    EXPECT_EQ(country_code_digits("2348012345678"), 3U);
    EXPECT_EQ(country_code_digits("4930123456"), 2U);
    EXPECT_EQ(country_code_digits("12025550100"), 1U);
    EXPECT_EQ(country_code_digits("74951234567"), 1U);
    EXPECT_EQ(country_code_digits("989121234567"), 2U);
}

}  // namespace
}  // namespace recall
