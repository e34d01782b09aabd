// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that was looked at in a restored system, and what was seen.
#pragma once

#include "domain/times.h"

#include <QJsonValue>
#include <QMetaType>

namespace muster
{

// passed, failed; unknown = could not be carried out or was not performed (never a pass);
// skipped = by rule, or nothing to compare with: neutral, and the message says why.
// pending and running are states of a step on its way.
enum class Status { Pending, Running, Passed, Failed, Unknown, Skipped };

[[nodiscard]] QString statusWord(Status status); // "passed", …: the word in every document
[[nodiscard]] std::optional<Status> statusFromWord(const QString &word);
[[nodiscard]] inline bool isFinal(Status s) { return s != Status::Pending && s != Status::Running; }

// An entry of checks[] in report.json. `name` is one of DESIGN's standard names or the plan's own.
struct CheckResult
{
    QString name;   // "row_count", "foreign_key", …
    QString object; // what was looked at: "public.orders", "public.orders.orders_user_fk"
    Status status = Status::Unknown;
    bool critical = true;
    QJsonValue expected;
    QJsonValue actual;
    QString message;
    Milliseconds duration{0};

    bool operator==(const CheckResult &) const = default;
};

// One outcome over many: failed > unknown > passed > skipped; of nothing, skipped.
[[nodiscard]] Status worst(Status a, Status b);

// |actual − expected| ≤ |expected| × tolerance; tolerance is a fraction (0.05 = 5 %), 0 = exact.
// Source: recovery testing guide, partial test (S0 §3).
[[nodiscard]] bool withinTolerance(double actual, double expected, double tolerance);

} // namespace muster

Q_DECLARE_METATYPE(muster::CheckResult)
