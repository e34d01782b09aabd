// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/documentcommand.h"

#include "reports/document.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace muster::cli
{

namespace
{

std::string say(const char *text)
{
    return QCoreApplication::translate("cli", text).toStdString();
}

CLI::Option *addText(CLI::App *app, const char *name, QString *to, const char *type, const char *help)
{
    return app
        ->add_option_function<std::string>(
            name, [to](const std::string &value) { *to = QString::fromStdString(value); }, say(help))
        ->type_name(type);
}

std::vector<std::string> kinds()
{
    std::vector<std::string> all;
    for (const DocumentKind kind : documentKinds()) {
        all.push_back(documentWord(kind).toStdString());
    }
    all.emplace_back("all");
    return all;
}

void addFields(CLI::App *app, Arguments *a)
{
    QMap<QString, QString> *to = &a->values;
    app->add_option_function<std::vector<std::string>>(
           "--set",
           [to](const std::vector<std::string> &pairs) {
               for (const std::string &pair : pairs) {
                   const QString text = QString::fromStdString(pair);
                   const qsizetype sign = text.indexOf(QLatin1Char('='));
                   if (sign < 1) {
                       throw CLI::ValidationError("--set", say(QT_TRANSLATE_NOOP("cli", "takes FIELD=TEXT, not: ")) + pair);
                   }
                   to->insert(text.left(sign), text.mid(sign + 1));
               }
           },
           say(QT_TRANSLATE_NOOP("cli", "Put a text in a field; may be given again")))
        ->type_name("FIELD=TEXT")
        ->expected(1)
        ->take_all();
    addText(app, "--fields", &a->fieldsFile, "FILE", QT_TRANSLATE_NOOP("cli", "Texts for fields, as a JSON object"));
    app->add_flag("--save", a->save, say(QT_TRANSLATE_NOOP("cli", "Keep these texts with the plan or the run")));
}

} // namespace

void addDocumentCommand(CLI::App *root, Arguments *arguments)
{
    CLI::App *app = root->add_subcommand(
        "document", say(QT_TRANSLATE_NOOP("cli", "Write a paper of an exercise: announcement, plan, reports, forms")));
    app->fallthrough();
    app->callback([arguments] { arguments->command = Command::Document; });
    app->add_option_function<std::string>(
        "RUN", [arguments](const std::string &value) { arguments->targets.append(QString::fromStdString(value)); },
        say(QT_TRANSLATE_NOOP("cli", "The run, or a plan file")));
    addText(app, "--kind", &arguments->documentKind, "KIND", QT_TRANSLATE_NOOP("cli", "Which paper; all of them with `all`"))
        ->check(CLI::IsMember(kinds()));
    addText(app, "--format", &arguments->format, "FORMAT",
            QT_TRANSLATE_NOOP("cli", "md, html or pdf (default: by the file's ending)"))
        ->check(CLI::IsMember({"md", "html", "pdf"}));
    addText(app, "-o,--output", &arguments->output, "FILE",
            QT_TRANSLATE_NOOP("cli", "The file to write (default: standard output), or the folder for `--kind all`"));
    addFields(app, arguments);
    app->add_flag("--list", arguments->list,
                  say(QT_TRANSLATE_NOOP("cli", "List the kinds, or the fields of one and what they say")));
    app->add_flag("--anonymous", arguments->anonymous, say(QT_TRANSLATE_NOOP("cli", "Leave people's names out")));
}

} // namespace muster::cli
