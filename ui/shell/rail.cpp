// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rail.h"

#include "widgets/icons.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QShortcut>
#include <QStyle>

namespace muster
{

namespace
{

constexpr int railWidth = 176;
constexpr int narrowWidth = 52;
constexpr int rowHeight = 36;

class RailButton final : public QAbstractButton
{
public:
    RailButton(const QString &text, const QString &icon, QWidget *parent)
        : QAbstractButton(parent), m_icon(icon)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setFixedHeight(rowHeight);
    }
    void setNarrow(bool narrow)
    {
        m_narrow = narrow;
        update();
    }
    void setBadge(const QString &badge)
    {
        m_badge = badge;
        setAccessibleDescription(badge);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0, 1, 0, -1);
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse()) {
            painter.setBrush(theme::colour(Colour::RailActive));
            painter.setOpacity(isChecked() ? 1.0 : 0.5);
            painter.drawRoundedRect(box, 6, 6);
            painter.setOpacity(1.0);
        }
        if (isChecked()) {
            painter.setBrush(theme::colour(Colour::RailMark));
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8), 1.5, 1.5);
        }
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme::colour(Colour::RailMark), 2));
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6);
        }
        const QIcon icon = icons::tinted(m_icon, Colour::RailText);
        if (m_narrow) {
            paintNarrow(&painter, icon);
            return;
        }
        if (!icon.isNull())
            icon.paint(&painter, QRect(10, (height() - 16) / 2, 16, 16));
        QRect area = rect().adjusted(34, 0, -8, 0);
        if (!m_badge.isEmpty()) {
            const QFont small = theme::semibold(theme::small(font()));
            const int width = QFontMetrics(small).horizontalAdvance(m_badge) + 14;
            const QRectF badge(area.right() - width, (height() - 20) / 2.0, width, 20);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::colour(Colour::RailMark));
            painter.drawRoundedRect(badge, 10, 10);
            painter.setFont(small);
            painter.setPen(theme::colour(Colour::Rail));
            painter.drawText(badge, Qt::AlignCenter, m_badge);
            area.setRight(area.right() - width - 6);
        }
        painter.setFont(isChecked() ? theme::semibold(font()) : font());
        painter.setPen(isChecked() ? QColor(Qt::white) : theme::colour(Colour::RailText));
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(painter.font()).elidedText(text(), Qt::ElideRight, area.width()));
    }

private:
    // Only the icon; a dot for the badge. The text is the tooltip and the accessible name.
    void paintNarrow(QPainter *painter, const QIcon &icon)
    {
        painter->setPen(theme::colour(Colour::RailText));
        if (icon.isNull())
            painter->drawText(rect(), Qt::AlignCenter, text().left(1));
        else
            icon.paint(painter, QRect((width() - 16) / 2, (height() - 16) / 2, 16, 16));
        if (m_badge.isEmpty())
            return;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::colour(Colour::RailMark));
        painter->drawEllipse(QPointF(width() - 8, 9), 4, 4);
    }
    QString m_icon;
    QString m_badge;
    bool m_narrow = false;
};

} // namespace

Rail::Rail(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Places"));
    setNarrow(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(10, 14, 10, 12);
    all->setSpacing(2);
    m_name = new QLabel(QStringLiteral("Muster"), this);
    m_name->setFont(theme::heading(font()));
    m_name->setContentsMargins(10, 0, 0, 10);
    QPalette palette = m_name->palette();
    palette.setColor(QPalette::WindowText, Qt::white);
    m_name->setPalette(palette);
    all->addWidget(m_name);
    addRoom(Room::Start, tr("Start"), QStringLiteral("go-home"), QStringLiteral("Ctrl+1"));
    addRoom(Room::Plans, tr("Plans"), QStringLiteral("view-list-details"), QStringLiteral("Ctrl+2"));
    addRoom(Room::Live, tr("Live run"), QStringLiteral("media-playback-start"), QStringLiteral("Ctrl+3"));
    addRoom(Room::History, tr("History"), QStringLiteral("view-history"), QStringLiteral("Ctrl+4"));
    addRoom(Room::Gaps, tr("Gaps"), QStringLiteral("flag"), QStringLiteral("Ctrl+5"));
    all->addStretch(1);
    addRoom(Room::Settings, tr("Settings"), QStringLiteral("configure"), QStringLiteral("Ctrl+,"));
    addRoom(Room::Help, tr("Help"), QStringLiteral("help-contents"), {});
}

void Rail::addRoom(Room room, const QString &text, const QString &icon, const QString &key)
{
    auto *button = new RailButton(text, icon, this);
    button->setObjectName(QStringLiteral("rail%1").arg(static_cast<int>(room)));
    button->setToolTip(text);
    if (!key.isEmpty()) {
        // Not the button's own shortcut: that one clicks a tenth of a second later.
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        connect(shortcut, &QShortcut::activated, button, &QAbstractButton::click);
        button->setToolTip(
            QStringLiteral("%1 (%2)").arg(text, QKeySequence(key).toString(QKeySequence::NativeText)));
    }
    m_group->addButton(button);
    m_buttons.insert(room, button);
    layout()->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [this, room] { Q_EMIT chosen(room); });
}

void Rail::setNarrow(bool narrow)
{
    setFixedWidth(narrow ? narrowWidth : std::max(railWidth, QFontMetrics(font()).averageCharWidth() * 22));
    if (m_name)
        m_name->setVisible(!narrow);
    for (QAbstractButton *button : std::as_const(m_buttons))
        static_cast<RailButton *>(button)->setNarrow(narrow);
}

void Rail::setCurrent(Room room)
{
    const Room shown = room == Room::Editor || room == Room::Import || room == Room::Runbook ? Room::Plans : room == Room::Report ? Room::History : room;
    if (QAbstractButton *button = m_buttons.value(shown))
        button->setChecked(true);
}

void Rail::setBadge(Room room, const QString &text)
{
    if (auto *button = static_cast<RailButton *>(m_buttons.value(room)))
        button->setBadge(text);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::colour(Colour::Rail));
    if (theme::isDark())
        painter.fillRect(width() - 1, 0, 1, height(), theme::colour(Colour::Line));
}

} // namespace muster
