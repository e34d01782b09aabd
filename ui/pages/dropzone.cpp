// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/dropzone.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace muster
{

DropZone::DropZone(QWidget *parent)
    : QWidget(parent)
    , m_button(new QPushButton(tr("Choose a backup…"), this))
{
    setObjectName(QStringLiteral("dropZone"));
    auto *title = new QLabel(tr("Drop a backup here to prove that it restores"), this);
    title->setFont(theme::semibold(font()));
    title->setAlignment(Qt::AlignHCenter);
    auto *text = new QLabel(tr("A PostgreSQL dump of any format, packed or not: Muster finds out what it is, restores it "
                               "in a sandbox of its own and checks every table."),
                            this);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    theme::setTextRole(text, Colour::Muted);
    m_button->setObjectName(QStringLiteral("chooseBackup"));
    m_button->setAccessibleName(tr("Choose a backup"));
    m_button->setProperty("kind", QStringLiteral("primary"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 20);
    all->setSpacing(6);
    all->addWidget(title);
    all->addWidget(text);
    all->addSpacing(4);
    all->addWidget(m_button, 0, Qt::AlignHCenter);
}

void DropZone::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::colour(Colour::Muted), 1.5, Qt::DashLine));
    painter.setBrush(theme::colour(Colour::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

} // namespace muster
