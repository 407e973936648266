# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUT: a digest of the sources that scores follow from.
set(all "")
foreach(file IN LISTS FILES)
  file(SHA256 ${file} digest)
  string(APPEND all "${digest}")
endforeach()
string(SHA256 version "${all}")
file(WRITE ${OUT} "// generated\n#include \"core/usecase/score_cache.h\"\nnamespace sightline::usecase {\nconst char* const kScoreVersion = \"${version}\";\n}\n")
