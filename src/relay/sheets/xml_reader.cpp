#include "relay/sheets/xml_reader.hpp"

#include "relay/desk/limits.hpp"
#include "relay/sheets/sheet_refusal.hpp"

#include <expat.h>

#include <charconv>
#include <exception>
#include <memory>
#include <new>
#include <utility>

namespace recall {

namespace {

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

// What is thrown must not pass through expat, which is C: it is kept until expat has returned.
struct Parsing {
    XML_Parser parser = nullptr;
    XmlHandler& handler;
    std::exception_ptr thrown = nullptr;
    std::size_t depth = 0;
    bool heard = false;  // that anything was understood of the last piece
    bool stopped = false;

    explicit Parsing(XmlHandler& to) : handler(to) {
        parser = XML_ParserCreate(nullptr);
        if (!parser) throw std::bad_alloc();
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, on_begin, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
        XML_SetStartDoctypeDeclHandler(parser, on_doctype);
        XML_SetDefaultHandler(parser, on_other);
    }
    ~Parsing() { XML_ParserFree(parser); }
    Parsing(const Parsing&) = delete;
    Parsing& operator=(const Parsing&) = delete;

    template <typename Call>
    void guarded(Call call) {
        if (stopped) return;
        heard = true;
        try {
            call();
            if (!handler.has_enough()) return;
        } catch (...) {
            thrown = std::current_exception();
        }
        stopped = true;
        XML_StopParser(parser, XML_FALSE);
    }

    static Parsing& of(void* self) { return *static_cast<Parsing*>(self); }
    static void on_begin(void* self, const char* name, const char** attributes) {
        of(self).guarded([&] {
            if (++of(self).depth > xml_depth_max) refuse_damaged("its XML is nested too deeply");
            of(self).handler.begin(without_prefix(name), XmlAttributes(attributes));
        });
    }
    static void on_end(void* self, const char* name) {
        of(self).guarded([&] {
            --of(self).depth;
            of(self).handler.end(without_prefix(name));
        });
    }
    static void on_text(void* self, const char* text, int size) {
        of(self).guarded([&] { of(self).handler.text({text, static_cast<std::size_t>(size)}); });
    }
    // No workbook has one; what has was made to swell.
    static void on_doctype(void* self, const char*, const char*, const char*, int) {
        of(self).guarded([] { refuse_damaged("its XML declares a document type"); });
    }
    static void on_other(void* self, const char*, int) { of(self).heard = true; }
};

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char** pair = pairs_; *pair; pair += 2) {
        if (without_prefix(*pair) == name) return pair[1];
    }
    return {};
}

void read_xml(Package& package, const std::string& part, XmlHandler& handler) {
    Parsing parsing(handler);
    std::size_t unheard_bytes = 0;
    const auto feed = [&](std::string_view piece, bool last) {
        parsing.heard = false;
        const auto status = XML_Parse(parsing.parser, piece.data(), static_cast<int>(piece.size()),
                                      last ? XML_TRUE : XML_FALSE);
        if (parsing.thrown) std::rethrow_exception(parsing.thrown);
        if (parsing.stopped) return false;
        if (status != XML_STATUS_OK) {
            refuse_damaged("the XML of its part “" + part + "” is broken in line " +
                           std::to_string(XML_GetCurrentLineNumber(parsing.parser)));
        }
        // Each piece makes expat look at an unfinished tag from its beginning again.
        unheard_bytes = parsing.heard ? 0 : unheard_bytes + piece.size();
        if (unheard_bytes > xml_token_bytes_max) refuse_damaged("a tag of its XML does not end");
        return true;
    };
    package.read(part, [&](std::string_view piece) { return feed(piece, false); });
    if (!parsing.stopped) feed({}, true);
}

std::int64_t number_in(std::string_view text, std::int64_t otherwise) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end && !text.empty() ? number : otherwise;
}

}  // namespace recall
