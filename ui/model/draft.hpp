// Draft: a noun that is being edited in a form, beside the noun as it stood when that began.
#pragma once

namespace recall::ui {

template <typename Noun>
struct Draft {
    Noun before;
    Noun now;
    bool overtaken = false;  // somebody else has changed the noun since

    explicit Draft(const Noun& noun) : before(noun), now(noun) {}

    bool changed() const { return !(now == before); }
    void put_back() {
        now = before;
        overtaken = false;
    }
    // The noun as it stands: an untouched draft goes along with it, a touched one notes it.
    void follow(const Noun& noun) {
        if (noun == before) return;
        overtaken = changed() && !(noun == now);
        if (!changed()) now = noun;
        before = noun;
    }
};

}  // namespace recall::ui
