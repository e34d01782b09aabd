// SPDX-License-Identifier: GPL-3.0-or-later
// The action "command": a program with its arguments, without a shell, in the plan's folder.
#include "command/actions.h"
#include "command/parameters.h"
#include "process/toolrun.h"

#include <QDir>
#include <QJsonArray>

namespace muster
{

namespace
{

// Names of variables that say they hold a secret; "…_FILE" only says where one is kept.
bool isSecretName(const QString &name)
{
    static const QRegularExpression secret(
        QStringLiteral("PASS|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|AUTH|COOKIE|CREDENTIAL"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression elsewhere(QStringLiteral("(FILE|PATH|DIR)$"),
                                              QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch() && !elsewhere.match(name).hasMatch();
}

bool isVariableName(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    return pattern.match(name).hasMatch();
}

QString wordOf(const QJsonValue &value)
{
    return value.isDouble() ? value.toVariant().toString() : value.toString();
}

Result<QStringList> argvIn(const QJsonObject &params)
{
    const QJsonValue value = params.value(QStringLiteral("argv"));
    const QString hint = CommandText::tr("Write {\"type\": \"command\", \"argv\": [\"program\", \"argument\", …]}; "
                                         "for a shell's features name it: [\"sh\", \"-c\", \"…\"].");
    if (!value.isArray() || value.toArray().isEmpty())
        return fail(badParameter(QStringLiteral("/argv"),
                                 CommandText::tr("“argv” must be a list: the program, then its arguments."), hint));
    QStringList argv;
    const QJsonArray words = value.toArray();
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!words.at(i).isString() && !words.at(i).isDouble())
            return fail(badParameter(QStringLiteral("/argv/%1").arg(i),
                                     CommandText::tr("An argument must be a text or a number."), hint));
        argv.append(wordOf(words.at(i)));
    }
    if (argv.first().trimmed().isEmpty())
        return fail(badParameter(QStringLiteral("/argv/0"), CommandText::tr("The program has no name."), hint));
    return argv;
}

Result<QStringList> environmentIn(const QJsonObject &params)
{
    const QJsonValue value = params.value(QStringLiteral("env"));
    if (!value.isUndefined() && !value.isNull() && !value.isObject())
        return fail(badParameter(QStringLiteral("/env"), CommandText::tr("“env” must name variables and their values."),
                                 CommandText::tr("Write {\"NAME\": \"value\"}.")));
    QStringList environment;
    const QJsonObject variables = value.toObject();
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        const QString pointer = QStringLiteral("/env/") + it.key();
        if (!isVariableName(it.key()))
            return fail(badParameter(pointer, CommandText::tr("“%1” is not the name of a variable.").arg(it.key()),
                                     CommandText::tr("Use letters, digits and underscores.")));
        if (isSecretName(it.key()))
            return fail({QStringLiteral("plan.secret"),
                         CommandText::tr("%1 looks like a secret, which has no place in a plan.").arg(it.key()),
                         CommandText::tr("Set it where Muster is started, and write \"pass_env\": [\"%1\"]: it is handed "
                                         "on, never written down, and masked in what the program says.")
                             .arg(it.key()),
                         Fault::BadInput, pointer, 0, 0});
        environment.append(it.key() + u'=' + wordOf(it.value()));
    }
    return environment;
}

Result<QStringList> passedIn(const QJsonObject &params)
{
    QStringList names;
    const QJsonArray list = params.value(QStringLiteral("pass_env")).toArray();
    for (const QJsonValue &name : list) {
        if (!isVariableName(name.toString()) && !isUnfilled(name))
            return fail(badParameter(QStringLiteral("/pass_env"),
                                     CommandText::tr("“%1” is not the name of a variable.").arg(name.toString()),
                                     CommandText::tr("Name variables of the environment in which Muster is started.")));
        names.append(name.toString());
    }
    return names;
}

struct CommandWish
{
    ToolWish tool;
    QVector<int> exits{0};
};

Result<CommandWish> readWish(const QJsonObject &params)
{
    CommandWish wish;
    const Result<QStringList> argv = argvIn(params);
    if (!argv)
        return fail(argv.error());
    wish.tool.argv = *argv;
    const std::pair<Result<QStringList> (*)(const QJsonObject &), QStringList *> lists[] = {
        {environmentIn, &wish.tool.environment}, {passedIn, &wish.tool.passed}};
    for (const auto &[read, into] : lists) {
        const Result<QStringList> list = read(params);
        if (!list)
            return fail(list.error());
        *into = *list;
    }
    const Result<QVector<int>> exits = numbersIn(params, QStringLiteral("expected_exit"), 0, 255);
    if (!exits)
        return fail(exits.error());
    if (!exits->isEmpty())
        wish.exits = *exits;
    const Result<QRegularExpression> pattern = patternIn(params, QStringLiteral("expect_output"));
    if (!pattern)
        return fail(pattern.error());
    wish.tool.wanted = *pattern;
    const Result<Milliseconds> timeout = secondsIn(params, QStringLiteral("timeout_seconds"), Milliseconds(0));
    if (!timeout)
        return fail(timeout.error());
    wish.tool.timeout = *timeout;
    wish.tool.user = params.value(QStringLiteral("user")).toString();
    wish.tool.folder = params.value(QStringLiteral("folder")).toString();
    return wish;
}

// "{backup}", "{conninfo}" and "{sandbox}" stand for what steps before this one found or made.
void fillIn(const ActionContext &context, QStringList &words)
{
    for (const QString &name : {QStringLiteral("backup"), QStringLiteral("conninfo"), QStringLiteral("sandbox")}) {
        const QString value = context.latest(name).toString();
        if (!value.isEmpty())
            words.replaceInStrings(u'{' + name + u'}', value);
    }
}

Result<CommandWish> wishOf(const ActionContext &context)
{
    Result<CommandWish> wish = readWish(context.params);
    if (!wish)
        return wish;
    fillIn(context, wish->tool.argv);
    fillIn(context, wish->tool.environment);
    const QString planFolder = context.run.planFolder.isEmpty() ? QStringLiteral("/") : context.run.planFolder;
    wish->tool.folder = QDir::cleanPath(QDir(planFolder).absoluteFilePath(wish->tool.folder));
    if (!QDir(wish->tool.folder).exists())
        return fail({QStringLiteral("command.folder"),
                     CommandText::tr("There is no folder %1 to start the program in.").arg(wish->tool.folder),
                     CommandText::tr("Correct “folder”; it is relative to the plan's folder."), Fault::CannotRun});
    return wish;
}

QString lastWords(const ToolEnd &tool)
{
    const QStringList &errors = tool.end.lastErrors;
    return errors.isEmpty() ? tool.output.section(u'\n', -1) : errors.mid(std::max<qsizetype>(0, errors.size() - 3)).join(QStringLiteral(" · "));
}

Error unexpectedEnd(const CommandWish &wish, const ToolEnd &tool)
{
    const QString name = wish.tool.argv.first().section(u'/', -1);
    QString message = tool.end.signal != 0
                          ? CommandText::tr("%1 was killed by signal %2.").arg(name).arg(tool.end.signal)
                          : CommandText::tr("%1 ended with status %2; expected is %3.")
                                .arg(name)
                                .arg(tool.end.exitCode)
                                .arg(numbersText(wish.exits));
    if (const QString said = lastWords(tool); !said.isEmpty())
        message += CommandText::tr(" It said: %1").arg(said.left(500));
    return {QStringLiteral("command.exit"), message,
            CommandText::tr("The step's log holds what it said. Try the command by hand."), Fault::Failed};
}

Error notSaid(const CommandWish &wish)
{
    return {QStringLiteral("command.output"),
            CommandText::tr("%1 ended as expected, but no line of what it said matches “%2”.")
                .arg(wish.tool.argv.first().section(u'/', -1), wish.tool.wanted.pattern()),
            CommandText::tr("The step's log holds what it said; correct “expect_output” if that is right."),
            Fault::Failed};
}

class CommandAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override
    {
        Result<CommandWish> wish = wishOf(context);
        if (!wish)
            return fail(wish.error());
        const Result<Command> command = toolCommand(wish->tool);
        if (!command)
            return fail(command.error());
        context.host.log(QStringLiteral("info"), QStringLiteral("$ ") + command->text());
        wish->tool.says = [&context](const QString &text) { context.host.log(QStringLiteral("info"), text); };
        const Result<ToolEnd> tool = runTool(wish->tool, context.cancel);
        if (!tool)
            return fail(tool.error());
        if (tool->end.signal != 0 || !wish->exits.contains(tool->end.exitCode))
            return fail(unexpectedEnd(*wish, *tool));
        if (!wish->tool.wanted.pattern().isEmpty() && !tool->wantedSeen)
            return fail(notSaid(*wish));
        ActionOutcome outcome;
        outcome.message = CommandText::tr("%1 ended with status %2 after %3.")
                              .arg(wish->tool.argv.first().section(u'/', -1))
                              .arg(tool->end.exitCode)
                              .arg(wordsText(tool->end.duration));
        outcome.values = {{QStringLiteral("exit_code"), tool->end.exitCode},
                          {QStringLiteral("lines"), tool->lines}};
        return outcome;
    }

