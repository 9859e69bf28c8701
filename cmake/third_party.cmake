# What is not built here, as targets:
#
#   imgui           Dear ImGui's core, native and web
#   imgui_backends  its SDL2 and OpenGL3 backends, web only
#   sdl2            the parts of SDL2 a page needs, web only
#   nlohmann        JSON for Modern C++, headers only
#   recall_icons, recall_fonts: see assets/
#
# and, in native presets, imported targets for the libraries that bring no CMake package of their
# own: recall::argon2, recall::icu, recall::phonenumber, recall::csv, recall::minizip,
# recall::xlsxwriter, recall::rapidcheck.

set(third_party_dir "${PROJECT_SOURCE_DIR}/build/third_party")

# Points `variable` at the source of a Debian source package, fetched once for all presets.
function(recall_debian_source variable package version sha256)
    set(${variable} "" CACHE PATH "Unpacked source of ${package} ${version}; empty: fetch it")
    if(${variable})
        return()
    endif()
    set(folder "${third_party_dir}/${package}-${version}")
    if(NOT EXISTS "${folder}/.complete")
        message(STATUS "Fetching the source of ${package} ${version}")
        execute_process(
            COMMAND "${PROJECT_SOURCE_DIR}/cmake/fetch_debian_source.sh"
                ${package} ${version} ${sha256} ${folder} ${ARGN}
            RESULT_VARIABLE result)
        if(NOT result EQUAL 0)
            message(FATAL_ERROR "The source of ${package} ${version} could not be fetched (why: "
                "above). Configure again with a network, or unpack it yourself and configure with "
                "-D${variable}=FOLDER.")
        endif()
    endif()
    set(${variable} "${folder}" PARENT_SCOPE)
endfunction()

recall_debian_source(RECALL_IMGUI_DIR imgui 1.92.2b+ds-1
    e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
    sid forky)

add_library(imgui STATIC
    "${RECALL_IMGUI_DIR}/imgui.cpp"
    "${RECALL_IMGUI_DIR}/imgui_draw.cpp"
    "${RECALL_IMGUI_DIR}/imgui_tables.cpp"
    "${RECALL_IMGUI_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC
    "${RECALL_IMGUI_DIR}" "${PROJECT_SOURCE_DIR}/cmake/imgui")
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="imgui_config.hpp")
target_compile_features(imgui PUBLIC cxx_std_20)

# Only nlohmann's folder is linked into a folder of our own: -I/usr/include would give em++ the
# native system's headers.
find_path(RECALL_JSON_INCLUDE_DIR nlohmann/json.hpp
    PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH
    DOC "The folder that holds nlohmann/json.hpp")
if(NOT RECALL_JSON_INCLUDE_DIR)
    message(FATAL_ERROR "nlohmann/json.hpp is missing: install the Debian package "
        "nlohmann-json3-dev, or configure with -DRECALL_JSON_INCLUDE_DIR=FOLDER.")
endif()
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/include")
file(CREATE_LINK "${RECALL_JSON_INCLUDE_DIR}/nlohmann" "${PROJECT_BINARY_DIR}/include/nlohmann"
    SYMBOLIC)
add_library(nlohmann INTERFACE)
target_include_directories(nlohmann SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/include")

if(EMSCRIPTEN)
    include(cmake/sdl2/sdl2.cmake)

    add_library(imgui_backends STATIC
        "${RECALL_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp"
        "${RECALL_IMGUI_DIR}/backends/imgui_impl_sdl2.cpp")
    target_include_directories(imgui_backends SYSTEM PUBLIC "${RECALL_IMGUI_DIR}/backends")
    # Without it the SDL2 backend lacks EMSCRIPTEN_KEEPALIVE under Emscripten 3.1.6.
    target_compile_options(imgui_backends PRIVATE -include emscripten.h)
    target_compile_definitions(imgui_backends PUBLIC IMGUI_IMPL_OPENGL_ES3)
    set_source_files_properties("${RECALL_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp" PROPERTIES
        COMPILE_OPTIONS "-include;${PROJECT_SOURCE_DIR}/cmake/imgui/gl_state.h")
    target_link_libraries(imgui_backends PUBLIC imgui sdl2)
else()
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(argon2 REQUIRED IMPORTED_TARGET libargon2)
    add_library(recall::argon2 ALIAS PkgConfig::argon2)
    pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
    add_library(recall::icu ALIAS PkgConfig::icu)

    # recall_plain_library(name header library): a library found by one header and one file.
    function(recall_plain_library name header library)
        find_path(${name}_header_dir ${header} REQUIRED)
        find_library(${name}_library ${library} REQUIRED)
        add_library(recall::${name} UNKNOWN IMPORTED GLOBAL)
        set_target_properties(recall::${name} PROPERTIES
            IMPORTED_LOCATION "${${name}_library}"
            INTERFACE_INCLUDE_DIRECTORIES "${${name}_header_dir}")
    endfunction()
    recall_plain_library(phonenumber phonenumbers/phonenumberutil.h phonenumber)
    recall_plain_library(csv csv.h csv)
    recall_plain_library(minizip minizip/unzip.h minizip)
    recall_plain_library(xlsxwriter xlsxwriter.h xlsxwriter)
    if(RECALL_TESTS OR RECALL_SIM)
        recall_plain_library(rapidcheck rapidcheck.h rapidcheck)
    endif()
endif()
