# The page folder: web/ + icons + both programs + fonts → ${PROJECT_BINARY_DIR}/page.

# What an installed page is shown with. web/icon.svg itself stays one of them.
find_program(RECALL_RSVG rsvg-convert REQUIRED)
set(icons_dir "${PROJECT_BINARY_DIR}/icons")
file(MAKE_DIRECTORY "${icons_dir}")
set(page_icons "")
function(page_icon name svg size)
    add_custom_command(
        OUTPUT "${icons_dir}/${name}.png"
        COMMAND "${RECALL_RSVG}" -w ${size} -h ${size} "${svg}" -o "${icons_dir}/${name}.png"
        DEPENDS "${svg}"
        VERBATIM)
    set(page_icons ${page_icons} "${icons_dir}/${name}.png" PARENT_SCOPE)
endfunction()
page_icon(icon-192 "${PROJECT_SOURCE_DIR}/web/icon.svg" 192)
page_icon(icon-512 "${PROJECT_SOURCE_DIR}/web/icon.svg" 512)
page_icon(icon-maskable "${PROJECT_SOURCE_DIR}/assets/icon-maskable.svg" 512)

# What others' works in the page ask to be shipped with it.
set(page_licences "${icons_dir}/licences.txt")
add_custom_command(
    OUTPUT "${page_licences}"
    COMMAND "${CMAKE_COMMAND}" "-DOUT=${page_licences}" "-DIMGUI=${RECALL_IMGUI_DIR}"
        "-DSDL2=${RECALL_SDL2_DIR}" "-DLUCIDE=${RECALL_LUCIDE_PACKAGE_DIR}"
        -P "${PROJECT_SOURCE_DIR}/cmake/licences.cmake"
    DEPENDS "${PROJECT_SOURCE_DIR}/cmake/licences.cmake" ${RECALL_FONTS}
    VERBATIM)

file(GLOB_RECURSE web_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/*")
set(page_script "${PROJECT_SOURCE_DIR}/cmake/package_page.py")
set(page_speed "")
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(page_speed --fast)
elseif(RECALL_TERSER)
    set(page_speed --terser "${RECALL_TERSER}")
endif()
set(page_command "${RECALL_PYTHON}" "${page_script}"
    --agents "$<TARGET_FILE:agents>" --managers "$<TARGET_FILE:managers>"
    --fonts "${RECALL_FONTS_DIR}" --icons "${icons_dir}")
add_custom_command(
    OUTPUT "${PROJECT_BINARY_DIR}/page/files.json"
    COMMAND ${page_command} ${page_speed}
        --web "${PROJECT_SOURCE_DIR}/web" --out "${PROJECT_BINARY_DIR}/page"
    DEPENDS agents managers ${RECALL_FONTS} ${page_icons} ${page_licences} ${web_files} "${page_script}"
    COMMENT "Packing the page"
    VERBATIM)
add_custom_target(page ALL DEPENDS "${PROJECT_BINARY_DIR}/page/files.json")

# For tests that need a second build of the page: a word a line.
file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/page_command.txt" CONTENT "$<JOIN:${page_command},\n>\n")
