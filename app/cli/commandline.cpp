// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include "cli/documentcommand.h"
#include "cli/gapcommands.h"
#include "cli/misspelt.h"
#include "cli/optionparts.h"

#include <QCoreApplication>

#include <cstring>

namespace muster::cli
{

namespace
{

class Builder
{
public:
    explicit Builder(Arguments *arguments)
        : m_arguments(arguments),
          m_app(
              say(QT_TRANSLATE_NOOP(
                  "cli", "Exercises recovery: restores real backups, proves them, times them and reports.")),
              "muster-cli")
    {
        m_app.set_version_flag("--version", "muster-cli " MUSTER_VERSION,
                               say(QT_TRANSLATE_NOOP("cli", "Print the version")));
        addFlag(&m_app, "--json", &m_arguments->json,
                QT_TRANSLATE_NOOP("cli", "Machine-readable output on standard output"));
        addFlag(&m_app, "--quiet", &m_arguments->quiet,
                QT_TRANSLATE_NOOP("cli", "No progress, only the result"));
        addFlag(&m_app, "--verbose", &m_arguments->verbose,
                QT_TRANSLATE_NOOP("cli", "Every check and log line"));
        addText(&m_app, "--store", &m_arguments->store,
                QT_TRANSLATE_NOOP("cli", "Where runs are kept (default: the user's own data folder)"))
            ->type_name("FILE");
        m_app.require_subcommand(1);
        addDrill();
        addRun();
        addPlan();
        addRecords();
        addReport();
        addDocumentCommand(&m_app, m_arguments);
        addUpkeep();
        addInterchange();
        addRunbook();
        addGapCommands(&m_app, m_arguments);
    }

    CLI::App &app() { return m_app; }

private:
    CLI::App *sub(CLI::App *parent, const char *name, const char *help, Command command)
    {
        CLI::App *app = parent->add_subcommand(name, say(help));
        app->fallthrough();
        app->callback([this, command] { m_arguments->command = command; });
        return app;
    }

    CLI::App *group(const char *name, const char *help)
    {
        CLI::App *app = m_app.add_subcommand(name, say(help));
        app->fallthrough();
        app->require_subcommand(1);
        return app;
    }

    void addExecution(CLI::App *app)
    {
        Arguments &a = *m_arguments;
        addText(app, "--report", &a.reportFolder,
                QT_TRANSLATE_NOOP("cli", "Write the report files into this folder"))
            ->type_name("DIR");
        addFlag(app, "--anonymous", &a.anonymous,
                QT_TRANSLATE_NOOP("cli", "Leave people's names out of the report"));
        addFlag(app, "--unattended", &a.unattended,
                QT_TRANSLATE_NOOP("cli", "Ask nobody: manual steps become unknown, never passed"));
    }

    void addPreparation(CLI::App *app)
    {
        Arguments &a = *m_arguments;
        addFlag(app, "--keep", &a.keep, QT_TRANSLATE_NOOP("cli", "Leave the sandbox for inspection"));
        addFlag(app, "--dry-run", &a.dryRun, QT_TRANSLATE_NOOP("cli", "Change nothing; print each command"));
        addText(app, "--level", &a.level, QT_TRANSLATE_NOOP("cli", "How much is proved"))
            ->check(CLI::IsMember({"quick", "standard", "paranoid"}));
        addText(app, "--profile", &a.profile,
                QT_TRANSLATE_NOOP("cli", "Settings of the sandbox: fast, or like the real server"))
            ->check(CLI::IsMember({"verify", "representative"}));
        addText(app, "--failure-at", &a.failureAt,
                QT_TRANSLATE_NOOP("cli", "Moment of failure for the RPO (RFC 3339; default: T+0)"))
            ->type_name("TIME");
        addText(app, "--sandbox-dir", &a.sandboxFolder,
                QT_TRANSLATE_NOOP("cli", "Folder that sandboxes are made in (MUSTER_SANDBOX_DIR)"))
            ->type_name("DIR");
        addText(app, "--sandbox-user", &a.sandboxUser,
                QT_TRANSLATE_NOOP("cli", "Whom servers run as when Muster is root (default: postgres)"))
            ->type_name("USER");
        addText(app, "--postgres-bin", &a.postgresBin,
                QT_TRANSLATE_NOOP("cli", "Folder of the PostgreSQL programs to use"))
            ->type_name("DIR");
        addText(app, "--operator", &a.operatorName,
                QT_TRANSLATE_NOOP("cli", "Who carries the run out (default: the system's user)"))
            ->type_name("NAME");
    }

