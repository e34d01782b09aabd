// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/valuesform.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace muster
{

namespace
{

bool isFile(const QString &name)
{
    static const QStringList words{QStringLiteral("BACKUP"), QStringLiteral("BASELINE"),
                                   QStringLiteral("FILE"), QStringLiteral("LOCATION"),
                                   QStringLiteral("PATH")};
    return std::any_of(words.begin(), words.end(),
                       [&name](const QString &word) { return name.contains(word); });
}

} // namespace

ValuesForm::ValuesForm(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(16, 12, 16, 12);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void ValuesForm::setWanted(const QVector<PlanValue> &wanted)
{
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    build();
}

void ValuesForm::setValues(const Variables &values)
{
    m_values = values;
    build();
}

Variables ValuesForm::values() const
{
    Variables filled;
    for (const PlanValue &value : m_wanted) {
        if (!m_values.value(value.name).isEmpty())
            filled.insert(value.name, m_values.value(value.name));
    }
    return filled;
}

int ValuesForm::missing() const
{
    return static_cast<int>(std::count_if(m_wanted.begin(), m_wanted.end(), [this](const PlanValue &value) {
        return value.needed && m_values.value(value.name).isEmpty();
    }));
}

bool ValuesForm::focusMissing()
{
    for (const PlanValue &value : std::as_const(m_wanted)) {
        if (!value.needed || !m_values.value(value.name).isEmpty())
            continue;
        if (auto *edit = findChild<QLineEdit *>(u"value-" + value.name)) {
            edit->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

void ValuesForm::build()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    for (const PlanValue &value : std::as_const(m_wanted)) {
        auto *row = new QWidget(this);
        auto *edit = new QLineEdit(m_values.value(value.name), row);
        edit->setObjectName(u"value-" + value.name);
        edit->setAccessibleName(tr("Value of %1").arg(value.name));
        edit->setPlaceholderText(value.needed             ? tr("needed")
                                 : value.preset.isEmpty() ? tr("may stay empty")
                                                          : tr("%1 when left empty").arg(value.preset));
        auto *choose = new QPushButton(tr("Choose…"), row);
        choose->setObjectName(u"choose-" + value.name);
        choose->setAccessibleName(tr("Choose a file for %1").arg(value.name));
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(edit, 1);
        layout->addWidget(choose);
        choose->setVisible(isFile(value.name));
        m_form->addRow(value.name, row);
        const QString name = value.name;
        connect(edit, &QLineEdit::textChanged, this, [this, name](const QString &text) {
            m_values.insert(name, text.trimmed());
            Q_EMIT edited();
        });
        connect(choose, &QPushButton::clicked, this, [this, edit] { this->choose(edit); });
    }
}

void ValuesForm::choose(QLineEdit *edit)
{
    auto *dialog = new QFileDialog(this, tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
    dialog->open();
}

} // namespace muster
