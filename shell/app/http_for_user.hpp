// Http that names whom its questions are asked for, because the browser's cookie may be somebody
// else's by now; the relay then refuses them. Whoever asks through it need not know.
#pragma once

#include "shell/app/host.hpp"

namespace recall::shell {

class HttpForUser final : public Http {
public:
    explicit HttpForUser(Http& http) : http_(http) {}

    // Empty: questions are asked for whoever has the cookie.
    void speak_for(std::string user) { user_ = std::move(user); }
    // The relay takes the cookie for nobody's, or for somebody else's.
    std::function<void()> on_not_this_user;

    RequestId send(HttpQuestion request, std::function<void(HttpResponse)> then) override {
        request.for_user = user_;
        return http_.send(std::move(request),
                          [this, user = user_, then = std::move(then)](HttpResponse response) {
                              const bool refused = response.status == 401 || response.status == 409;
                              then(std::move(response));
                              if (refused && !user.empty() && user == user_) on_not_this_user();
                          });
    }
    void cancel(RequestId request) override { http_.cancel(request); }

private:
    Http& http_;
    std::string user_;
};

}  // namespace recall::shell