    void addDrill()
    {
        Arguments &a = *m_arguments;
        CLI::App *app = sub(&m_app, "drill",
                            QT_TRANSLATE_NOOP("cli", "Restore one backup into a sandbox, prove it, report"),
                            Command::Drill);
        addTarget(app, "BACKUP", &a.targets, QT_TRANSLATE_NOOP("cli", "The backup file or folder"));
        addText(app, "--baseline", &a.baseline,
                QT_TRANSLATE_NOOP("cli", "What the source held, from `baseline take`"))
            ->type_name("FILE");
        addText(app, "--rto", &a.rto, QT_TRANSLATE_NOOP("cli", "Recovery time objective: 45s, 30m, 1h30m"))
            ->type_name("DURATION");
        addText(app, "--rpo", &a.rpo, QT_TRANSLATE_NOOP("cli", "Recovery point objective"))
            ->type_name("DURATION");
        addPreparation(app);
        addExecution(app);
    }

    void addRun()
    {
        CLI::App *run = sub(&m_app, "run", QT_TRANSLATE_NOOP("cli", "Carry out a plan"), Command::Run);
        addTarget(run, "PLAN", &m_arguments->targets, QT_TRANSLATE_NOOP("cli", "The plan file"));
        addValues(run);
        addFlag(run, "--ask", &m_arguments->ask,
                QT_TRANSLATE_NOOP("cli", "When a step fails, ask what is to be done: retry, go on or stop"));
        addPreparation(run);
        addExecution(run);
        CLI::App *resume = sub(
            &m_app, "resume", QT_TRANSLATE_NOOP("cli", "Go on with a run that was cut off"), Command::Resume);
        addTarget(resume, "RUN", &m_arguments->targets,
                  QT_TRANSLATE_NOOP("cli", "The run, or the beginning of its id"));
        addExecution(resume);
    }

    void addValues(CLI::App *app)
    {
        addPairs(app, &m_arguments->values, "NAME=VALUE", QT_TRANSLATE_NOOP("cli", "Fill in ${NAME} of the plan; may be given again"));
    }

    void addPlan()
    {
        Arguments &a = *m_arguments;
        CLI::App *plan = group("plan", QT_TRANSLATE_NOOP("cli", "Check and make plans"));
        CLI::App *check =
            sub(plan, "check", QT_TRANSLATE_NOOP("cli", "Say whether plans are sound"), Command::PlanCheck);
        addTargets(check, "FILE", &a.targets, QT_TRANSLATE_NOOP("cli", "The plan files"))->required();
        addValues(check);
        CLI::App *make = sub(plan, "new", QT_TRANSLATE_NOOP("cli", "Write a new plan"), Command::PlanNew);
        addTarget(make, "KIND", &a.targets,
                  QT_TRANSLATE_NOOP("cli", "tabletop, drill, partial, failover or verification"));
        addText(make, "--from", &a.templateId, QT_TRANSLATE_NOOP("cli", "The template to start from"))
            ->type_name("TEMPLATE");
        addText(make, "-o,--output", &a.output, QT_TRANSLATE_NOOP("cli", "The file to write"))
            ->type_name("FILE")
            ->required();
        addPromotion(plan);
        sub(plan, "list-templates", QT_TRANSLATE_NOOP("cli", "List the templates"), Command::PlanTemplates);
    }

    void addPromotion(CLI::App *plan)
    {
        Arguments &a = *m_arguments;
        const auto output = [&a](CLI::App *app, const char *help) {
            addText(app, "-o,--output", &a.output, help)->type_name("PLAN")->required();
        };
        CLI::App *promote = sub(plan, "promote", QT_TRANSLATE_NOOP("cli", "Make a drill of a tabletop's response steps"),
                                Command::PlanPromote);
        addTarget(promote, "TABLETOP", &a.targets, QT_TRANSLATE_NOOP("cli", "The tabletop's plan file"));
        addText(promote, "--scenario", &a.scenario,
                QT_TRANSLATE_NOOP("cli", "The scenario (default: the only one with response steps)"))
            ->type_name("NAME");
        output(promote, QT_TRANSLATE_NOOP("cli", "The drill to write"));
        CLI::App *compare = sub(plan, "compare", QT_TRANSLATE_NOOP("cli", "Put a plan's estimates beside a run's times"),
                                Command::PlanCompare);
        CLI::App *adopt = sub(plan, "adopt", QT_TRANSLATE_NOOP("cli", "Take a run's times over as a plan's estimates"),
                              Command::PlanAdopt);
        for (CLI::App *each : {compare, adopt}) {
            each->add_option_function<std::string>( // one: a list would take the run, too
                    "PLAN", [&a](const std::string &path) { a.targets.append(QString::fromStdString(path)); },
                    say(QT_TRANSLATE_NOOP("cli", "The plan file: the drill, or the tabletop it came from")))
                ->required();
            addText(each, "RUN", &a.runOfPlan, QT_TRANSLATE_NOOP("cli", "The run, or the beginning of its id"))->required();
        }
        output(adopt, QT_TRANSLATE_NOOP("cli", "The plan to write; may be PLAN itself"));
    }

