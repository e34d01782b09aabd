// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progresspanel.h"

#include "widgets/chip.h"
#include "widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace muster
{

namespace
{

constexpr int barHeight = 8;

QString speedText(const event::StepProgressed &progress, qint64 elapsedMs)
{
    if (elapsedMs < 500)
        return {};
    if (progress.bytesDone > 0)
        return ProgressPanel::tr("%1/s", "speed, 12 MB/s").arg(bytesText(progress.bytesDone * 1000 / elapsedMs));
    if (progress.done > 0) {
        const double rate = static_cast<double>(progress.done) * 1000 / static_cast<double>(elapsedMs);
        return ProgressPanel::tr("%1 %2/s", "speed, 4 tables/s").arg(QLocale().toString(rate, 'f', 1), progress.unit);
    }
    return {};
}

} // namespace

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1000 * 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

ProgressPanel::ProgressPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_chip(new Chip(this))
    , m_detail(new ElidedLabel(this))
    , m_what(new ElidedLabel(this))
{
    m_title->setElideMode(Qt::ElideRight);
    setObjectName(QStringLiteral("progressPanel"));
    m_title->setFont(theme::semibold(font()));
    m_detail->setTextRole(Colour::Muted);
    m_what->setTextRole(Colour::Muted);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 8, 12, 8);
    all->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_title, 1);
    top->addWidget(m_chip);
    all->addLayout(top);
    all->addSpacing(barHeight + 4);
    all->addWidget(m_detail);
    all->addWidget(m_what);
    clear();
}

QSize ProgressPanel::sizeHint() const
{
    return QWidget::sizeHint();
}

void ProgressPanel::clear()
{
    m_fraction = -1;
    m_status = Status::Pending;
    m_title->setText(tr("No step is running"));
    m_title->setTextRole(Colour::Muted);
    m_chip->show({}, Colour::Muted, Colour::Neutral);
    setDetail({});
    m_what->setText({});
    update();
}

void ProgressPanel::setDetail(const QString &text)
{
    m_detail->setText(text);
    setAccessibleName(tr("Progress of %1: %2").arg(m_title->text(), text));
}

void ProgressPanel::showStep(const QString &title, Status status, const QString &message)
{
    m_title->setText(title);
    m_title->setTextRole(Colour::Text);
    m_status = status;
    m_fraction = isFinal(status) ? 1.0 : -1;
    m_chip->showStatus(status);
    setDetail(message);
    m_what->setText({});
    update();
}

void ProgressPanel::showProgress(const event::StepProgressed &progress, const QDateTime &startedAt)
{
    QStringList parts;
    if (progress.total > 0) {
        parts << tr("%1 of %2 %3", "41 of 75 tables").arg(progress.done).arg(progress.total).arg(progress.unit);
        m_fraction = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    } else if (progress.done > 0) {
        parts << tr("%1 %2", "41 tables").arg(progress.done).arg(progress.unit);
    }
    if (progress.bytesTotal > 0) {
        parts << tr("%1 of %2", "bytes").arg(bytesText(progress.bytesDone), bytesText(progress.bytesTotal));
        m_fraction = static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal);
    } else if (progress.bytesDone > 0) {
        parts << bytesText(progress.bytesDone);
    }
    m_fraction = std::clamp(m_fraction, -1.0, 1.0);
    const QString speed =
        startedAt.isValid() ? speedText(progress, startedAt.msecsTo(QDateTime::currentDateTimeUtc())) : QString();
    if (!speed.isEmpty())
        parts << speed;
    if (progress.leftMs >= 0)
        parts << tr("about %1 left").arg(clockText(Milliseconds(progress.leftMs)));
    setDetail(parts.join(QStringLiteral(" · ")));
    m_what->setText(progress.what);
    update();
}

void ProgressPanel::paintEvent(QPaintEvent *)
{
    if (m_status == Status::Pending)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF bar(12, m_title->geometry().bottom() + 8, width() - 24, barHeight);
    painter.setBrush(theme::colour(Colour::Neutral));
    painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    if (m_fraction > 0) {
        painter.setBrush(theme::colour(m_status == Status::Running ? Colour::Accent : theme::of(m_status)));
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * m_fraction, barHeight), barHeight / 2.0,
                                barHeight / 2.0);
    }
}

} // namespace muster
