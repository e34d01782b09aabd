// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a validation against the test's server and keeps what it said. One thread.
#pragma once

#include "postgres/validation.h"
#include "support/pgserver.h"

namespace muster
{

struct Seen
{
    std::optional<Error> error;
    ValidationReport report;
    CheckResults checks;
    QVector<event::StepProgressed> progress;

    [[nodiscard]] const CheckResult *find(const QString &name, const QString &object) const;
    [[nodiscard]] QString status(const QString &name,
                                 const QString &object) const; // "absent" when it is not there
    [[nodiscard]] QString message(const QString &name, const QString &object) const;
    // "name object: message" of all that are neither passed nor skipped, for a test's output.
    [[nodiscard]] QStringList complaints() const;
};

[[nodiscard]] Seen probe(const PgServer &server, const QString &database, const QJsonObject &params = {},
                         const std::optional<Baseline> &baseline = {},
                         const CancelToken &cancel = CancelToken(),
                         const QString &user = QStringLiteral("tester"));

// A new database of that name with these statements run in it.
[[nodiscard]] Done makeDatabase(const PgServer &server, const QString &name, const QString &sql);

} // namespace muster
