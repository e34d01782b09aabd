// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/check.h"

#include <array>
#include <cmath>

namespace muster
{

namespace
{
constexpr std::array<const char16_t *, 6> statusWords{u"pending", u"running", u"passed",
                                                      u"failed",  u"unknown", u"skipped"};
}

QString statusWord(Status status)
{
    return QString::fromUtf16(statusWords.at(size_t(status)));
}

std::optional<Status> statusFromWord(const QString &word)
{
    for (size_t i = 0; i < statusWords.size(); ++i)
        if (word == QString::fromUtf16(statusWords.at(i)))
            return Status(i);
    return std::nullopt;
}

Status worst(Status a, Status b)
{
    const auto rank = [](Status s) {
        switch (s) {
        case Status::Failed: return 3;
        case Status::Unknown:
        case Status::Pending:
        case Status::Running: return 2;
        case Status::Passed: return 1;
        case Status::Skipped: break;
        }
        return 0;
    };
    return rank(a) >= rank(b) ? a : b;
}

bool withinTolerance(double actual, double expected, double tolerance)
{
    if (!std::isfinite(actual) || !std::isfinite(expected) || !(tolerance >= 0))
        return false;
    // A hair of slack for figures such as 0.05 that binary fractions cannot hold.
    const double slack = std::abs(expected) * 1e-12;
    return std::abs(actual - expected) <= std::abs(expected) * tolerance + (tolerance > 0 ? slack : 0);
}

} // namespace muster
