// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the report of a loaded run off the window's thread and hands it to the page. Window thread.
#pragma once

#include "library/runlibrary.h"

#include <memory>

namespace muster
{

class ReportPage;

void showReportOf(ReportPage *page, std::shared_ptr<const LoadedRun> run);

} // namespace muster
