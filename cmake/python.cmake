# RECALL_PYTHON: a Python that has fontTools and brotli. Debian's packages serve Debian's own
# Python, which need not be the first in PATH.
function(recall_python_will_do variable python)
    execute_process(COMMAND "${python}" -c "import brotli, fontTools"
        RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
    if(NOT result EQUAL 0)
        set(${variable} FALSE PARENT_SCOPE)
    endif()
endfunction()

find_program(RECALL_PYTHON NAMES python3 PATHS /usr/bin ENV PATH NO_DEFAULT_PATH
    VALIDATOR recall_python_will_do
    DOC "A Python 3 with the modules brotli and fontTools")
if(NOT RECALL_PYTHON)
    message(FATAL_ERROR "No Python 3 with the modules brotli and fontTools was found: install the "
        "Debian packages python3-brotli and python3-fonttools (./run does).")
endif()
