// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowdelegate.h"

#include "items/roles.h"
#include "items/words.h"
#include "widgets/chip.h"
#include "widgets/statusglyph.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

namespace muster
{

namespace
{

constexpr int padding = 8;
constexpr int rowHeight = 31;
constexpr int tallHeight = 46;

void drawElided(QPainter *painter, const QRect &area, const QString &text, Colour role, const QFont &font,
                bool bothEnds = false)
{
    // Sentences keep their beginning; names, paths and sums also their end.
    const Qt::TextElideMode elided = text.contains(u' ') && !bothEnds ? Qt::ElideRight : Qt::ElideMiddle;
    painter->setFont(font);
    painter->setPen(theme::colour(role));
    painter->drawText(
        area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(QString(text).replace(u'\n', u' '), elided, area.width()));
}

// On up to two lines; the second one loses its end.
void drawWrapped(QPainter *painter, const QRect &area, const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    const QString whole = text.simplified();
    if (metrics.horizontalAdvance(whole) <= area.width()) {
        drawElided(painter, area, whole, Colour::Text, font);
        return;
    }
    QTextLayout layout(whole, font);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(area.width());
    layout.endLayout();
    const int line = metrics.height();
    const int top = area.top() + (area.height() - 2 * line) / 2;
    drawElided(painter, QRect(area.left(), top, area.width(), line), whole.left(first.textLength()), Colour::Text, font);
    drawElided(painter, QRect(area.left(), top + line, area.width(), line), whole.mid(first.textLength()), Colour::Text,
               font);
}

Colour timelineColour(const QString &kind, Status status)
{
    if (kind == u"issue" || kind == u"error")
        return Colour::Bad;
    if (kind == u"deviation" || kind == u"gap" || kind == u"question" || kind == u"warning")
        return Colour::Warning;
    if (kind == u"decision")
        return Colour::Accent;
    return status == Status::Failed || status == Status::Unknown ? theme::of(status) : Colour::Muted;
}

Colour softOf(Colour role)
{
    switch (role) {
    case Colour::Bad:
        return Colour::BadSoft;
    case Colour::Warning:
        return Colour::WarningSoft;
    case Colour::Accent:
        return Colour::AccentSoft;
    case Colour::Ok:
        return Colour::OkSoft;
    default:
        return Colour::Neutral;
    }
}

// Chip of a run's result: its glyph, and the colour of it.
QPair<QString, Colour> resultMark(const QModelIndex &index)
{
    const auto phase = static_cast<RunPhase>(index.data(RunPhaseRole).toInt());
    const QVariant verdict = index.data(VerdictRole);
    if (phase == RunPhase::Interrupted)
        return {QStringLiteral("!"), Colour::Warning};
    if (phase == RunPhase::Running || phase == RunPhase::Paused)
        return {statusGlyph(Status::Running), Colour::Accent};
    if (phase == RunPhase::Aborted)
        return {statusGlyph(Status::Skipped), Colour::Muted};
    if (!verdict.isValid())
        return {statusGlyph(Status::Pending), Colour::Muted};
    const auto value = static_cast<Verdict>(verdict.toInt());
    if (value == Verdict::Warning)
        return {QStringLiteral("!"), Colour::Warning};
    return {statusGlyph(statusOf(value)), theme::of(statusOf(value))};
}

} // namespace

RowDelegate::RowDelegate(RowLook look, QObject *parent) : QStyledItemDelegate(parent), m_look(std::move(look))
{
}

bool RowDelegate::hasSecondLine(const QModelIndex &index) const
{
    if (m_look.glyphColumn < 0 || !m_look.secondLine)
        return false;
    return !index.siblingAtColumn(m_look.glyphColumn).data(SubtitleRole).toString().isEmpty();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const int lines = m_look.tall || hasSecondLine(index) ? 2 : 1;
    const int height = std::max(lines == 2 ? tallHeight : rowHeight, metrics.height() * lines + 10);
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * padding + 26, height};
}

void RowDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    Colour back = Colour::Surface;
    if (index.data(AttentionRole).toBool())
        back = Colour::WarningSoft;
    if (option.state & QStyle::State_Selected)
        back = Colour::AccentSoft;
    painter->fillRect(option.rect, theme::colour(back));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      theme::colour(Colour::Line));
    if ((option.state & QStyle::State_Selected) && index.column() == 0)
        painter->fillRect(
            QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1),
            theme::colour(option.state & QStyle::State_Active ? Colour::Accent : Colour::Muted));
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(painter, option, index);
    const QRect area = option.rect.adjusted(padding, 0, -padding, -1);
    const int column = index.column();
    if (index.data(IsPhaseRole).toBool()) {
        paintHeading(painter, area, option.font, index);
    } else if (column == m_look.glyphColumn) {
        paintMain(painter, area, option.font, index);
    } else if (column == m_look.chipColumn) {
        paintChip(painter, area, option.font, index);
    } else if (m_look.wrapped.contains(column)) {
        drawWrapped(painter, area, index.data().toString(), option.font);
    } else {
        Colour role = m_look.mutedColumns.contains(column) ? Colour::Muted : Colour::Text;
        const QVariant target = index.data(TargetStatusRole);
        if (target.isValid() && static_cast<TargetStatus>(target.toInt()) == TargetStatus::Missed)
            role = Colour::Bad;
        if (index.data(SupersededRole).toBool())
            role = Colour::Muted;
        drawElided(painter, area, index.data().toString(), role,
                   m_look.fixedColumns.contains(column) ? theme::fixed(option.font) : option.font,
                   m_look.bothEnds.contains(column));
    }
    painter->restore();
}

