// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/documentfields.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>

namespace muster
{

namespace
{

constexpr int restAfter = 300; // ms without a key
constexpr int idRole = Qt::UserRole;

using Form = DocumentField::Form;

QString hintOf(const DocumentField &field)
{
    switch (field.form) {
    case Form::Lines:
        return DocumentFields::tr("one a line");
    case Form::Tasks:
        return DocumentFields::tr("one a line; [x] in front of what is done");
    case Form::Rows:
        return DocumentFields::tr("a row a line, cells between |");
    default:
        return {};
    }
}

QString shown(const DocumentField &field)
{
    if (field.form == Form::Tick)
        return field.text.isEmpty() ? QString() : DocumentFields::tr("yes");
    if (field.form == Form::Choice)
        return field.text.isEmpty() ? QString() : choiceLabel(field.text);
    return field.text.simplified();
}

} // namespace

DocumentFields::DocumentFields(QWidget *parent) : QWidget(parent), m_list(new QTreeWidget(this))
{
    m_list->setObjectName(QStringLiteral("documentFields"));
    m_list->setAccessibleName(tr("Texts of the document"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Field"), tr("Text")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTabKeyNavigation(false);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, 150);
    m_list->installEventFilter(this);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (!item || item->data(0, idRole).toString() == m_chosen)
            return;
        flush();
        m_chosen = item->data(0, idRole).toString();
        showChosen();
        Q_EMIT chosenChanged(m_chosen);
    });
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) { choose(item->data(0, idRole).toString(), true); });
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_list, 3);
    all->addWidget(buildEditor(), 2);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfter);
    connect(&m_rest, &QTimer::timeout, this, &DocumentFields::flush);
}

QWidget *DocumentFields::buildEditor()
{
    auto *box = new QWidget(this);
    m_label = new QLabel(box);
    m_label->setObjectName(QStringLiteral("documentFieldLabel"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setFont(theme::semibold(font()));
    m_hint = new QLabel(box);
    m_hint->setFont(theme::small(font()));
    theme::setTextRole(m_hint, Colour::Muted);
    m_editors = new QStackedWidget(box);
    m_text = new QPlainTextEdit(m_editors);
    m_text->setObjectName(QStringLiteral("documentText"));
    m_text->setAccessibleName(tr("Text of the field"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(60);
    m_text->installEventFilter(this);
    auto *choices = new QWidget(m_editors);
    m_choice = new QComboBox(choices);
    m_choice->setObjectName(QStringLiteral("documentChoice"));
    m_choice->setAccessibleName(tr("Choice of the field"));
    m_choice->installEventFilter(this);
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_choice);
    column->addStretch(1);
    m_editors->addWidget(m_text);
    m_editors->addWidget(choices);
    m_back = new QPushButton(tr("As the record says"), box);
    m_back->setObjectName(QStringLiteral("documentTakeBack"));
    m_back->setAccessibleName(tr("Take back what was put in by hand"));
    m_back->setToolTip(tr("Takes back what was put in by hand (Ctrl+Backspace in the list)"));
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_rest.stop();
        m_taken = m_text->toPlainText(); // not to be handed over once more
        Q_EMIT takenBack(m_chosen);
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_rest.start(); });
    connect(m_choice, &QComboBox::activated, this, [this] { take(m_choice->currentData().toString()); });
    auto *line = new QHBoxLayout;
    line->addWidget(m_hint, 1);
    line->addWidget(m_back);
    auto *all = new QVBoxLayout(box);
    all->setContentsMargins(10, 8, 10, 8);
    all->setSpacing(6);
    all->addWidget(m_label);
    all->addWidget(m_editors, 1);
    all->addLayout(line);
    return box;
}

const DocumentField *DocumentFields::field(const QString &id) const
{
    for (const DocumentField &field : m_fields) {
        if (field.id == id)
            return &field;
    }
    return nullptr;
}

void DocumentFields::setDocument(const Document &document)
{
    const QVector<DocumentField> before = m_fields;
    m_fields = document.fields();
    bool same = before.size() == m_fields.size();
    for (qsizetype i = 0; same && i < before.size(); ++i)
        same = before[i].id == m_fields[i].id;
    const QSignalBlocker quiet(m_list);
    if (!same) {
        m_list->clear();
        for (const DocumentField &each : std::as_const(m_fields))
            (new QTreeWidgetItem(m_list))->setData(0, idRole, each.id);
    }
    for (int row = 0; row < m_fields.size(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        const DocumentField &each = m_fields[row];
        item->setText(0, each.isEdited() ? QStringLiteral("✎ ") + each.label : each.label);
        item->setText(1, shown(each));
        item->setToolTip(0, each.label + QStringLiteral("\n--set ") + each.id + QStringLiteral("=…"));
        item->setToolTip(1, each.text.left(400));
    }
    if (!field(m_chosen))
        m_chosen = m_fields.isEmpty() ? QString() : m_fields.first().id;
    for (int row = 0; row < m_fields.size(); ++row) {
        if (m_fields[row].id == m_chosen)
            m_list->setCurrentItem(m_list->topLevelItem(row));
    }
    showChosen();
}

void DocumentFields::clear()
{
    m_rest.stop();
    m_fields.clear();
    m_chosen.clear();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    showChosen();
}

void DocumentFields::choose(const QString &id, bool edit)
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->data(0, idRole).toString() == id)
            m_list->setCurrentItem(m_list->topLevelItem(row));
    }
    if (edit && field(m_chosen))
        (m_editors->currentIndex() == 0 ? static_cast<QWidget *>(m_text) : m_choice)->setFocus(Qt::OtherFocusReason);
}

