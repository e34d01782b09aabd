// SPDX-License-Identifier: GPL-3.0-or-later
// Options and arguments of the command line, the way every command has them. For the files that build it. Main thread.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <CLI/CLI.hpp>

namespace muster::cli
{

[[nodiscard]] std::string say(const char *text); // translated, in the context "cli"

// `type` stands for the value in --help; null: CLI11's own word.
CLI::Option *addText(CLI::App *app, const char *name, QString *to, const char *help, const char *type = nullptr);
void addFlag(CLI::App *app, const char *name, bool *to, const char *help);
CLI::Option *addTargets(CLI::App *app, const char *name, QStringList *to, const char *help);
void addTarget(CLI::App *app, const char *name, QStringList *to, const char *help); // one, required
// --set NAME=VALUE, as often as wanted; `type` is how the help writes it.
void addPairs(CLI::App *app, QMap<QString, QString> *to, const char *type, const char *help);

} // namespace muster::cli
