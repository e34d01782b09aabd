// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/participantview.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace muster
{

namespace
{

QString routeOf(const QModelIndex &index)
{
    QStringList parts{index.data(ReleasedModel::OffsetRole).toString()};
    const QString from = index.data(ReleasedModel::FromRole).toString();
    const QString to = index.data(ReleasedModel::ToRole).toString();
    if (!from.isEmpty() || !to.isEmpty())
        parts << (to.isEmpty() ? from : QStringLiteral("%1 → %2").arg(from, to).trimmed());
    parts << index.data(ReleasedModel::ModeRole).toString();
    parts << index.data(ReleasedModel::ArtifactsRole).toString();
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  ·  "));
}

// Whole texts, however long; a muted line above each.
class ReleasedDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const int line = option.fontMetrics.height();
        QRect area = option.rect.adjusted(0, line / 2, 0, -line / 2);
        painter->setFont(option.font);
        painter->setPen(theme::colour(Colour::Muted));
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop, routeOf(index));
        painter->setPen(theme::colour(Colour::Text));
        area.setTop(area.top() + line);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, index.data().toString());
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          theme::colour(Colour::Line));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = static_cast<const QListView *>(option.widget);
        const int width = view ? view->viewport()->width() : 600;
        const QRect text = option.fontMetrics.boundingRect(QRect(0, 0, width, 100000), Qt::TextWordWrap, index.data().toString());
        return {width, text.height() + 2 * option.fontMetrics.height() + 2};
    }
};

} // namespace

ParticipantView::ParticipantView(const QString &title, QWidget *owner)
    : RoomScreen(owner), m_model(new ReleasedModel({}, this)), m_title(new QLabel(title, this)),
      m_clock(new QLabel(this)), m_about(new QLabel(this)), m_newest(new QLabel(this)), m_newestArea(new QScrollArea(this)), m_older(new QListView(this)), m_keys(new QLabel(this))
{
    setObjectName(QStringLiteral("participantView"));
    setWindowTitle(tr("%1: participant view").arg(title));
    setAccessibleName(windowTitle());
    m_title->setTextFormat(Qt::PlainText);
    m_newest->setObjectName(QStringLiteral("newestInject"));
    m_newest->setTextFormat(Qt::PlainText);
    m_newest->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_older->setObjectName(QStringLiteral("releasedInjects"));
    m_older->setAccessibleName(tr("What was released before"));
    m_older->setModel(m_model);
    m_older->setItemDelegate(new ReleasedDelegate(m_older));
    m_older->setSelectionMode(QAbstractItemView::NoSelection);
    m_older->setFrameShape(QFrame::NoFrame);
    m_older->viewport()->setAutoFillBackground(false);
    m_older->setStyleSheet(QStringLiteral("background: transparent"));
    m_older->setResizeMode(QListView::Adjust);
    m_older->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_clock);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(32, 24, 32, 24);
    all->setSpacing(16);
    all->addLayout(head);
    all->addWidget(m_about);
    m_newestArea->setObjectName(QStringLiteral("newestArea"));
    m_newestArea->setFrameShape(QFrame::NoFrame);
    m_newestArea->setWidgetResizable(true);
    m_newestArea->setWidget(m_newest);
    m_newestArea->viewport()->setAutoFillBackground(false);
    m_newest->setAutoFillBackground(false);
    m_newest->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    all->addWidget(m_newestArea);
    all->addWidget(m_older, 1);
    m_keys->setObjectName(QStringLiteral("participantKeys"));
    m_keys->setText(tr("F8, Esc: close · F11: full screen · Ctrl and + or −: size of the letters · Page Up, Page Down: scroll · F1: this line"));
    m_keys->setTextFormat(Qt::PlainText);
    m_keys->setWordWrap(true);
    m_keys->hide();
    all->addWidget(m_keys);
    resize(960, 640);
    setTexts({});
}

void ParticipantView::setTexts(const QVector<ReleasedText> &texts)
{
    m_model->setTexts(texts);
    const QModelIndex newest = m_model->index(0);
    m_about->setVisible(newest.isValid());
    m_about->setText(newest.isValid() ? routeOf(newest) : QString());
    m_newest->setText(newest.isValid() ? newest.data().toString() : tr("The exercise is about to begin."));
    m_older->setRowHidden(0, true); // it stands above, in large letters
    for (int row = 1; row < m_model->rowCount(); ++row)
        m_older->setRowHidden(row, false);
    m_newestArea->verticalScrollBar()->setValue(0);
    scale();
}

void ParticipantView::setClock(const QString &text, bool paused)
{
    m_clock->setText(paused ? tr("%1  paused").arg(text) : text);
}

void ParticipantView::scale()
{
    const int base = std::clamp(width() / 48 + 2 * zoom(), 12, 96);
    QFont font = this->font();
    font.setPixelSize(base);
    for (QWidget *widget : {static_cast<QWidget *>(m_about), static_cast<QWidget *>(m_older),
                            static_cast<QWidget *>(m_title)})
        widget->setFont(font);
    font.setPixelSize(base * 3 / 2);
    m_clock->setFont(theme::semibold(font));
    fitNewest(base * 3 / 2);
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, theme::colour(Colour::Muted));
    m_about->setPalette(muted);
    m_title->setPalette(muted);
}

// As large as it fits into two thirds of the height; a text that is too long even so is scrolled.
void ParticipantView::fitNewest(int largest)
{
    const int most = std::max(120, height() * 2 / 3);
    QFont font = theme::semibold(this->font());
    int needed = 0;
    for (int size = largest; size >= std::min(16, largest); size -= 2) {
        font.setPixelSize(size);
        needed = QFontMetrics(font)
                     .boundingRect(QRect(0, 0, std::max(100, width() - 80), 1000000), Qt::TextWordWrap, m_newest->text())
                     .height() +
                 8;
        if (needed <= most)
            break;
    }
    m_newest->setFont(font);
    m_newestArea->setFixedHeight(std::min(needed, most));
}

void ParticipantView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F1) {
        m_keys->setVisible(m_keys->isHidden());
    } else if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp) {
        QScrollBar *bar = m_newestArea->verticalScrollBar();
        const bool down = event->key() == Qt::Key_PageDown;
        if (down ? bar->value() == bar->maximum() : m_older->verticalScrollBar()->value() > 0)
            bar = m_older->verticalScrollBar();
        bar->setValue(bar->value() + (down ? 1 : -1) * bar->pageStep() * 4 / 5);
    } else {
        RoomScreen::keyPressEvent(event);
    }
}

} // namespace muster
