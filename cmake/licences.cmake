# Writes what the page is made of, with the licences that ask to be shipped along.
#
#   cmake -DOUT=… -DIMGUI=… -DSDL2=… -DLUCIDE=… -P licences.cmake
set(parts
    "Dear ImGui" "${IMGUI}/LICENSE.txt"
    "SDL" "${SDL2}/LICENSE.txt"
    "JSON for Modern C++" /usr/share/doc/nlohmann-json3-dev/copyright
    "Emscripten" /usr/share/doc/emscripten/copyright
    "Inter" /usr/share/doc/fonts-inter/copyright
    "Lucide" "${LUCIDE}/LICENSE")
set(text "The page of Recall contains these works of others, under their licences.\n")
while(parts)
    list(POP_FRONT parts name file)
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "The licence of ${name} is not where it was expected: ${file}")
    endif()
    file(READ "${file}" licence)
    string(APPEND text "\n\n==== ${name}\n\n${licence}")
endwhile()
file(WRITE "${OUT}" "${text}")
