// The words enumerations are written as.
#include "wire/words.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

template <typename Enum>
void comes_back(Enum value, std::string_view word, Enum other) {
    EXPECT_EQ(word_of(value), word);
    Enum read = other;
    EXPECT_TRUE(from_word(word, read));
    EXPECT_EQ(read, value);
}

TEST(Words, ComeBack) {
    comes_back(Role::agent, "agent", Role::admin);
    comes_back(Role::manager, "manager", Role::admin);
    comes_back(Role::admin, "admin", Role::agent);
    comes_back(Kind::client, "client", Kind::customer);
    comes_back(Kind::customer, "customer", Kind::client);
    comes_back(Stage::assigned, "assigned", Stage::claimed);
    comes_back(Stage::claimed, "claimed", Stage::assigned);
    comes_back(Stage::completed, "completed", Stage::assigned);
    comes_back(Stage::recycled, "recycled", Stage::assigned);
    comes_back(Stage::withdrawn, "withdrawn", Stage::assigned);
}

TEST(Words, AnUnknownOneLeavesTheValueAlone) {
    Role role = Role::manager;
    for (const char* word : {"", "Agent", "agents", "agent ", "7"}) {
        EXPECT_FALSE(from_word(word, role)) << word;
    }
    EXPECT_EQ(role, Role::manager);
}

}  // namespace
}  // namespace recall::test
