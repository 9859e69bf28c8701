// Mail: what the desk thread has for the network's thread. Gathered during a round and handed over
// at its end in one step, in order.
#pragma once

#include <functional>
#include <utility>
#include <vector>

namespace recall {

using Letter = std::function<void()>;
using Letters = std::vector<Letter>;

class Mail {
public:
    // `carry` runs the letters on the network's thread, in order, and after those before.
    explicit Mail(std::function<void(Letters)> carry) : carry_(std::move(carry)) {}

    void put(Letter letter) { letters_.push_back(std::move(letter)); }
    void send() {
        if (letters_.empty()) return;
        carry_(std::exchange(letters_, {}));
    }

    void drop() { letters_.clear(); }  // nobody is left to read them

private:
    std::function<void(Letters)> carry_;
    Letters letters_;
};

}  // namespace recall
