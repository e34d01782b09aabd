// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/celldelegate.h"

#include "items/edittable.h"
#include "items/roles.h"
#include "widgets/chip.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QTextLayout>

namespace muster
{

namespace
{

constexpr int padding = 8;
constexpr int longEditorHeight = 108;
constexpr int valueRole = Qt::UserRole + 1;

// Completes the value after the last semicolon, or the whole cell.
class ValueCompleter final : public QCompleter
{
public:
    ValueCompleter(QAbstractItemModel *model, QLineEdit *edit, bool isList, bool isChoice)
        : QCompleter(model, edit), m_edit(edit), m_isList(isList), m_isChoice(isChoice)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setFilterMode(Qt::MatchContains);
        setMaxVisibleItems(8);
    }
    [[nodiscard]] QStringList splitPath(const QString &path) const override
    {
        return {m_isList ? path.mid(path.lastIndexOf(u';') + 1).trimmed() : path};
    }
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString value = index.data(valueRole).toString();
        const auto last = m_edit->text().lastIndexOf(u';');
        return m_isList && last >= 0 ? QString(m_edit->text().left(last + 1) + u' ' + value) : value;
    }
    // The whole list, before anything is typed.
    void offer()
    {
        if (m_edit->isModified() || !m_edit->hasFocus())
            return;
        setCompletionPrefix({});
        complete();
    }
    // The list hands keys to the editor past the delegate. Those that end a cell take what is chosen in the list
    // and go on as without it.
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *list = qobject_cast<QAbstractItemView *>(watched);
        if (!list || event->type() != QEvent::KeyPress || !endsCell(static_cast<QKeyEvent *>(event)->key()))
            return QCompleter::eventFilter(watched, event);
        if (const QModelIndex chosen = list->currentIndex(); chosen.isValid())
            m_edit->setText(pathFromIndex(chosen));
        else if (const QString only = onlyChoice(); !only.isEmpty())
            m_edit->setText(only);
        list->hide();
        const auto *key = static_cast<QKeyEvent *>(event);
        QKeyEvent again(QEvent::KeyPress, key->key(), key->modifiers(), key->text());
        QCoreApplication::sendEvent(m_edit, &again);
        return true;
    }

private:
    // Escape closes a list that came by itself together with its cell.
    [[nodiscard]] bool endsCell(int key) const
    {
        return key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_Return || key == Qt::Key_Enter ||
               (key == Qt::Key_Escape && m_isChoice && !m_edit->isModified());
    }
    // What was typed begins one of the choices and no other.
    [[nodiscard]] QString onlyChoice() const
    {
        const QString typed = m_edit->text().trimmed();
        QString only;
        for (int row = 0; m_isChoice && m_edit->isModified() && !typed.isEmpty() && row < model()->rowCount(); ++row) {
            const QString value = model()->index(row, 0).data(valueRole).toString();
            if (!value.startsWith(typed, Qt::CaseInsensitive))
                continue;
            if (!only.isEmpty())
                return {};
            only = value;
        }
        return only;
    }

    QLineEdit *m_edit;
    bool m_isList;
    bool m_isChoice;
};

void addCompleter(QLineEdit *edit, const QModelIndex &index)
{
    const QStringList values = index.data(EditTable::SuggestionsRole).toStringList();
    const QStringList labels = index.data(EditTable::LabelsRole).toStringList();
    if (values.isEmpty())
        return;
    auto *model = new QStandardItemModel(edit);
    for (int i = 0; i < values.size(); ++i) {
        auto *item = new QStandardItem(labels.value(i, values.at(i)));
        item->setData(values.at(i), valueRole);
        model->appendRow(item);
    }
    edit->setCompleter(new ValueCompleter(model, edit, index.data(EditTable::ListRole).toBool(), index.data(EditTable::ChoiceRole).toBool()));
}

QPair<Colour, Colour> coloursOf(ChipTone tone)
{
    switch (tone) {
    case ChipTone::Good: return {Colour::Ok, Colour::OkSoft};
    case ChipTone::Active: return {Colour::Accent, Colour::AccentSoft};
    case ChipTone::Warning: return {Colour::Warning, Colour::WarningSoft};
    case ChipTone::Bad: return {Colour::Bad, Colour::BadSoft};
    case ChipTone::Neutral: break;
    }
    return {Colour::Muted, Colour::Neutral};
}

