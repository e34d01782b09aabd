// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/linequestion.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace muster
{

LineQuestion::LineQuestion(const QString &name, const QString &title, const QString &text, const QString &answer, QWidget *parent)
    : QDialog(parent), m_lines(new QVBoxLayout), m_answer(new QPushButton(answer, this))
{
    setObjectName(name);
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(8);
    auto *heading = new QLabel(title, this);
    heading->setFont(theme::heading(font()));
    heading->setWordWrap(true);
    auto *about = new QLabel(text, this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    about->setMinimumWidth(440);
    all->addWidget(heading);
    all->addWidget(about);
    all->addSpacing(8);
    m_lines->setSpacing(4);
    all->addLayout(m_lines);
    all->addSpacing(12);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *back = new QPushButton(tr("Cancel"), this);
    back->setObjectName(QStringLiteral("cancelAnswer"));
    back->setAccessibleName(back->text());
    back->setAutoDefault(false);
    m_answer->setObjectName(QStringLiteral("giveAnswer"));
    m_answer->setAccessibleName(answer);
    m_answer->setProperty("kind", QStringLiteral("primary"));
    m_answer->setDefault(true);
    buttons->addWidget(back);
    buttons->addWidget(m_answer);
    all->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_answer, &QPushButton::clicked, this, &LineQuestion::finish);
}

QLineEdit *LineQuestion::addLine(const QString &label, const QString &value, bool needed, const QStringList &known)
{
    auto *edit = new QLineEdit(value, this);
    edit->setObjectName(QStringLiteral("answer%1").arg(m_edits.size() + 1));
    edit->setAccessibleName(label);
    edit->setMaxLength(2000);
    if (!known.isEmpty()) {
        auto *completer = new QCompleter(known, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        edit->setCompleter(completer);
    }
    auto *caption = new QLabel(label, this);
    caption->setBuddy(edit);
    m_lines->addWidget(caption);
    m_lines->addWidget(edit);
    m_edits.append({edit, needed});
    if (m_edits.size() == 1) {
        edit->setFocus();
        edit->selectAll();
    }
    connect(edit, &QLineEdit::textChanged, this, &LineQuestion::check);
    check();
    return edit;
}

void LineQuestion::check()
{
    m_answer->setEnabled(std::all_of(m_edits.begin(), m_edits.end(),
                                     [](const Line &line) { return !line.needed || !line.edit->text().trimmed().isEmpty(); }));
}

void LineQuestion::finish()
{
    QStringList lines;
    for (const Line &line : std::as_const(m_edits))
        lines << line.edit->text().trimmed();
    accept();
    Q_EMIT answered(lines);
}

} // namespace muster