void RowDelegate::paintHeading(QPainter *painter, const QRect &area, const QFont &font,
                               const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const QVariant total = index.data(TotalRole);
    if (index.column() > 0) {
        if (text.isEmpty() || !total.isValid())
            return;
        const auto worst = static_cast<Status>(index.data(StatusRole).toInt());
        const bool settled = isFinal(worst) && total.toInt() > 0;
        const bool some = index.data(DoneRole).toInt() > 0 || worst == Status::Running;
        const Colour role = settled ? theme::of(worst) : some ? Colour::Accent : Colour::Muted;
        Chip::paint(painter, area, settled ? QString(statusGlyph(worst) + u' ' + text) : text, role,
                    settled ? theme::softOf(worst)
                    : some  ? Colour::AccentSoft
                            : Colour::Neutral,
                    font);
        return;
    }
    // The title above, what its timers say below: side by side there is no room for both.
    const QFont bold = theme::semibold(font);
    const QString times = index.data(SubtitleRole).toString();
    if (times.isEmpty() || !hasSecondLine(index)) {
        drawElided(painter, area, text, Colour::Text, bold);
        return;
    }
    const int half = area.height() / 2;
    drawElided(painter, QRect(area.left(), area.top() + 2, area.width(), half), text, Colour::Text, bold);
    drawElided(painter, QRect(area.left(), area.top() + half - 2, area.width(), half), times,
               index.data(TargetStatusRole).isValid() ? Colour::Bad : Colour::Muted, font);
}

int RowDelegate::indentOf(const QModelIndex &index)
{
    int indent = 0;
    for (QModelIndex above = index.parent().parent(); above.isValid(); above = above.parent())
        indent += 20;
    return indent;
}

void RowDelegate::paintMain(QPainter *painter, QRect area, const QFont &font, const QModelIndex &index) const
{
    area.setLeft(area.left() + indentOf(index));
    const QVariant value = index.data(StatusRole);
    const auto status = static_cast<Status>(value.toInt());
    if (value.isValid()) {
        paintStatusGlyph(painter, QRectF(area.left(), area.center().y() - 8, 17, 17), status);
        area.setLeft(area.left() + 26);
    }
    const QVariant critical = index.data(CriticalRole);
    if (critical.isValid() && !critical.toBool()) {
        const QString word = tr("not critical");
        const int width = std::min(Chip::widthFor(word, font), area.width() / 2);
        Chip::paint(painter, QRect(area.right() - width, area.top(), width, area.height()), word,
                    Colour::Muted, Colour::Neutral, font);
        area.setRight(area.right() - width - padding);
    }
    const bool strong = status == Status::Running && value.isValid();
    const QFont main = strong ? theme::semibold(font) : font;
    const Colour role = index.data(SupersededRole).toBool() ? Colour::Muted : Colour::Text;
    if (!hasSecondLine(index)) {
        drawElided(painter, area, index.data().toString(), role, main);
        return;
    }
    const int line = QFontMetrics(font).height();
    const int top = area.top() + (area.height() - 2 * line) / 2;
    drawElided(painter, QRect(area.left(), top, area.width(), line), index.data().toString(), role, main);
    const bool bad = status == Status::Failed || status == Status::Unknown;
    drawElided(painter, QRect(area.left(), top + line, area.width(), line),
               index.data(SubtitleRole).toString(),
               bad && value.isValid() ? theme::of(status) : Colour::Muted, font);
}

void RowDelegate::paintChip(QPainter *painter, const QRect &area, const QFont &font,
                            const QModelIndex &index) const
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    const QVariant kind = index.data(KindRole);
    if (kind.isValid()) {
        const Colour role =
            timelineColour(kind.toString(), static_cast<Status>(index.data(StatusRole).toInt()));
        Chip::paint(painter, area, text, role, softOf(role), font);
        return;
    }
    const auto [glyph, role] = resultMark(index);
    Chip::paint(painter, area, glyph + u' ' + text, role, softOf(role), font);
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(event->globalPos(), text.isEmpty() ? index.data().toString() : text, view);
    return true;
}

} // namespace muster
