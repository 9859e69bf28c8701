// The XML within a workbook, as it streams by. No document type is taken, and so no entities but
// those of XML itself; depth and the length of a tag are bounded.
#pragma once

#include "relay/sheets/package.hpp"

#include <string>
#include <string_view>

namespace recall {

// Names are without their prefix: "row" of <x:row>, "id" of r:id="…".
class XmlAttributes {
public:
    // As expat gives them: name, value, name, value, …, null.
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    // Empty where it is not there.
    std::string_view operator[](std::string_view name) const;

private:
    const char** pairs_;
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view) {}
    virtual void text(std::string_view) {}  // in pieces
    virtual bool has_enough() const { return false; }  // the rest is not read
};

// Throws SheetRefusal where it is no XML, and whatever the handler throws.
void read_xml(Package& package, const std::string& part, XmlHandler& handler);

// An attribute that is a number; `otherwise` where it is none, or not there.
std::int64_t number_in(std::string_view text, std::int64_t otherwise);

}  // namespace recall
