// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop that was played to its end, made by hand entry by entry: for tests and pictures only.
#pragma once

#include "support/sampleruns.h"

namespace muster::samples
{

// Two scenarios, one within its objective, one beyond it; answers, gaps, ratings, lessons.
[[nodiscard]] SampleRun tabletopRun();
// The same with thirty scenarios' worth of text: long names and sentences, right-to-left, emoji, markup-like.
[[nodiscard]] SampleRun longTabletopRun();

} // namespace muster::samples