    void addRunbook()
    {
        Arguments &a = *m_arguments;
        CLI::App *app = sub(&m_app, "runbook", QT_TRANSLATE_NOOP("cli", "Show or search a runbook; make drills of its incidents"),
                            Command::Runbook);
        addTarget(app, "FILE", &a.targets, QT_TRANSLATE_NOOP("cli", "The runbook, or “incident” for the example"));
        addText(app, "--search", &a.search, QT_TRANSLATE_NOOP("cli", "Only incidents in which all these words stand"))
            ->type_name("WORDS");
        addText(app, "--incident", &a.incident, QT_TRANSLATE_NOOP("cli", "This incident, whole"))->type_name("ID");
        addText(app, "-o,--output", &a.output,
                QT_TRANSLATE_NOOP("cli", "Write the incident as a drill; without --incident a folder, for all of them"))
            ->type_name("PLAN");
    }

    void addRecords()
    {
        Arguments &a = *m_arguments;
        CLI::App *runs =
            sub(&m_app, "runs", QT_TRANSLATE_NOOP("cli", "List the runs, newest first"), Command::Runs);
        runs->add_option("--limit", a.limit, say(QT_TRANSLATE_NOOP("cli", "At most so many")))
            ->check(CLI::PositiveNumber);
        CLI::App *show = sub(&m_app, "show", QT_TRANSLATE_NOOP("cli", "Show a run"), Command::Show);
        addTarget(show, "RUN", &a.targets, QT_TRANSLATE_NOOP("cli", "The run, or the beginning of its id"));
        CLI::App *journal = group("journal", QT_TRANSLATE_NOOP("cli", "The record of a run"));
        CLI::App *verify =
            sub(journal, "verify", QT_TRANSLATE_NOOP("cli", "Say whether a journal was tampered with"),
                Command::JournalVerify);
        addTarget(verify, "RUN", &a.targets, QT_TRANSLATE_NOOP("cli", "The run, or a report.json"));
    }

    void addReport()
    {
        Arguments &a = *m_arguments;
        CLI::App *app = sub(&m_app, "report", QT_TRANSLATE_NOOP("cli", "Write the report of a run or plan"),
                            Command::Report);
        addTarget(app, "RUN", &a.targets, QT_TRANSLATE_NOOP("cli", "The run, or a plan file"));
        addText(app, "--format", &a.format, QT_TRANSLATE_NOOP("cli", "What to write"))
            ->required()
            ->check(CLI::IsMember({"json", "pdf", "html", "md", "junit", "csv", "prometheus"}));
        addText(app, "-o,--output", &a.output,
                QT_TRANSLATE_NOOP("cli", "The file to write (default: standard output)"))
            ->type_name("FILE");
        addFlag(app, "--anonymous", &a.anonymous, QT_TRANSLATE_NOOP("cli", "Leave people's names out"));
    }

    void addUpkeep()
    {
        Arguments &a = *m_arguments;
        CLI::App *baseline = group("baseline", QT_TRANSLATE_NOOP("cli", "What a source holds"));
        CLI::App *take =
            sub(baseline, "take", QT_TRANSLATE_NOOP("cli", "Record a source to compare restores with"),
                Command::BaselineTake);
        addTarget(take, "CONNINFO", &a.targets,
                  QT_TRANSLATE_NOOP("cli", "libpq connection string or service, without a password"));
        addText(take, "-o,--output", &a.output, QT_TRANSLATE_NOOP("cli", "The file to write"))
            ->type_name("FILE")
            ->required();
        CLI::App *cleanup =
            sub(&m_app, "cleanup", QT_TRANSLATE_NOOP("cli", "Remove what runs that are gone left behind"),
                Command::Cleanup);
        addFlag(cleanup, "--dry-run", &a.dryRun, QT_TRANSLATE_NOOP("cli", "Only say what is there"));
        addText(cleanup, "--sandbox-dir", &a.sandboxFolder,
                QT_TRANSLATE_NOOP("cli", "Folder that sandboxes are made in (MUSTER_SANDBOX_DIR)"))
            ->type_name("DIR");
    }

