# recall_allocator: what a native program that must be quick is linked with. A desk is millions of
# small objects, and mimalloc takes a third off the time of midnight and of most commands.

add_library(recall_allocator INTERFACE)
find_package(mimalloc QUIET)
if(RECALL_SANITIZE)
    # The sanitizers bring their own.
elseif(mimalloc_FOUND)
    target_link_libraries(recall_allocator INTERFACE mimalloc)
else()
    message(STATUS "mimalloc is missing (Debian: libmimalloc-dev): the relay will be slower")
endif()
