# Flags for everything in the build, third-party code included.

if(RECALL_SANITIZE)
    # A null pointer stops the program without a check before every use of one; the checks left
    # out here were a third of the time it takes to compile.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined
        -fno-sanitize=null,alignment,object-size,vptr
        -fno-omit-frame-pointer)
    # A call for each check instead of the check itself: a quarter of the time it takes to compile,
    # for a little of that in which the tests run.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options("SHELL:--param asan-instrumentation-with-call-threshold=0")
    endif()
    add_link_options(-fsanitize=address,undefined)
endif()

# A relay that serves others: what still goes wrong in memory ends the process rather than obeys.
if(NOT EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "Release")
    add_compile_options(-fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
    add_link_options(-Wl,-z,relro,-z,now)
endif()

if(EMSCRIPTEN)
    # The page throws nothing: exceptions and type information would be a tenth of its bytes.
    # (nlohmann/json then aborts where it would throw: parse with allow_exceptions=false, and ask
    # what a value is before getting it.)
    add_compile_options(-fno-exceptions "$<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>")
    # Who knows WebGL2 knows these instructions; they save half a hundredth of a first visit.
    add_compile_options(-msign-ext -mnontrapping-fptoint -mbulk-memory)
    add_link_options(
        -msign-ext -mnontrapping-fptoint -mbulk-memory
        -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
        -sALLOW_MEMORY_GROWTH=1
        -sDYNAMIC_EXECUTION=0
        -sENVIRONMENT=web
        -sFILESYSTEM=0)
    # Debian's Emscripten needs Debian's acorn, which only Debian's own Node.js finds by itself.
    if(EXISTS /usr/share/nodejs/acorn)
        set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK
            "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
    endif()
endif()
