// What is typed to find a lead, and what it finds: RULES.md §3. Names of many scripts, numbers in
// the spellings people use.
#include "core/chooser.hpp"
#include "core/folding.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

bool finds(std::string_view typed, std::string_view text) {
    return Lookup(typed).finds({text});
}

bool finds(std::string_view typed, Phone phone) {
    return Lookup(typed).finds(Findable().add(phone));
}

TEST(Folding, MakesWordsOfTexts) {
    const std::pair<const char*, const char*> texts[] = {
        {"", ""},
        {" .,;- ", ""},
        {"Ada Okafor", " ada okafor"},
        {"Jean-Paul O’Brien, O'Brien", " jean paul obrien obrien"},
        {"Ọlátúnjí", " olatunji"},
        {"O\u0323la\u0301tu\u0301nji\u0301", " olatunji"},
        {"FRANÇOIS Müller Straße", " francois muller strasse"},
        {"Łukasz Ødegård Đorđe", " lukasz odegard dorde"},
        {"Ɗanladi Ƙasim Ɓala", " danladi kasim bala"},
        {"ΑΛΈΞΗΣ Αλέξης", " αλεξησ αλεξησ"},
        {"ЁЛКИН Ёлкин", " елкин елкин"},
        {"İstanbul ISPARTA ıı", " istanbul isparta ii"},
        {"مُحَمَّد مـحمد", " محمد محمد"},
        {"王小明", " 王 小 明"},
        {"Ａｄａ ０８０３ ٠٨٠٣", " ada 0803 0803"},
        {"ada@firm.example", " ada firm example"},
        {"\xff\xfe a\xc3", " yth aa"},  // which is no text at all
    };
    for (const auto& [text, words] : texts) EXPECT_EQ(folded_words(text), words) << text;
}

TEST(Lookup, FindsWordsByTheirBeginningsInAnyOrder) {
    EXPECT_TRUE(finds("olatunji", "Ọlátúnjí Adé"));
    EXPECT_TRUE(finds("ọlátúnjí", "Olatunji"));
    EXPECT_TRUE(finds("ade ola", "Ọlátúnjí Adé"));
    EXPECT_TRUE(finds("FRANÇOIS", "francois dupont"));
    EXPECT_TRUE(finds("jurgen", "Jürgen Groß"));
    EXPECT_TRUE(finds("groß", "Jürgen GROSS"));
    EXPECT_TRUE(finds("αλέξης", "ΑΛΈΞΗΣ"));
    EXPECT_TRUE(finds("小明", "王小明"));
    EXPECT_TRUE(finds("o'brien", "O’Brien"));
    EXPECT_TRUE(finds("", "anything"));
    EXPECT_TRUE(finds("  ", "anything"));
    EXPECT_FALSE(finds("%", "anything")) << "it has no words to be found by";
    EXPECT_FALSE(finds("tunji", "Olatunji"));
    EXPECT_FALSE(finds("ola ben", "Olatunji Ade"));
    EXPECT_FALSE(finds("a", ""));
}

TEST(Lookup, LooksForEachWordInAllTexts) {
    const Lookup lookup("ada ikeja");
    EXPECT_TRUE(lookup.finds({"Ada Okafor", "12 Allen Avenue, Ikeja"}));
    EXPECT_FALSE(lookup.finds({"Ada Okafor", "Lagos"}));
}

TEST(Lookup, FindsANumberAsPeopleSayIt) {
    const Phone phone{2348061000000U};
    for (const char* typed :
         {"+2348061000000", "+234 806 100 0000", "0806 100 0000", "08061000000", "806-100-0000",
          "00234 806 100 0000", "+234 (0)806 100 0000", "(0806) 100.0000", "234806", "+234 806",
          "+234", "0806", "0806 1", "8061", "0000", "100 0000", "000000",
          "\u202a+234\u00a0806\u2011100\u20110000\u202c", "٠٨٠٦", "０８０６１"}) {
        EXPECT_TRUE(finds(typed, phone)) << typed;
    }
    for (const char* typed : {"806", "1000001", "+234 807", "0807", "+1 806", "6100", "+806",
                              "0806x", "12", "0806 100 00000"}) {
        EXPECT_FALSE(finds(typed, phone)) << typed;
    }
}

TEST(Lookup, FindsANumberWhoseNoughtBelongsToIt) {
    const Phone rome{390612345678U};
    EXPECT_TRUE(finds("06 1234 5678", rome));
    EXPECT_TRUE(finds("+39 06 1234", rome));
}

TEST(Lookup, FindsTextsThatHaveTheFigures) {
    EXPECT_TRUE(finds("2024 17", "Invoice 17 of 2024"));
    EXPECT_TRUE(finds("1234", "Flat 1234"));
    Lead lead;
    lead.name = "Ada";
    lead.phone = Phone{2348061000000U, extension_from_text("12")};
    lead.columns.add("City", "Ìbàdàn");
    EXPECT_TRUE(LeadChooser({{}, {}, "ada ibadan"}).takes(lead));
    EXPECT_TRUE(LeadChooser({{}, {}, "0806 100"}).takes(lead));
    EXPECT_FALSE(LeadChooser({{}, {}, "city"}).takes(lead)) << "a column's name is no text of it";
}

}  // namespace
}  // namespace recall::test
