// Where the page's program begins: web/boot.js calls recall_start when the program and the fonts
// are there and the canvas has its size.
#include <emscripten.h>

#include "shell/browser/shell.hpp"

namespace recall::shell {
namespace {

Shell* running = nullptr;

}  // namespace

Shell* shell() { return running; }

}  // namespace recall::shell

// Null when the program runs; otherwise a sentence saying why it cannot.
extern "C" EMSCRIPTEN_KEEPALIVE const char* recall_start(int width, int height,
                                                         double pixel_ratio) {
    using namespace recall::shell;
    auto* made = new Shell();  // Never deleted: it lives as long as the page.
    if (!made->start({width, height, pixel_ratio})) {
        return made->error().empty() ? "WebGL2 could not be started." : made->error().c_str();
    }
    running = made;
    return nullptr;
}
