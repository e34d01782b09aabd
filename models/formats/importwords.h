// SPDX-License-Identifier: GPL-3.0-or-later
// What the importers say, and how they complain. Inside models/formats only. Pure functions, any thread.
#pragma once

#include "domain/error.h"

#include <QCoreApplication>

namespace muster
{

[[nodiscard]] inline QString importText(const char *source)
{
    return QCoreApplication::translate("muster::Import", source);
}

[[nodiscard]] inline Error importError(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::BadInput, {}, 0, 0};
}

[[nodiscard]] inline Error tooBig(const QString &message)
{
    return importError("import.too_big", message,
                       importText("Split the file, or export the sheet that holds the injects alone."));
}

} // namespace muster
