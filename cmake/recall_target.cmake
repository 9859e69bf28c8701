# recall_target(NAME): the rules of our own code for a library or executable: C++20, every
# warning an error, and includes written from src/ or from the root of the repository.
function(recall_target name)
    target_compile_features(${name} PUBLIC cxx_std_20)
    set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
    target_include_directories(${name} PUBLIC
        "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}")
    target_compile_options(${name} PRIVATE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
        # Designated initializers leave out what its default already says.
        -Wno-missing-field-initializers)
    if(RECALL_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # The sanitizers' own code makes GCC see uses of what is not initialized where there are none.
        target_compile_options(${name} PRIVATE -Wno-maybe-uninitialized)
    endif()
    if(EMSCRIPTEN)
        # EM_ASM and EM_JS are made of these two.
        target_compile_options(${name} PRIVATE
            -Wno-dollar-in-identifier-extension -Wno-gnu-zero-variadic-macro-arguments)
    endif()
endfunction()

# recall_common_headers(NAME header…): what nearly every file of the target includes, compiled once
# for all of them. It pays where many files share it, not where a target is a few pieces (below). A
# file still includes what it uses: the optimised relay is built without, for there GCC would warn
# of the standard library's own strings, and for a tenth of its time only.
# recall_common_headers_of(NAME OTHER): the same ones as OTHER, which NAME builds on.
function(recall_common_headers name)
    if(RECALL_SANITIZE OR EMSCRIPTEN)
        target_precompile_headers(${name} PRIVATE ${ARGN})
    endif()
endfunction()
function(recall_common_headers_of name other)
    if(RECALL_SANITIZE OR EMSCRIPTEN)
        target_precompile_headers(${name} REUSE_FROM ${other})
    endif()
endfunction()

# recall_in_pieces(NAME FILES): so many files at a time are compiled as one, for what they share is
# most of each of them. They may not use one name for two things.
function(recall_in_pieces name files)
    if(RECALL_UNITY)
        set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${files})
    endif()
endfunction()

if(RECALL_TESTS OR RECALL_SIM)
    find_package(GTest REQUIRED)
    include(GoogleTest)
endif()

# recall_test(NAME SOURCES file… LIBRARIES target…): a GoogleTest executable whose every test
# is a test of ctest. Its sources may use GoogleMock and RapidCheck.
function(recall_test name)
    cmake_parse_arguments(test "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${test_SOURCES})
    recall_target(${name})
    target_link_libraries(${name} PRIVATE
        ${test_LIBRARIES} recall::rapidcheck GTest::gmock GTest::gtest GTest::gtest_main)
    target_compile_definitions(${name} PRIVATE
        RECALL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" RECALL_BINARY_DIR="${PROJECT_BINARY_DIR}")
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST
        PROPERTIES TIMEOUT 600 WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()