    void addMap(CLI::App *app)
    {
        QStringList *to = &m_arguments->columnMap;
        app->add_option_function<std::vector<std::string>>(
               "--map",
               [to](const std::vector<std::string> &pairs) {
                   for (const std::string &pair : pairs) {
                       const QString text = QString::fromStdString(pair);
                       if (text.lastIndexOf(QLatin1Char('=')) < 1) {
                           throw CLI::ValidationError(
                               "--map", say(QT_TRANSLATE_NOOP("cli", "takes HEADER=FIELD, not: ")) + pair);
                       }
                       to->append(text);
                   }
               },
               say(QT_TRANSLATE_NOOP("cli", "Take a column as this field (number, at, message, …; - for none)")))
            ->type_name("HEADER=FIELD")
            ->expected(1)
            ->take_all();
    }

    void addInterchange()
    {
        Arguments &a = *m_arguments;
        CLI::App *in = sub(&m_app, "import",
                           QT_TRANSLATE_NOOP("cli", "Make a plan of a MSEL, a scenario export, a check list, a playbook or a runbook"),
                           Command::Import);
        addTarget(in, "FILE", &a.targets, QT_TRANSLATE_NOOP("cli", "CSV, XLSX, JSON, ZIP or Markdown"));
        addText(in, "-o,--output", &a.output, QT_TRANSLATE_NOOP("cli", "The plan to write"))->type_name("PLAN");
        addText(in, "--as", &a.importForm, QT_TRANSLATE_NOOP("cli", "What the file is (default: found out)"))
            ->check(CLI::IsMember({"msel", "openbas", "markdown", "exercise", "checklist", "cutover", "playbook", "runbook"}));
        addMap(in);
        addFlag(in, "--keep-columns", &a.keepColumns,
                QT_TRANSLATE_NOOP("cli", "Keep columns that are no field, under their headers"));
        addFlag(in, "--fresh", &a.freshColumns,
                QT_TRANSLATE_NOOP("cli", "Guess the columns, whatever was taken last time"));
        addText(in, "--scenario", &a.scenario, QT_TRANSLATE_NOOP("cli", "Name of the scenario"))->type_name("NAME");
        addText(in, "--into", &a.into,
                QT_TRANSLATE_NOOP("cli", "Add to this tabletop: to its scenario of that name, else as a new one"))
            ->type_name("PLAN");
        addText(in, "--incident", &a.incident, QT_TRANSLATE_NOOP("cli", "The incident of a runbook"))->type_name("ID");
        addText(in, "--sheet", &a.sheet, QT_TRANSLATE_NOOP("cli", "Sheet of a workbook (default: the first)"))
            ->type_name("NAME");
        addFlag(in, "--dry-run", &a.dryRun, QT_TRANSLATE_NOOP("cli", "Only show what would be taken"));
        CLI::App *out = sub(&m_app, "export", QT_TRANSLATE_NOOP("cli", "Write a tabletop or a drill for other tools"),
                            Command::Export);
        addTarget(out, "PLAN", &a.targets, QT_TRANSLATE_NOOP("cli", "The plan file"));
        addText(out, "--format", &a.format, QT_TRANSLATE_NOOP("cli", "What to write"))
            ->required()
            ->check(CLI::IsMember({"msel-csv", "msel-xlsx", "markdown", "cutover-csv", "playbook"}));
        addText(out, "-o,--output", &a.output,
                QT_TRANSLATE_NOOP("cli", "The file to write (default: standard output)"))
            ->type_name("FILE");
    }

    Arguments *m_arguments;
    CLI::App m_app;
};

QString helpCommand(const CLI::App &app)
{
    QString path = QStringLiteral("muster-cli");
    const CLI::App *at = &app;
    while (!at->get_subcommands().empty()) {
        at = at->get_subcommands().front();
        path += QLatin1Char(' ') + QString::fromStdString(at->get_name());
    }
    return path + QStringLiteral(" --help");
}

} // namespace

Result<Parsed> parseCommandLine(int argc, const char *const *argv)
{
    Parsed parsed;
    Builder builder(&parsed.arguments);
    try {
        builder.app().parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0) { // help or version
            std::ostringstream text;
            builder.app().exit(error, text, text);
            parsed.done = true;
            parsed.text = QString::fromStdString(text.str()).trimmed();
            return parsed;
        }
        const QString help = QCoreApplication::translate("cli", "`%1` lists what is possible.")
                                 .arg(helpCommand(builder.app()));
        if (auto unknown = misspelt(builder.app(), argc, argv)) {
            unknown->hint += QLatin1Char(' ') + help;
            return fail(*unknown);
        }
        return fail({QStringLiteral("arguments.wrong"),
                     QString::fromStdString(error.what()).section(QLatin1Char('\n'), 0, 0), help,
                     Fault::BadInput});
    }
    return parsed;
}

bool wantsJson(int argc, const char *const *argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--json") == 0) {
            return true;
        }
    }
    return false;
}

} // namespace muster::cli
