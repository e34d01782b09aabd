// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/documentcommand.h"

#include "cli/optionparts.h"
#include "reports/document.h"

namespace muster::cli
{

namespace
{

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
    addPairs(app, &a->values, "FIELD=TEXT", QT_TRANSLATE_NOOP("cli", "Put a text in a field; may be given again"));
    addText(app, "--fields", &a->fieldsFile, QT_TRANSLATE_NOOP("cli", "Texts for fields, as a JSON object"), "FILE");
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
    addText(app, "--kind", &arguments->documentKind, QT_TRANSLATE_NOOP("cli", "Which paper; all of them with `all`"), "KIND")
        ->check(CLI::IsMember(kinds()));
    addText(app, "--format", &arguments->format, QT_TRANSLATE_NOOP("cli", "md, html or pdf (default: by the file's ending)"), "FORMAT")
        ->check(CLI::IsMember({"md", "html", "pdf"}));
    addText(app, "-o,--output", &arguments->output, QT_TRANSLATE_NOOP("cli", "The file to write (default: standard output), or the folder for `--kind all`"), "FILE");
    addFields(app, arguments);
    app->add_flag("--list", arguments->list,
                  say(QT_TRANSLATE_NOOP("cli", "List the kinds, or the fields of one and what they say")));
    app->add_flag("--anonymous", arguments->anonymous, say(QT_TRANSLATE_NOOP("cli", "Leave people's names out")));
}

} // namespace muster::cli
