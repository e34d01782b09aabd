// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "cli/exitcode.h"
#include "reports/writereport.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace muster::cli {

bool print(const QByteArray &bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    const bool written = std::fwrite(bytes.constData(), 1, size, stdout) == size;
    return std::fflush(stdout) == 0 && written;
}

bool printLine(const QString &text)
{
    return print(text.toUtf8() + '\n');
}

bool printJson(const QJsonDocument &document)
{
    return print(document.toJson(QJsonDocument::Indented));
}

void notice(const QString &text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

QJsonObject errorObject(const Error &error)
{
    QJsonObject object{{QStringLiteral("code"), error.code},
                       {QStringLiteral("message"), error.message},
                       {QStringLiteral("hint"), error.hint},
                       {QStringLiteral("pointer"), error.pointer}};
    if (error.line > 0) {
        object.insert(QStringLiteral("line"), error.line);
        object.insert(QStringLiteral("column"), error.column);
    }
    return object;
}

int printError(const Error &error, const Arguments &arguments)
{
    if (arguments.json) {
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("error"), errorObject(error)}}));
        return exitFor(error.fault);
    }
    notice(QCoreApplication::translate("cli", "muster-cli: %1").arg(error.message));
    if (error.line > 0) {
        notice(QCoreApplication::translate("cli", "  line %1, column %2").arg(error.line).arg(error.column));
    }
    if (!error.pointer.isEmpty()) {
        notice(QCoreApplication::translate("cli", "  at %1").arg(error.pointer));
    }
    if (!error.hint.isEmpty()) {
        notice(QCoreApplication::translate("cli", "  hint: %1").arg(error.hint));
    }
    return exitFor(error.fault);
}

QString table(const QVector<QStringList> &rows)
{
    QVector<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += i + 1 < row.size() ? row[i].leftJustified(widths[i] + 2) : row[i];
        }
        lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

bool isTerminal()
{
    return isatty(STDERR_FILENO) == 1 && qgetenv("TERM") != "dumb";
}

int terminalWidth()
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return 80;
}

Error cannotPrint()
{
    return {QStringLiteral("output.unwritable"),
            QCoreApplication::translate("cli", "Standard output cannot be written."),
            {},
            Fault::CannotRun};
}

int sayWritten(const Arguments &arguments)
{
    const QString path = QFileInfo(arguments.output).absoluteFilePath();
    if (arguments.json) {
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("path"), path}}));
    } else {
        printLine(path);
    }
    return exitPassed;
}

int deliver(const Result<QByteArray> &bytes, const Arguments &arguments)
{
    if (!bytes) {
        return printError(bytes.error(), arguments);
    }
    if (arguments.output.isEmpty()) {
        return print(*bytes) ? exitPassed : printError(cannotPrint(), arguments);
    }
    if (const auto written = writeFileAtomically(arguments.output, *bytes); !written) {
        return printError(written.error(), arguments);
    }
    return sayWritten(arguments);
}

} // namespace muster::cli