    Result<QStringList> preview(ActionContext &context) override
    {
        const Result<CommandWish> wish = wishOf(context);
        if (!wish)
            return fail(wish.error());
        const Result<Command> command = toolCommand(wish->tool);
        if (!command)
            return fail(command.error());
        QStringList lines{command->text(),
                          CommandText::tr("in the folder %1; expected status: %2").arg(wish->tool.folder, numbersText(wish->exits))};
        if (!wish->tool.environment.isEmpty() || !wish->tool.passed.isEmpty())
            lines.append(CommandText::tr("with %1").arg((wish->tool.environment + wish->tool.passed).join(QStringLiteral(", "))));
        if (!wish->tool.wanted.pattern().isEmpty())
            lines.append(CommandText::tr("a line of its output has to match “%1”").arg(wish->tool.wanted.pattern()));
        return lines;
    }
};

} // namespace

ActionType commandActionType()
{
    ActionType type{QStringLiteral("command"),
                    CommandText::tr("Run a command"),
                    {QStringLiteral("argv")},
                    {QStringLiteral("from"), QStringLiteral("folder"), QStringLiteral("env"), QStringLiteral("pass_env"), QStringLiteral("user"),
                     QStringLiteral("expected_exit"), QStringLiteral("expect_output"), QStringLiteral("timeout_seconds")},
                    [] { return std::make_unique<CommandAction>(); }};
    type.verify = [](const QJsonObject &params) -> Done {
        const Result<CommandWish> wish = readWish(params);
        return wish ? Done() : fail(wish.error());
    };
    return type;
}

} // namespace muster
