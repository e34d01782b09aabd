// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/gapcommands.h"

#include "cli/optionparts.h"

namespace muster::cli
{

namespace
{

CLI::App *sub(CLI::App *parent, const char *name, const char *help, Command command, Arguments *arguments)
{
    CLI::App *app = parent->add_subcommand(name, say(help));
    app->fallthrough();
    app->callback([arguments, command] { arguments->command = command; });
    return app;
}

void addKey(CLI::App *app, Arguments *a)
{
    addTarget(app, "KEY", &a->targets, QT_TRANSLATE_NOOP("cli", "The gap: RUN:GAP, or what is enough of it"));
}

void addChanges(CLI::App *gaps, Arguments *a)
{
    CLI::App *set = sub(gaps, "set", QT_TRANSLATE_NOOP("cli", "Change fields of a gap"), Command::GapSet, a);
    addKey(set, a);
    addTargets(set, "FIELD=VALUE", &a->targets,
               QT_TRANSLATE_NOOP("cli", "owner, due, priority, category, remediation, status, description"))
        ->required();
    CLI::App *close = sub(gaps, "close", QT_TRANSLATE_NOOP("cli", "Close a gap, with evidence or a reason"), Command::GapClose, a);
    addKey(close, a);
    addText(close, "--evidence", &a->evidence, QT_TRANSLATE_NOOP("cli", "A later run, or a step or check of it, that passed"), "RUN[:ITEM]");
    addText(close, "--reason", &a->reason, QT_TRANSLATE_NOOP("cli", "Why it needs no evidence"), "TEXT");
    CLI::App *reopen = sub(gaps, "reopen", QT_TRANSLATE_NOOP("cli", "Open a closed gap again"), Command::GapReopen, a);
    addKey(reopen, a);
    addText(reopen, "--reason", &a->reason, QT_TRANSLATE_NOOP("cli", "Why"), "TEXT");
    CLI::App *same = sub(gaps, "same", QT_TRANSLATE_NOOP("cli", "Confirm that a gap was seen before"), Command::GapSame, a);
    addKey(same, a);
    addTarget(same, "OTHER", &a->targets, QT_TRANSLATE_NOOP("cli", "The other gap"));
    CLI::App *different = sub(gaps, "different", QT_TRANSLATE_NOOP("cli", "Say that two gaps are not the same"), Command::GapDifferent, a);
    addKey(different, a);
    addTarget(different, "OTHER", &a->targets, QT_TRANSLATE_NOOP("cli", "The other gap"));
}

} // namespace

void addGapCommands(CLI::App *root, Arguments *a)
{
    CLI::App *gaps = root->add_subcommand("gaps", say(QT_TRANSLATE_NOOP("cli", "The gaps of every exercise, and what is done about them")));
    gaps->fallthrough();
    gaps->require_subcommand(0, 1);
    gaps->callback([gaps, a] {
        if (gaps->get_subcommands().empty()) {
            a->command = Command::Gaps;
        }
    });
    gaps->add_flag("--open", a->onlyOpen, say(QT_TRANSLATE_NOOP("cli", "Only those that are not closed")));
    gaps->add_flag("--overdue", a->onlyOverdue, say(QT_TRANSLATE_NOOP("cli", "Only those past their due date")));
    gaps->add_flag("--recurring", a->onlyRecurring, say(QT_TRANSLATE_NOOP("cli", "Only those seen before, confirmed or not")));
    addText(gaps, "--csv", &a->csv, QT_TRANSLATE_NOOP("cli", "Write the list into this file as CSV"), "FILE");
    addText(gaps, "--operator", &a->operatorName, QT_TRANSLATE_NOOP("cli", "Who changes it (default: the system's user)"), "NAME");
    addChanges(gaps, a);
    CLI::App *in = sub(gaps, "import", QT_TRANSLATE_NOOP("cli", "Take changes of known gaps from a table"), Command::GapImport, a);
    addTarget(in, "FILE", &a->targets, QT_TRANSLATE_NOOP("cli", "CSV or XLSX with a column “key”"));
    in->add_flag("--dry-run", a->dryRun, say(QT_TRANSLATE_NOOP("cli", "Only show what would change")));
    CLI::App *out = sub(gaps, "export", QT_TRANSLATE_NOOP("cli", "Write the gaps as CSV"), Command::GapExport, a);
    addText(out, "-o,--output", &a->output, QT_TRANSLATE_NOOP("cli", "The file to write (default: standard output)"), "FILE");
}

} // namespace muster::cli
