// The one description of every noun, command and event: its fields and their names. Rows on the
// wire, records and tables in the journal, and the HTTP interface are all made from it.
//
//   f(name, field)           has to be there when read
//   f.maybe(name, field)     keeps its default where it is missing: use it for every field added
//                            after a version went out, so that older tabs and records are read
//   f.personal(name, field)  as f, but left out of the journal's records
//   f.maybe_personal(name, field)  both
//   A Boxed field that holds nothing is not written: it has to be one of the two latter.
//
//   Fields<T>::name          the name of a noun, command or event
//   Fields<T>::visit(f, x)   calls f with every field of x, of type T or const T
//
// To add a noun, command or event: describe it in its file here, and add it to its variant in the
// core.
#pragma once

#include "wire/command_fields.hpp"
#include "wire/event_fields.hpp"
#include "wire/noun_fields.hpp"
