// SPDX-License-Identifier: GPL-3.0-or-later
// Results on standard output, everything else on standard error. Main thread.
#pragma once

#include "cli/arguments.h"
#include "domain/error.h"

#include <QJsonDocument>
#include <QVector>

namespace muster::cli {

// The result, as bytes, text with a line end, or JSON. False when it could not be written (disk full).
bool print(const QByteArray &bytes);
bool printLine(const QString &text);
bool printJson(const QJsonDocument &document);

// For the person: standard error.
void notice(const QString &text);

// Says what happened, where, and what to try; with --json the error object. Returns the exit code.
int printError(const Error &error, const Arguments &arguments);
[[nodiscard]] Error cannotPrint(); // standard output takes nothing more
int sayWritten(const Arguments &arguments); // the path of --output; the exit code
// To --output, whose path is said, or to standard output. The exit code.
int deliver(const Result<QByteArray> &bytes, const Arguments &arguments);
[[nodiscard]] QJsonObject errorObject(const Error &error); // {code, message, hint, pointer, line?, column?}

// Columns as wide as they need to be, two blanks between; the last one is not padded.
[[nodiscard]] QString table(const QVector<QStringList> &rows);

// Standard error is a terminal that can redraw a line.
[[nodiscard]] bool isTerminal();
[[nodiscard]] int terminalWidth();

} // namespace muster::cli
