// POST /lists/{list}/leads, POST /do-not-call: how a file of numbers is to be read.
#pragma once

#include "wire/answers/told.hpp"

namespace recall {

// What the columns of the file are, and what is between them.
struct FileTerms {
    std::string delimiter, columns;
};
void visit_file_terms(auto& f, auto& x) {
    f("delimiter", x.delimiter, {.says = "auto, comma, semicolon, tab or pipe."});
    f("columns", x.columns,
      {.says = "What each column is, with commas between: phone, name, zone, code, kept, left_out; "
               "nothing where its header says it. Remembered by header for later files."});
}

struct ImportQuery {
    ListId list;
    std::string file;
    bool dry_run = false;
    FileTerms terms;
    bool leave_out_elsewhere = false;
};
template <>
struct Asked<ImportQuery> {
    static constexpr std::string_view path = "/lists/{list}/leads";
    static void visit(auto& f, auto& x) {
        f("list", x.list, {.required = true});
        f("file", x.file, {.says = "Its name, for the log of imports."});
        f("dry_run", x.dry_run, {.says = "1: say what would be taken, and take nothing."});
        visit_file_terms(f, x.terms);
        f("leave_out_elsewhere", x.leave_out_elsewhere,
          {.says = "1: leave out numbers that stand in another list of the desk."});
    }
};

struct AddDoNotCallQuery {
    Code campaign;
    std::string reason;
    Day expires;
    bool dry_run = false;
    FileTerms terms;
};
template <>
struct Asked<AddDoNotCallQuery> {
    static constexpr std::string_view path = "/do-not-call";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign, {.says = "Whose list; none: the desk's."});
        f("reason", x.reason);
        f("expires", x.expires, {.says = "The last day it holds; none: until they are taken off."});
        f("dry_run", x.dry_run, {.says = "Tells what would come of it, and changes nothing."});
        visit_file_terms(f, x.terms);
    }
};

}  // namespace recall