// Lines of the text that have room, the last one elided.
void drawLines(QPainter *painter, const QRect &area, const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    const int most = std::max(1, area.height() / metrics.lineSpacing());
    QTextLayout layout(QString(text).replace(u'\n', QChar::LineSeparator), font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // a word longer than the cell is broken, not cut
    layout.setTextOption(wrap);
    QStringList lines;
    layout.beginLayout();
    while (lines.size() < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        const bool last = lines.size() == most - 1;
        lines << (last ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength())).trimmed();
    }
    layout.endLayout();
    if (!lines.isEmpty())
        lines.last() = metrics.elidedText(lines.last().replace(u'\n', u' '), Qt::ElideRight, area.width());
    auto y = area.top() + (area.height() - static_cast<int>(lines.size()) * metrics.lineSpacing()) / 2;
    painter->setFont(font);
    for (const QString &line : std::as_const(lines)) {
        painter->drawText(QRect(area.left(), y, area.width(), metrics.lineSpacing()),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
        y += metrics.lineSpacing();
    }
}

} // namespace

CellDelegate::CellDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QString CellDelegate::textOf(const QWidget *editor)
{
    if (const auto *longEdit = qobject_cast<const QPlainTextEdit *>(editor))
        return longEdit->toPlainText();
    const auto *edit = qobject_cast<const QLineEdit *>(editor);
    return edit ? edit->text() : QString();
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    const bool odd = index.data(AttentionRole).toBool();
    Colour back = odd ? Colour::WarningSoft : Colour::Surface;
    if (option.state & QStyle::State_Selected)
        back = Colour::AccentSoft;
    painter->fillRect(option.rect, theme::colour(back));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      theme::colour(Colour::Line));
    QString text = index.data().toString();
    if (odd)
        text.prepend(QStringLiteral("! "));
    painter->setPen(theme::colour(odd ? Colour::Warning : Colour::Text));
    const QRect area = option.rect.adjusted(padding, 1, -padding, -2);
    if (const QVariant tone = index.data(ChipToneRole); tone.isValid() && !text.isEmpty()) {
        const auto [front, soft] = coloursOf(static_cast<ChipTone>(tone.toInt()));
        Chip::paint(painter, area, text, front, soft, option.font);
    } else {
        drawLines(painter, area, text, option.font);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme::colour(Colour::Accent), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QString title = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    QWidget *editor = nullptr;
    if (index.data(EditTable::LongRole).toBool()) {
        auto *edit = new QPlainTextEdit(parent);
        edit->setTabChangesFocus(false);
        editor = edit;
    } else {
        auto *edit = new QLineEdit(parent);
        addCompleter(edit, index);
        editor = edit;
    }
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setAccessibleName(tr("%1, row %2").arg(title).arg(index.row() + 1));
    return editor;
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (editor->property("filled").toBool())
        return; // what is being typed stays
    editor->setProperty("filled", true);
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *longEdit = qobject_cast<QPlainTextEdit *>(editor)) {
        longEdit->setPlainText(text);
        longEdit->selectAll();
    } else if (auto *edit = qobject_cast<QLineEdit *>(editor)) {
        edit->setText(text);
        edit->selectAll();
        if (auto *completer = index.data(EditTable::ChoiceRole).toBool() ? dynamic_cast<ValueCompleter *>(edit->completer()) : nullptr)
            QMetaObject::invokeMethod(completer, [completer] { completer->offer(); }, Qt::QueuedConnection);
    }
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, textOf(editor));
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    QRect area = option.rect;
    const QRect room = editor->parentWidget()->rect();
    area.setWidth(std::max(area.width(), std::min(editor->inherits("QPlainTextEdit") ? 320 : 180, room.width())));
    if (editor->inherits("QPlainTextEdit"))
        area.setHeight(std::min(longEditorHeight, room.height()));
    if (area.right() > room.right())
        area.moveRight(std::max(room.right(), area.width() - 1));
    if (area.bottom() > room.bottom())
        area.moveBottom(std::max(room.bottom(), area.height() - 1));
    editor->setGeometry(area);
}

bool CellDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *longEdit = qobject_cast<QPlainTextEdit *>(watched);
    if (event->type() != QEvent::KeyPress || !longEdit)
        return QStyledItemDelegate::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto end = [&](EndEditHint hint) {
        Q_EMIT commitData(longEdit);
        Q_EMIT closeEditor(longEdit, hint);
        return true;
    };
    switch (key->key()) {
    case Qt::Key_Tab: return end(EditNextItem);
    case Qt::Key_Backtab: return end(EditPreviousItem);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() & Qt::ShiftModifier) {
            longEdit->insertPlainText(QStringLiteral("\n"));
            return true;
        }
        return end(SubmitModelCache);
    default: return QStyledItemDelegate::eventFilter(watched, event);
    }
}

} // namespace muster
