// SPDX-License-Identifier: GPL-3.0-or-later
// What an import would bring, as rows of text for ReportTable, and the names of the fields. Pure functions, any
// thread.
#pragma once

#include "pages/importjob.h"

namespace muster::importrows
{

[[nodiscard]] QString fieldLabel(MselField field); // "Time", "Message", …; "– left out"
[[nodiscard]] QVector<MselField> fields();         // in the order of a list to choose from

[[nodiscard]] ReportTableSpec injectSpec();
[[nodiscard]] ReportTableSpec stepSpec();
[[nodiscard]] ReportTableSpec noteSpec();
[[nodiscard]] ReportTableSpec takenSpec();

void fill(ImportTry *result); // counts and rows, of what was imported

} // namespace muster::importrows
