// The zip file that a workbook is, in memory. What comes out of it is counted: a file that unpacks
// to more than workbook_unpacked_bytes_max, or to so many times its size that it was made to, is
// refused on the way.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace recall {

// Is it a zip, or what Excel kept a workbook in before and keeps one with a password in still?
bool is_zip(std::string_view bytes);
bool is_compound_file(std::string_view bytes);

class Package {
public:
    // `bytes` must outlive it. Throws SheetRefusal where it is no whole zip.
    explicit Package(std::string_view bytes);
    ~Package();
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    // Names are compared without regard to case, as Excel does: "xl/workbook.xml".
    bool has(const std::string& part) const;
    // Whether some part has this beginning.
    bool has_below(const std::string& folder) const;
    // Hands out a part piece by piece until `take` returns false. Throws SheetRefusal where it
    // is not there, is not whole or is too much.
    void read(const std::string& part, const std::function<bool(std::string_view)>& take);

private:
    struct Zip;
    struct Place {
        std::uint64_t at, number;
    };

    void count(std::size_t bytes);

    std::string_view bytes_;
    std::unique_ptr<Zip> zip_;
    std::map<std::string, Place> parts_;
    std::uint64_t unpacked_ = 0;
};

}  // namespace recall
