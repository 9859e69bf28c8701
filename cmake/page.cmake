# The page folder: web/ + recall_page + fonts → ${PROJECT_BINARY_DIR}/page.
file(GLOB_RECURSE web_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/*")
set(page_script "${PROJECT_SOURCE_DIR}/cmake/package_page.py")
set(page_speed "")
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(page_speed --fast)
endif()
add_custom_command(
    OUTPUT "${PROJECT_BINARY_DIR}/page/files.json"
    COMMAND "${RECALL_PYTHON}" "${page_script}" ${page_speed}
        --web "${PROJECT_SOURCE_DIR}/web" --app "$<TARGET_FILE:recall_page>"
        --fonts "${RECALL_FONTS_DIR}" --out "${PROJECT_BINARY_DIR}/page"
    DEPENDS recall_page ${RECALL_FONTS} ${web_files} "${page_script}"
    COMMENT "Packing the page"
    VERBATIM)
add_custom_target(page ALL DEPENDS "${PROJECT_BINARY_DIR}/page/files.json")
