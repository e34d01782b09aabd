// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optionparts.h"

#include <QCoreApplication>

namespace muster::cli
{

std::string say(const char *text)
{
    return QCoreApplication::translate("cli", text).toStdString();
}

CLI::Option *addText(CLI::App *app, const char *name, QString *to, const char *help, const char *type)
{
    CLI::Option *option = app->add_option_function<std::string>(
        name, [to](const std::string &value) { *to = QString::fromStdString(value); }, say(help));
    return type ? option->type_name(type) : option;
}

void addFlag(CLI::App *app, const char *name, bool *to, const char *help)
{
    app->add_flag(name, *to, say(help));
}

CLI::Option *addTargets(CLI::App *app, const char *name, QStringList *to, const char *help)
{
    return app->add_option_function<std::vector<std::string>>(
        name,
        [to](const std::vector<std::string> &values) {
            for (const std::string &value : values) {
                to->append(QString::fromStdString(value));
            }
        },
        say(help));
}

void addTarget(CLI::App *app, const char *name, QStringList *to, const char *help)
{
    app->add_option_function<std::string>(
           name, [to](const std::string &value) { to->append(QString::fromStdString(value)); }, say(help))
        ->required();
}

void addPairs(CLI::App *app, QMap<QString, QString> *to, const char *type, const char *help)
{
    app->add_option_function<std::vector<std::string>>(
           "--set",
           [to, type](const std::vector<std::string> &pairs) {
               for (const std::string &pair : pairs) {
                   const QString text = QString::fromStdString(pair);
                   const qsizetype sign = text.indexOf(QLatin1Char('='));
                   if (sign < 1) {
                       throw CLI::ValidationError("--set", QCoreApplication::translate("cli", "takes %1, not: %2")
                                                               .arg(QLatin1String(type), text)
                                                               .toStdString());
                   }
                   to->insert(text.left(sign), text.mid(sign + 1));
               }
           },
           say(help))
        ->type_name(type)
        ->expected(1)
        ->take_all();
}

} // namespace muster::cli
