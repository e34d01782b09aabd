// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/restorefindings.h"

#include "postgres/pgtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace muster
{

namespace
{

constexpr std::array<double, 4> weights{0.50, 0.33, 0.12, 0.05};

int kindOf(const TocEntry &entry)
{
    if (entry.type == QStringLiteral("TABLE DATA") || entry.type == QStringLiteral("BLOBS"))
        return 0;
    if (entry.type == QStringLiteral("INDEX") || entry.type == QStringLiteral("CONSTRAINT"))
        return 1;
    return entry.type == QStringLiteral("FK CONSTRAINT") ? 2 : 3;
}

int numberAfter(const QString &text, QLatin1String words)
{
    const qsizetype at = text.indexOf(words);
    if (at < 0)
        return 0;
    qsizetype end = at + words.size();
    while (end < text.size() && text[end].isDigit())
        ++end;
    return text.mid(at + words.size(), end - at - words.size()).toInt();
}

} // namespace

std::optional<Error> fatalIn(const QString &text)
{
    static const QRegularExpression full(
        QStringLiteral("No space left on device|disk full|could not extend file"));
    static const QRegularExpression gone(QStringLiteral(
        "server closed the connection unexpectedly|terminating connection (?:because of crash|due to "
        "unexpected postmaster exit)|connection to server (?:was lost|.*failed)|the database system is "
        "(?:in recovery mode|shutting down|starting up)|no connection to the server|"
        "could not receive data from server"));
    if (full.match(text).hasMatch())
        return Error{
            QStringLiteral("postgres.disk_full"),
            PgText::tr("The disk became full during the restore: %1").arg(text.trimmed()),
            PgText::tr("Free some space, or name a roomier folder with --sandbox-dir. A restore needs about "
                       "twice the size of the backup, more for a compressed one."),
            Fault::CannotRun};
    if (gone.match(text).hasMatch())
        return Error{
            QStringLiteral("postgres.server_died"),
            PgText::tr("The sandbox server ended during the restore: %1").arg(text.trimmed()),
            PgText::tr("Something killed it (memory? dmesg says so), or it crashed. Try again with fewer "
                       "jobs."),
            Fault::Failed};
    return std::nullopt;
}

RestoreMessages::RestoreMessages(RestoreFindings &findings, const QVector<TocEntry> &entries)
    : m_findings(findings)
{
    for (const TocEntry &entry : entries) {
        m_all.insert(entry.id);
        if (entry.type == QStringLiteral("TABLE DATA"))
            m_dataOf.insert(entry.object(), entry.id);
    }
}

// Without parallel workers the start of one entry is the end of the one before.
void RestoreMessages::start(int entry)
{
    if (m_started > 0)
        m_findings.finished.insert(m_started);
    m_started = entry;
}

// Lines that say where it is; true when this was one.
bool RestoreMessages::isPlace(const QString &text)
{
    static const QRegularExpression data(QStringLiteral("processing data for table \"(.*)\"$"));
    static const QRegularExpression other(QStringLiteral("(?:creating|executing) ([A-Z ]+ .*)$"));
    if (const int done = numberAfter(text, QLatin1String("finished item ")); done > 0) {
        m_findings.finished.insert(done);
        return true;
    }
    if (const int serial = numberAfter(text, QLatin1String("processing item ")); serial > 0) {
        start(serial);
        return true;
    }
    if (const int launched = numberAfter(text, QLatin1String("launching item ")); launched > 0) {
        m_launched.insert(launched);
        return true;
    }
    if (text.contains(QStringLiteral("entering main parallel loop"))) {
        start(0);
        return true;
    }
    if (const QRegularExpressionMatch match = data.match(text); match.hasMatch()) {
        m_current = match.captured(1);
        if (m_started > 0) // never so with parallel workers
            start(m_dataOf.value(m_current));
        return true;
    }
    if (const QRegularExpressionMatch match = other.match(text); match.hasMatch()) {
        m_current = match.captured(1);
        return true;
    }
    return false;
}

void RestoreMessages::line(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (const int id = numberAfter(text, QLatin1String("from TOC entry ")); id > 0) {
        m_entry = id;
        if (!m_findings.failed.contains(id))
            m_findings.failed.insert(id, QString());
        return;
    }
    m_summedUp = m_summedUp || text.contains(QStringLiteral("errors ignored on restore"));
    const qsizetype error = text.indexOf(QStringLiteral("error: "));
    if (error < 0) {
        isPlace(text);
        return;
    }
    if (!m_fatal)
        m_fatal = fatalIn(text);
    const QString said = text.mid(error + 7);
    if (m_entry == 0)
        m_findings.otherErrors << said;
    else if (m_findings.failed[m_entry].isEmpty())
        m_findings.failed[m_entry] = said;
}

void RestoreMessages::ended(int exitCode)
{
    m_findings.exitCode = exitCode;
    if (exitCode == 0 || m_summedUp) {
        m_findings.finished = m_all;
        return;
    }
    // It gave up: what was under way is what it stumbled over.
    const QString said = m_findings.otherErrors.value(0);
    if (m_started > 0)
        m_launched.insert(m_started);
    for (const int id : std::as_const(m_launched)) {
        if (!m_findings.finished.contains(id) && m_findings.failed.value(id).isEmpty())
            m_findings.failed.insert(id, said);
    }
}

RestoreProgress::RestoreProgress(const QVector<TocEntry> &entries, qint64 bytesTotal)
    : m_bytesTotal(bytesTotal)
{
    for (const TocEntry &entry : entries) {
        const int kind = kindOf(entry);
        m_kindOf.insert(entry.id, kind);
        ++m_counts[kind];
    }
}

double RestoreProgress::fraction(const QSet<int> &finished, qint64 bytesDone) const
{
    std::array<int, 4> done{};
    for (const int id : finished) {
        if (const auto it = m_kindOf.find(id); it != m_kindOf.end())
            ++done[static_cast<size_t>(*it)];
    }
    double sum = 0;
    double all = 0;
    for (size_t kind = 0; kind < weights.size(); ++kind) {
        if (m_counts[kind] == 0)
            continue;
        double share = double(done[kind]) / m_counts[kind];
        if (kind == 0 && m_bytesTotal > 0)
            share = std::max(share, std::min(1.0, double(bytesDone) / double(m_bytesTotal)));
        sum += weights[kind] * share;
        all += weights[kind];
    }
    if (all == 0)
        return m_bytesTotal > 0 ? std::min(1.0, double(bytesDone) / double(m_bytesTotal)) : 0.0;
    return sum / all;
}

event::StepProgressed RestoreProgress::at(const QSet<int> &finished, qint64 bytesDone, const QString &what,
                                          Milliseconds elapsed) const
{
    event::StepProgressed progress;
    progress.total = m_kindOf.size();
    progress.done = std::min<qint64>(finished.size(), progress.total);
    progress.unit = QStringLiteral("objects");
    progress.bytesTotal = m_bytesTotal;
    progress.bytesDone = m_bytesTotal > 0 ? std::min(bytesDone, m_bytesTotal) : bytesDone;
    progress.what = what;
    const double share = fraction(finished, bytesDone);
    if (share > 0.02)
        progress.leftMs = static_cast<qint64>(double(elapsed.count()) * (1.0 - share) / share);
    return progress;
}

} // namespace muster
