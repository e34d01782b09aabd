# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DBUILD=… -DWORK=… -P installed.cmake
# Installs into a prefix, moves it elsewhere and runs it: nothing may be looked for in the source or build tree.
set(first "${WORK}/installed/first")
set(moved "${WORK}/installed/moved")
file(REMOVE_RECURSE "${WORK}/installed")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${first}" RESULT_VARIABLE status OUTPUT_QUIET)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "cmake --install failed")
endif()
file(RENAME "${first}" "${moved}")
foreach(file bin/muster-cli share/man/man1/muster-cli.1 share/man/man1/muster.1
    share/bash-completion/completions/muster-cli share/muster/samples/shop.dump share/muster/samples/shop.baseline.json
    share/muster/templates/drill-from-backup-file.muster.json share/applications/muster.desktop)
  if(NOT EXISTS "${moved}/${file}")
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
execute_process(COMMAND "${CMAKE_COMMAND}" -E env --unset=MUSTER_DATA_DIR
    "${moved}/bin/muster-cli" --store "${WORK}/installed/store.sqlite" drill "${moved}/share/muster/samples/shop.dump" --dry-run
  WORKING_DIRECTORY / RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
if(NOT status EQUAL 0 OR NOT out MATCHES "pg_restore")
  message(FATAL_ERROR "the installed muster-cli does not run from ${moved}: ${status} ${out}${err}")
endif()
if(out MATCHES "${BUILD}/share" OR out MATCHES "${first}")
  message(FATAL_ERROR "the installed muster-cli uses files of the build: ${out}")
endif()
find_program(BASH bash REQUIRED)
execute_process(COMMAND "${BASH}" -n "${moved}/share/bash-completion/completions/muster-cli" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the bash completion is not sound")
endif()
file(REMOVE_RECURSE "${WORK}/installed")
