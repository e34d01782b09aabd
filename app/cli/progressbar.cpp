// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progressbar.h"

#include "cli/output.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdio>

namespace muster::cli {

namespace {

constexpr int redrawMs = 100;
constexpr int barWidth = 24;

void writeRaw(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

QString details(const event::StepProgressed &progress)
{
    QStringList parts;
    if (progress.total > 0) {
        parts.append(
            QCoreApplication::translate("cli", "%1 of %2 %3")
                .arg(QString::number(progress.done), QString::number(progress.total), progress.unit));
    }
    if (progress.leftMs >= 0) {
        parts.append(
            QCoreApplication::translate("cli", "%1 left").arg(clockText(Milliseconds(progress.leftMs))));
    }
    if (!progress.what.isEmpty()) {
        parts.append(progress.what);
    }
    return parts.join(QStringLiteral("  "));
}

} // namespace

ProgressBar::ProgressBar(bool live, bool silent) : m_live(live), m_silent(silent)
{
}

std::optional<double> ProgressBar::fraction(const event::StepProgressed &progress)
{
    const auto share = [](qint64 done, qint64 total) {
        return std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0);
    };
    if (progress.bytesTotal > 0) {
        return share(progress.bytesDone, progress.bytesTotal);
    }
    if (progress.total > 0) {
        return share(progress.done, progress.total);
    }
    return std::nullopt;
}

QString ProgressBar::render(const QString &title, const event::StepProgressed &progress, int width)
{
    QString text = title;
    if (const auto share = fraction(progress)) {
        const int full = static_cast<int>(std::lround(*share * barWidth));
        text += QStringLiteral("  [%1%2] %3 %  ")
                    .arg(QString(full, QLatin1Char('#')), QString(barWidth - full, QLatin1Char('-')),
                         QString::number(static_cast<int>(*share * 100)).rightJustified(3));
    } else {
        text += QStringLiteral("  ");
    }
    text += details(progress);
    return text.size() > width ? text.left(std::max(0, width - 1)) + QChar(0x2026) : text;
}

void ProgressBar::show(const QString &title, const event::StepProgressed &progress)
{
    if (m_silent) {
        return;
    }
    if (!m_live) {
        const auto share = fraction(progress);
        const int tenth = share ? static_cast<int>(*share * 10) : 0;
        const auto said = m_tenths.constFind(progress.step);
        if (said != m_tenths.cend() && tenth <= *said) {
            return;
        }
        m_tenths.insert(progress.step, tenth);
        if (tenth > 0) {
            notice(QStringLiteral("  ") + render(title, progress, 200));
        }
        return;
    }
    if (m_sinceDraw.isValid() && m_sinceDraw.elapsed() < redrawMs) {
        return;
    }
    m_sinceDraw.restart();
    m_last = render(title, progress, terminalWidth() - 1);
    writeRaw("\r\x1b[K" + m_last.toUtf8());
    m_drawn = true;
}

void ProgressBar::clear()
{
    if (m_drawn) {
        writeRaw("\r\x1b[K");
        m_drawn = false;
    }
}

void ProgressBar::line(const QString &text)
{
    if (m_silent) {
        return;
    }
    const bool redraw = m_drawn;
    clear();
    notice(text);
    if (redraw) {
        writeRaw(m_last.toUtf8());
        m_drawn = true;
    }
}

void ProgressBar::stepEnded(const QString &step)
{
    m_tenths.remove(step);
    clear();
}

} // namespace muster::cli
