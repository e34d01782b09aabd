// SPDX-License-Identifier: GPL-3.0-or-later
// baseline take
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "cli/reportfiles.h"
#include "cli/signalwatch.h"
#include "formats/planjson.h"
#include "postgres/baseline.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

namespace muster::cli {

int takeBaseline(const Arguments &arguments)
{
    if (const auto secret = findSecret(arguments.target())) {
        return printError(
            {QStringLiteral("conninfo.secret"),
             QCoreApplication::translate("cli", "The connection string holds a secret (%1).").arg(*secret),
             QCoreApplication::translate("cli", "Arguments are seen by every user of the machine: put it "
                                                "into ~/.pgpass, PGPASSWORD or a service file."),
             Fault::BadInput},
            arguments);
    }
    return exitPassed;
}

} // namespace muster::cli
