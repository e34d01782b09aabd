// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/valuesform.h"

#include <QBoxLayout>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>

#include <algorithm>

namespace muster
{

namespace
{

bool hasWord(const QString &name, const QStringList &words)
{
    return std::any_of(words.begin(), words.end(), [&name](const QString &word) { return name.contains(word); });
}

// Where backups lie: a folder, of which the newest one is taken.
bool isFolder(const QString &name)
{
    return hasWord(name, {QStringLiteral("LOCATION"), QStringLiteral("FOLDER"), QStringLiteral("DIRECTORY")});
}

bool isFile(const QString &name)
{
    return !isFolder(name) && hasWord(name, {QStringLiteral("BACKUP"), QStringLiteral("BASELINE"), QStringLiteral("FILE"), QStringLiteral("RDB"),
                                             QStringLiteral("DEFINITIONS"), QStringLiteral("PATH")});
}

// Of the plan in that file; a name that sounds like a secret is never kept.
bool isKept(const QString &name)
{
    return !hasWord(name.toUpper(), {QStringLiteral("PASS"), QStringLiteral("SECRET"), QStringLiteral("TOKEN"), QStringLiteral("KEY"),
                                     QStringLiteral("CREDENTIAL")});
}

QString groupOf(const QString &planPath)
{
    const QByteArray hash = QCryptographicHash::hash(planPath.toUtf8(), QCryptographicHash::Sha1);
    return QStringLiteral("values/") + QString::fromLatin1(hash.toHex());
}

bool isMinutes(const QString &name)
{
    const QStringList words = name.split(u'_');
    return words.contains(QStringLiteral("RTO")) || words.contains(QStringLiteral("RPO")) ||
           words.contains(QStringLiteral("MINUTES")) || words.contains(QStringLiteral("TIMEOUT"));
}

// What is to be typed: "minutes, or 30m, 1h30m; 20 when left empty".
QString whatToType(const PlanValue &value)
{
    const QString form = isMinutes(value.name)                        ? ValuesForm::tr("minutes, or 45s, 30m, 1h30m")
                         : isFolder(value.name)                       ? ValuesForm::tr("the folder in which the backups lie")
                         : isFile(value.name)                         ? ValuesForm::tr("path of a file or folder")
                         : value.name == u"DATE"                      ? ValuesForm::tr("a day as 2026-05-31, or “yesterday”")
                         : value.name.contains(QStringLiteral("PATTERN")) ? ValuesForm::tr("file names, * for any part")
                                                                      : ValuesForm::tr("text");
    if (value.needed)
        return ValuesForm::tr("needed: %1").arg(form);
    return value.preset.isEmpty() ? ValuesForm::tr("%1; may stay empty").arg(form)
                                  : ValuesForm::tr("%1; %2 when left empty").arg(form, value.preset);
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
        edit->setPlaceholderText(whatToType(value));
        edit->setToolTip(whatToType(value));
        edit->setAccessibleDescription(whatToType(value));
        edit->setCursorPosition(0);
        auto *choose = new QPushButton(tr("Choose…"), row);
        choose->setObjectName(u"choose-" + value.name);
        const bool folder = isFolder(value.name);
        choose->setAccessibleName(folder ? tr("Choose a folder for %1").arg(value.name) : tr("Choose a file for %1").arg(value.name));
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(edit, 1);
        layout->addWidget(choose);
        choose->setVisible(folder || isFile(value.name));
        row->setFocusProxy(edit);
        m_form->addRow(value.needed ? tr("%1 (needed)").arg(value.name) : value.name, row);
        const QString name = value.name;
        connect(edit, &QLineEdit::textChanged, this, [this, name](const QString &text) {
            m_values.insert(name, text.trimmed());
            Q_EMIT edited();
        });
        connect(choose, &QPushButton::clicked, this, [this, edit, folder] { this->choose(edit, folder); });
    }
}

void ValuesForm::remember(const QString &planPath) const
{
    if (planPath.isEmpty())
        return;
    QSettings settings;
    settings.beginGroup(groupOf(planPath));
    settings.remove(QString());
    const Variables filled = values();
    for (auto it = filled.constBegin(); it != filled.constEnd(); ++it)
        if (isKept(it.key()))
            settings.setValue(it.key(), it.value());
}

Variables ValuesForm::remembered(const QString &planPath)
{
    Variables values;
    if (planPath.isEmpty())
        return values;
    QSettings settings;
    settings.beginGroup(groupOf(planPath));
    for (const QString &name : settings.childKeys())
        values.insert(name, settings.value(name).toString());
    return values;
}

void ValuesForm::choose(QLineEdit *edit, bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Choose a folder") : tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
    dialog->open();
}

} // namespace muster
