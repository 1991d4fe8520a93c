# SPDX-License-Identifier: GPL-3.0-or-later
# TMW_TRANSLATIONS: a source that holds each resources/translations/*.ts, compiled, as
# :/translations/*.qm. The target `translations` brings the .ts files up to the sources.
set(dir ${CMAKE_CURRENT_BINARY_DIR}/translations)
set(qrc "<RCC><qresource prefix=\"/translations\">\n")
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/translations/*.ts)
foreach(source ${sources})
  get_filename_component(name ${source} NAME_WE)
  add_custom_command(OUTPUT ${dir}/${name}.qm DEPENDS ${source}
    COMMAND Qt6::lrelease -silent -nounfinished ${source} -qm ${dir}/${name}.qm VERBATIM)
  list(APPEND compiled ${dir}/${name}.qm)
  string(APPEND qrc "<file>${name}.qm</file>\n")
endforeach()
file(CONFIGURE OUTPUT ${dir}/translations.qrc CONTENT "${qrc}</qresource></RCC>\n" @ONLY)
set(TMW_TRANSLATIONS ${dir}/qrc_translations.cpp)
add_custom_command(OUTPUT ${TMW_TRANSLATIONS} DEPENDS ${compiled} ${dir}/translations.qrc
  COMMAND Qt6::rcc --name translations -o ${TMW_TRANSLATIONS} ${dir}/translations.qrc VERBATIM)
set_source_files_properties(${TMW_TRANSLATIONS} PROPERTIES SKIP_AUTOGEN ON)
add_custom_target(translations COMMAND bash ${PROJECT_SOURCE_DIR}/resources/translations/update
                  USES_TERMINAL VERBATIM)
