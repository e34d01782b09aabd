// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong, as a value. Used by every layer; never shown raw: the hint says what to try.
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace muster
{

// What a fault means for the caller; the command line's exit code follows from it.
enum class Fault {
    BadInput,    // wrong arguments or a bad plan: nothing was started (exit 2)
    CannotRun,   // no such backup, no server, no tool (exit 3)
    Failed,      // it ran, and it failed (exit 1)
    Interrupted, // stopped by a person (exit 130)
};

struct Error
{
    QString code;    // stable word for machines, "area.problem": "plan.cycle", "backup.missing"
    QString message; // what happened, and where
    QString hint;    // what to try next
    Fault fault = Fault::Failed;
    QString pointer; // JSON pointer into the document, when there is one
    int line = 0;    // 1-based; 0 = unknown
    int column = 0;  // 1-based; 0 = unknown

    bool operator==(const Error &) const = default;
};

template<typename T>
using Result = tl::expected<T, Error>;

using Done = Result<void>;

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace muster
