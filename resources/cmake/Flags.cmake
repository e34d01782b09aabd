# SPDX-License-Identifier: GPL-3.0-or-later
# The flags of every target, on one INTERFACE target.
add_library(muster_flags INTERFACE)
target_compile_options(muster_flags INTERFACE
  -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wsuggest-override
  $<$<BOOL:${MUSTER_WERROR}>:-Werror>
  # GCC 12 misreads QStringBuilder and std::string when it optimises in earnest.
  "$<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-stringop-overflow;-Wno-restrict>")
target_compile_definitions(muster_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
  MUSTER_VERSION="${PROJECT_VERSION}")
foreach(sanitizer IN LISTS MUSTER_SANITIZE)
  target_compile_options(muster_flags INTERFACE -fsanitize=${sanitizer} -fno-omit-frame-pointer)
  target_link_options(muster_flags INTERFACE -fsanitize=${sanitizer})
endforeach()