void DocumentFields::showChosen()
{
    const DocumentField *chosen = field(m_chosen);
    m_editors->setEnabled(chosen != nullptr);
    m_back->setEnabled(chosen && chosen->isEdited());
    if (chosen) {
        showField(*chosen);
        return;
    }
    m_label->clear();
    m_hint->clear();
    const QSignalBlocker quiet(m_text);
    m_text->clear();
    m_editors->setCurrentIndex(0);
}

void DocumentFields::showField(const DocumentField &field)
{
    m_label->setText(field.label);
    m_hint->setText(hintOf(field));
    const bool choice = field.form == Form::Choice || field.form == Form::Tick;
    m_editors->setCurrentIndex(choice ? 1 : 0);
    if (choice) {
        m_choice->clear();
        m_choice->addItem(tr("(not said)"), QString());
        const QStringList choices = field.form == Form::Tick ? QStringList{QStringLiteral("yes")} : field.choices;
        for (const QString &each : choices)
            m_choice->addItem(field.form == Form::Tick ? tr("yes") : choiceLabel(each), each);
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(field.text)));
        m_choice->setAccessibleName(field.label);
        m_taken = field.text;
        return;
    }
    m_text->setAccessibleName(field.label);
    const bool typing = m_text->hasFocus() && m_text->toPlainText() != m_taken;
    m_taken = field.text;
    if (typing || m_text->toPlainText() == field.text)
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(field.text);
}

void DocumentFields::take(const QString &text)
{
    if (!field(m_chosen) || text == m_taken)
        return;
    m_taken = text;
    Q_EMIT edited(m_chosen, text);
}

void DocumentFields::flush()
{
    m_rest.stop();
    if (m_editors->currentIndex() == 0 && m_text->toPlainText() != m_taken)
        take(m_text->toPlainText());
}

bool DocumentFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && watched == m_text)
        flush();
    if (event->type() == QEvent::ShortcutOverride && watched != m_list && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // out of the field, not off the page
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_list && key->key() == Qt::Key_Backspace && key->modifiers() == Qt::ControlModifier) {
            m_back->click();
            return true;
        }
        if (watched == m_list && enter) {
            choose(m_chosen, true);
            return true;
        }
        if (watched != m_list && (key->key() == Qt::Key_Escape || (enter && key->modifiers() == Qt::ControlModifier))) {
            flush();
            if (enter && m_list->itemBelow(m_list->currentItem())) // on to the next one
                m_list->setCurrentItem(m_list->itemBelow(m_list->currentItem()));
            enter ? choose(m_chosen, true) : m_list->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace muster
