// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cliprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace muster
{

QJsonDocument CliResult::json() const
{
    return QJsonDocument::fromJson(out);
}

QString CliResult::errorCode() const
{
    return object().value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString();
}

QString CliResult::errorHint() const
{
    return object().value(QStringLiteral("error")).toObject().value(QStringLiteral("hint")).toString();
}

QString CliResult::text() const
{
    return QStringLiteral("exit %1\n").arg(exitCode) + QString::fromUtf8(out.left(4000)) +
           QString::fromUtf8(err.left(4000));
}

CliProgram::CliProgram()
    : m_folder(QStringLiteral("/var/tmp/mcli-XXXXXX")),
      m_environment(QProcessEnvironment::systemEnvironment())
{
    QFile::setPermissions(folder(), QFile::Permissions(0x7755)); // servers of another user live below
    QDir().mkpath(sandboxes());
    QFile::setPermissions(sandboxes(), QFile::Permissions(0x7777));
    m_store = path(QStringLiteral("store.sqlite"));
    m_environment.insert(QStringLiteral("MUSTER_SANDBOX_DIR"), sandboxes());
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PGHOST", "PGPORT"}) {
        m_environment.remove(QString::fromLatin1(name));
    }
}

CliProgram::~CliProgram()
{
    setWrapper({});
    static_cast<void>(run({QStringLiteral("cleanup")})); // a failed test's servers must not outlive it
}

void CliProgram::setVariable(const QString &name, const QString &value)
{
    if (value.isEmpty()) {
        m_environment.remove(name);
    } else {
        m_environment.insert(name, value);
    }
}

std::unique_ptr<QProcess> CliProgram::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    const QString program = qEnvironmentVariable("MUSTER_BIN_DIR") + QStringLiteral("/muster-cli");
    const QStringList command =
        m_wrapper + QStringList{program, QStringLiteral("--store"), m_store} + arguments;
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(folder());
    process->start(command.first(), command.mid(1));
    process->waitForStarted();
    return process;
}

CliResult CliProgram::finish(QProcess &process, int timeoutMs)
{
    CliResult result;
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
    } else if (process.exitStatus() == QProcess::NormalExit) {
        result.exitCode = process.exitCode();
    }
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

CliResult CliProgram::run(const QStringList &arguments, const QByteArray &input, int timeoutMs) const
{
    const auto process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    return finish(*process, timeoutMs);
}

QStringList CliProgram::leftovers() const
{
    const CliResult result =
        run({QStringLiteral("cleanup"), QStringLiteral("--dry-run"), QStringLiteral("--json")});
    QStringList paths;
    for (const QJsonValue &found : result.object().value(QStringLiteral("found")).toArray()) {
        const QString path = found.toObject().value(QStringLiteral("path")).toString();
        if (path.startsWith(folder())) { // other tests run beside this one
            paths.append(path);
        }
    }
    if (result.exitCode != 0) {
        paths.append(result.text());
    }
    return paths;
}

QStringList CliProgram::sandboxFolders() const
{
    return QDir(sandboxes()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

QString CliProgram::writeFile(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        return {};
    }
    file.setPermissions(QFile::Permissions(0x6644));
    return path(name);
}

} // namespace muster
