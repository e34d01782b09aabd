// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/misspelt.h"

#include "formats/suggest.h"

#include <QCoreApplication>
#include <QStringList>

namespace muster::cli
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

Error unknown(const QString &message, const QString &word, const QStringList &known)
{
    const QStringList near = nearest(word, known, 2);
    const QString hint = near.isEmpty() ? tr("Known: %1.").arg(known.join(QStringLiteral(", ")))
                                        : tr("Did you mean %1?").arg(near.join(tr(" or ")));
    return {QStringLiteral("arguments.wrong"), message, hint, Fault::BadInput};
}

QStringList commandsOf(const CLI::App &app)
{
    QStringList names;
    for (const CLI::App *sub : app.get_subcommands([](const CLI::App *) { return true; })) {
        names.append(QString::fromStdString(sub->get_name()));
    }
    return names;
}

// Options of the command and of those above it: they may stand anywhere.
const CLI::Option *findOption(const CLI::App *app, const std::string &name)
{
    for (; app != nullptr; app = app->get_parent()) {
        if (const CLI::Option *option = app->get_option_no_throw(name)) {
            return option;
        }
    }
    return nullptr;
}

QStringList optionsOf(const CLI::App *app)
{
    QStringList names;
    for (; app != nullptr; app = app->get_parent()) {
        for (const CLI::Option *option : app->get_options()) {
            for (const std::string &name : option->get_lnames()) {
                names.append(QStringLiteral("--") + QString::fromStdString(name));
            }
        }
    }
    names.sort();
    return names;
}

const CLI::App *findCommand(const CLI::App *app, const std::string &word)
{
    for (const CLI::App *sub : app->get_subcommands([](const CLI::App *) { return true; })) {
        if (sub->get_name() == word) {
            return sub;
        }
    }
    return nullptr;
}

} // namespace

std::optional<Error> misspelt(const CLI::App &root, int argc, const char *const *argv)
{
    const CLI::App *app = &root;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const QString text = QString::fromStdString(word);
        if (word == "--") {
            return std::nullopt;
        }
        if (word.rfind("--", 0) == 0) {
            const std::string name = word.substr(0, word.find('='));
            const CLI::Option *option = findOption(app, name);
            if (option == nullptr) {
                return unknown(tr("There is no option %1.").arg(QString::fromStdString(name)),
                               QString::fromStdString(name), optionsOf(app));
            }
            if (option->get_items_expected_min() > 0 && name == word) {
                ++i; // its value
            }
            continue;
        }
        if (word.rfind('-', 0) == 0) {
            continue;
        }
        const QStringList commands = commandsOf(*app);
        if (commands.isEmpty()) {
            continue; // what the command works on
        }
        const CLI::App *next = findCommand(app, word);
        if (next == nullptr) {
            return unknown(tr("There is no command “%1”.").arg(text), text, commands);
        }
        app = next;
    }
    return std::nullopt;
}

} // namespace muster::cli
