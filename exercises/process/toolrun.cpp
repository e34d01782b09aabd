// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/toolrun.h"

#include "domain/masking.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QStandardPaths>

#include <deque>

namespace muster
{

namespace
{

constexpr qint64 firstLines = 150;
constexpr qsizetype lastLines = 50;
constexpr qint64 firstBytes = 48 * 1024;
constexpr qint64 lastBytes = 16 * 1024;
constexpr qsizetype longestLine = 2000;
constexpr qsizetype mostOutput = 4096;
constexpr qint64 sayEveryMs = 400;

QString text(const char *source)
{
    return QCoreApplication::translate("process", source);
}

QStringList passedValues(const QStringList &names)
{
    QStringList values;
    for (const QString &name : names)
        values.append(qEnvironmentVariable(name.toLocal8Bit().constData()));
    return values;
}

// Of a long output the beginning and the end are said; what lies between is counted.
class Listener
{
public:
    Listener(const ToolWish &wish, ToolEnd &end)
        : m_wish(wish), m_end(end), m_out(passedValues(wish.passed)), m_err(passedValues(wish.passed))
    {
        m_sinceSaid.start();
    }

    void takeOutput(const QByteArray &bytes)
    {
        const QString line = take(bytes, m_out);
        if (m_end.output.size() < mostOutput)
            m_end.output += line.left(mostOutput - m_end.output.size()) + u'\n';
    }
    void takeError(const QByteArray &bytes) { take(bytes, m_err); }

    void sayIfDue()
    {
        if (!m_pending.isEmpty() && m_sinceSaid.elapsed() >= sayEveryMs)
            say();
    }
    void finish()
    {
        if (m_end.linesLeftOut > 0)
            m_pending.append(text("… %1 lines (%2 bytes) are left out here …")
                                 .arg(m_end.linesLeftOut)
                                 .arg(m_end.bytesLeftOut));
        for (const QString &line : m_tail)
            m_pending.append(line);
        if (!m_pending.isEmpty())
            say();
    }

private:
    QString take(const QByteArray &bytes, SecretMask &mask)
    {
        const QString raw = QString::fromUtf8(bytes);
        ++m_end.lines;
        m_end.wantedSeen |= !m_wish.wanted.pattern().isEmpty() && m_wish.wanted.match(raw).hasMatch();
        QString line = mask.line(raw.endsWith(u'\r') ? raw.chopped(1) : raw);
        if (line.size() > longestLine)
            line = line.left(longestLine) + u'…';
        keep(line);
        return line;
    }

    void keep(const QString &line)
    {
        const qint64 size = line.size() + 1;
        if (m_tail.empty() && m_firsts < firstLines && m_bytes + size <= firstBytes) {
            ++m_firsts;
            m_bytes += size;
            m_pending.append(line);
            sayIfDue();
            return;
        }
        m_tail.push_back(line);
        m_tailBytes += size;
        while (qsizetype(m_tail.size()) > lastLines || (m_tailBytes > lastBytes && m_tail.size() > 1)) {
            const qint64 gone = m_tail.front().size() + 1;
            m_tail.pop_front();
            m_tailBytes -= gone;
            m_end.bytesLeftOut += gone;
            ++m_end.linesLeftOut;
        }
    }

    void say()
    {
        if (m_wish.says)
            m_wish.says(m_pending.join(u'\n'));
        m_pending.clear();
        m_sinceSaid.restart();
    }

    const ToolWish &m_wish;
    ToolEnd &m_end;
    SecretMask m_out, m_err;
    QStringList m_pending;
    std::deque<QString> m_tail;
    QElapsedTimer m_sinceSaid;
    qint64 m_firsts = 0, m_bytes = 0, m_tailBytes = 0;
};

Error missing(const QString &program, const QString &hint)
{
    return {QStringLiteral("command.missing"), text("There is no program %1 here.").arg(program), hint,
            Fault::CannotRun};
}

Result<QString> programPath(const QString &name, const QString &folder)
{
    if (!name.contains(u'/')) {
        const QString found = QStandardPaths::findExecutable(name);
        if (!found.isEmpty())
            return found;
        return fail(missing(name, text("Install it, or name its full path in the plan. PATH is %1.")
                                      .arg(qEnvironmentVariable("PATH"))));
    }
    const QString path = QDir(folder.isEmpty() ? QStringLiteral("/") : folder).absoluteFilePath(name);
    const QFileInfo info(path);
    if (!info.isFile())
        return fail(missing(path, text("Correct the path; it is relative to the plan's folder.")));
    if (!info.isExecutable())
        return fail({QStringLiteral("command.missing"), text("%1 is not a program: it may not be executed.").arg(path),
                     text("Make it executable with chmod +x, or name its interpreter first."), Fault::CannotRun});
    return path;
}

} // namespace

Result<Command> toolCommand(const ToolWish &wish)
{
    if (wish.argv.isEmpty() || wish.argv.first().isEmpty())
        return fail(missing(QStringLiteral("“”"), text("Name a program first in the list.")));
    const Result<QString> program = programPath(wish.argv.first(), wish.folder);
    if (!program)
        return fail(program.error());
    Command command;
    command.program = *program;
    command.arguments = wish.argv.mid(1);
    command.folder = wish.folder;
    command.environment = wish.environment;
    command.user = wish.user;
    for (const QString &name : wish.passed) {
        const QByteArray key = name.toLocal8Bit();
        if (!qEnvironmentVariableIsSet(key.constData()))
            return fail({QStringLiteral("command.variable"), text("The variable %1 is not set.").arg(name),
                         text("Set it in the environment in which Muster is started."), Fault::CannotRun});
        command.environment.append(name + u'=' + qEnvironmentVariable(key.constData()));
    }
    return command;
}

Result<ToolEnd> runTool(const ToolWish &wish, const CancelToken &cancel)
{
    const Result<Command> command = toolCommand(wish);
    if (!command)
        return fail(command.error());
    ToolEnd tool;
    Listener listener(wish, tool);
    ProcessWatch watch;
    watch.timeout = wish.timeout;
    watch.outputLine = [&listener](const QByteArray &line) { listener.takeOutput(line); };
    watch.errorLine = [&listener](const QByteArray &line) { listener.takeError(line); };
    watch.tick = [&listener]() -> Done {
        listener.sayIfDue();
        return {};
    };
    const Result<ProcessEnd> end = runProcess(*command, watch, cancel);
    listener.finish();
    if (!end)
        return fail(end.error());
    tool.end = *end;
    SecretMask mask(passedValues(wish.passed));
    for (QString &line : tool.end.lastErrors)
        line = mask.line(line);
    tool.output = tool.output.trimmed();
    return tool;
}

} // namespace muster
