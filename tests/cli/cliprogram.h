// SPDX-License-Identifier: GPL-3.0-or-later
// The real muster-cli, as a child process with a store and a sandbox folder of its own. Test thread.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace muster {

struct CliResult
{
    int exitCode = -1; // −1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonDocument json() const; // of `out`; null when it is no JSON
    [[nodiscard]] QJsonObject object() const { return json().object(); }
    [[nodiscard]] QString errorCode() const; // .error.code
    [[nodiscard]] QString errorHint() const;
    [[nodiscard]] QString text() const; // everything, for a test's message
};

class CliProgram
{
    Q_DISABLE_COPY_MOVE(CliProgram)

public:
    CliProgram(); // makes its folder; other users may pass through it
    ~CliProgram();

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString sandboxes() const { return path(QStringLiteral("sandboxes")); }
    void setVariable(const QString &name, const QString &value); // empty value: taken away
    void setStore(const QString &path) { m_store = path; }
    // The next programs run through this: ("prlimit", "--fsize=…").
    void setWrapper(const QStringList &command) { m_wrapper = command; }

    [[nodiscard]] CliResult run(const QStringList &arguments, const QByteArray &input = {},
                                int timeoutMs = 120000) const;
    // Started and left running; its pid is the program's own.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    [[nodiscard]] static CliResult finish(QProcess &process, int timeoutMs = 120000);

    [[nodiscard]] QStringList leftovers() const; // what `cleanup --dry-run` finds
    [[nodiscard]] QStringList sandboxFolders() const;
    [[nodiscard]] QString writeFile(const QString &name, const QByteArray &bytes) const;

private:
    QTemporaryDir m_folder;
    QString m_store;
    QStringList m_wrapper;
    QProcessEnvironment m_environment;
};

} // namespace muster
