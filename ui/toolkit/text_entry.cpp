#include "ui/toolkit/text_entry.hpp"

#include <algorithm>
#include <utility>

namespace recall::ui {

void TextEntry::type(std::uint32_t id, std::string text) {
    std::erase(text, '\0');
    texts_[id] = std::move(text);
    finished_ = false;
    ++revision_;
}

void TextEntry::submit(std::uint32_t id) {
    submitted_ = id;
    finish();
}

void TextEntry::leave(std::uint32_t id) {
    if (editing_ == id) end();
}

void TextEntry::begin(ImGuiID id) {
    if (editing_ == id) return;
    end();
    editing_ = id;
    drawn_ = true;
    finished_ = false;
    draft_.reset();
}

void TextEntry::end() {
    if (changed_ || texts_.contains(editing_)) left_ = editing_;
    if (cut_ == editing_) cut_ = 0;
    editing_ = 0;
    changed_ = false;
}

std::optional<std::string> TextEntry::take_text(ImGuiID id) {
    const auto found = texts_.find(id);
    if (found == texts_.end()) return std::nullopt;
    std::string text = std::move(found->second);
    texts_.erase(found);
    changed_ = changed_ || id == editing_;
    return text;
}

bool TextEntry::take_submit(ImGuiID id) {
    return id != 0 && submitted_ == id && std::exchange(submitted_, 0) != 0;
}

bool TextEntry::take_left(ImGuiID id) {
    return id != 0 && left_ == id && std::exchange(left_, 0) != 0;
}

void TextEntry::set_cut(ImGuiID id, bool cut) {
    if (cut)
        cut_ = id;
    else if (cut_ == id)
        cut_ = 0;
}

void TextEntry::end_frame() {
    // A field that is drawn no more has nobody writing in it, and what was for it is void.
    if (editing_ != 0 && !drawn_) {
        vanished_ = !finished_;
        end();
    }
    texts_.clear();
    submitted_ = 0;
}

namespace {

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

std::size_t whole_characters(std::string_view text, std::size_t bytes) {
    while (bytes > 0 && is_inside_character(text, bytes)) --bytes;
    return bytes;
}

}  // namespace

bool cut_to_fit(std::string& text, std::string_view before, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return false;
    const std::size_t shorter = std::min(text.size(), before.size());
    std::size_t same = 0;  // At the beginning, and then at the end.
    while (same < shorter && text[same] == before[same]) ++same;
    const std::size_t begin = whole_characters(text, same);
    std::size_t end = text.size();
    while (end > begin && text.size() - end < before.size() - begin &&
           text[end - 1] == before[before.size() - 1 - (text.size() - end)]) {
        --end;
    }
    while (is_inside_character(text, end)) ++end;
    const std::size_t kept = begin + text.size() - end;  // Without all that is new.
    if (kept > bytes_max) {
        text.resize(whole_characters(text, bytes_max));
        return true;
    }
    const std::size_t cut = whole_characters(text, begin + bytes_max - kept);
    text.erase(cut, end - cut);
    return true;
}

}  // namespace recall::ui
