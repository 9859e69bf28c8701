// What one line of a list tells beside the noun it is about: for the lists over HTTP, and for
// `recall export`, which has them of a desk that nobody serves.
#pragma once

#include "relay/api/handlers.hpp"

namespace recall::api {

// Who has it in hand, and what do-not-call lists say of its numbers.
LeadLine lead_line(const State& state, Lead lead);
AuditEntry audit_entry(Record record);
// With what was written beside them afterwards.
Result<Page<ArchivedCall>, JournalError> archived_calls(JournalReader& reader,
                                                        Page<CompletedCall> read);

}  // namespace recall::api
