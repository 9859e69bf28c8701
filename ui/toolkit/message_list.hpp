// What the page has to say by itself: done, refused, offered. One place for all of it, which
// nothing that can be pressed lies under:
//
//   good news in a line of its own beside the status line (on a phone: over the brand), gone by
//   itself after seconds, moving nothing;
//   what must be read or answered at the foot of the content, which gives it the room.
//
// Dialogs stand between the two.
#pragma once
#include "ui/toolkit/feedback.hpp"
#include "ui/toolkit/message_place.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace recall::ui {

struct Message {
    std::string id;
    Tone tone = Tone::neutral;
    std::string words;
    std::string action;  // Empty: none.
    std::int64_t until_ms = never_until_dismissed;
    static constexpr std::int64_t never_until_dismissed = INT64_MAX;
};
struct MessageAnswer {
    int index = -1;  // -1: none was answered.
    NoticeAnswer answer = NoticeAnswer::none;
};
// After everything else of the frame. The list is the caller's, newest last, who drops those whose
// time has come and gets back which one was answered. Where there are more than the foot holds,
// what went wrong goes first, then what is a warning; the others wait.
MessageAnswer messages(std::span<const Message> list);

// Said in every frame by whoever lays out the page; forgotten at the frame's end.
// Where a line of good news covers nothing.
void give_line_room(const MessageRoom& room);
// The column at whose foot the messages stand; it leaves foot_px() free there.
void give_foot_room(const MessageRoom& column);
// What the messages of the frame before took of the foot, real pixels with the space above them.
float foot_px();
// Between these two nothing of them stands, whatever is said: where dialogs are.
float message_line_bottom_px();
float messages_top_px();

}  // namespace recall::ui
