// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/targetsform.h"

#include "pages/durationedit.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

namespace muster
{

namespace
{

constexpr int spareRows = 1; // an empty row to type the next person into

} // namespace

TargetsForm::TargetsForm(PlanDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_recoveredBy(new QComboBox(this)),
      m_goLive(new QComboBox(this)), m_people(new QTableWidget(0, 2, this))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 12, 16, 12);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    addText(form, QStringLiteral("planTitle"), tr("Title"), &Plan::title);
    addText(form, QStringLiteral("planId"), tr("Short name"), &Plan::id);
    addText(form, QStringLiteral("planDescription"), tr("What it is for"), &Plan::description);
    m_rto = addTarget(form, QStringLiteral("rto_minutes"), tr("Recovery time (RTO)"), &Targets::rto);
    m_rpo = addTarget(form, QStringLiteral("rpo_minutes"), tr("Data loss (RPO)"), &Targets::rpo);
    m_goLive->setObjectName(QStringLiteral("goLiveStep"));
    m_goLive->setAccessibleName(tr("T+0 is the start of"));
    m_recoveredBy->setObjectName(QStringLiteral("recoveredBy"));
    m_recoveredBy->setAccessibleName(tr("Recovered at the end of"));
    form->addRow(tr("T+0 is the start of"), m_goLive);
    form->addRow(tr("Recovered at the end of"), m_recoveredBy);
    addText(form, QStringLiteral("facilitator"), tr("Facilitator"), &Plan::facilitator);
    addText(form, QStringLiteral("scribe"), tr("Scribe"), &Plan::scribe);
    addPeople(form);
    orderTabs();
    connect(m_goLive, &QComboBox::activated, this, [this] {
        m_document->changeHead(tr("Change T+0"),
                               [this](Plan &p) { p.goLive = m_goLive->currentData().toString(); });
    });
    connect(m_recoveredBy, &QComboBox::activated, this, [this] {
        m_document->changeHead(tr("Change end of recovery"),
                               [this](Plan &p) { p.recoveredBy = m_recoveredBy->currentData().toString(); });
    });
    connect(document, &PlanDocument::changed, this, &TargetsForm::show);
    show();
}

QLineEdit *TargetsForm::addText(QFormLayout *form, const QString &name, const QString &label,
                                QString Plan::*member)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    m_texts.append({edit, member});
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, member, label] {
        if (edit->text() != m_document->head().*member)
            m_document->changeHead(tr("Change %1").arg(label),
                                   [&](Plan &plan) { plan.*member = edit->text(); });
    });
    form->addRow(label, edit);
    return edit;
}

DurationEdit *TargetsForm::addTarget(QFormLayout *form, const QString &key, const QString &label,
                                     std::optional<Milliseconds> Targets::*member)
{
    auto *edit = new DurationEdit(key, label, this);
    edit->setMaximumWidth(200);
    connect(edit, &DurationEdit::edited, this,
            [this, key, label, member](const std::optional<Milliseconds> &value, const QString &variable) {
                m_document->changeHead(tr("Change %1").arg(label), [&](Plan &plan) {
                    plan.targets.*member = value;
                    if (variable.isEmpty())
                        plan.targets.extra.remove(key);
                    else
                        plan.targets.extra.insert(key, variable);
                });
            });
    form->addRow(label, edit->withMessage());
    return edit;
}

void TargetsForm::addPeople(QFormLayout *form)
{
    m_people->setObjectName(QStringLiteral("participants"));
    m_people->setAccessibleName(tr("People who take part"));
    m_people->setHorizontalHeaderLabels({tr("Name"), tr("Role")});
    m_people->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_people->verticalHeader()->hide();
    m_people->setTabKeyNavigation(false);
    m_people->setMinimumHeight(140);
    form->addRow(tr("People"), m_people);
    connect(m_people, &QTableWidget::cellChanged, this, [this] {
        if (!m_showing)
            takePeople();
    });
}

void TargetsForm::orderTabs()
{
    QWidget *last = nullptr;
    for (const char *name : {"planTitle", "planId", "planDescription", "rto_minutes", "rpo_minutes", "goLiveStep",
                             "recoveredBy", "facilitator", "scribe", "participants"}) {
        auto *next = findChild<QWidget *>(QString::fromLatin1(name));
        if (last)
            setTabOrder(last, next);
        last = next;
    }
}

void TargetsForm::takePeople()
{
    QVector<Participant> people;
    const auto cell = [this](int row, int column) {
        const QTableWidgetItem *item = m_people->item(row, column);
        return item ? item->text().trimmed() : QString();
    };
    const QVector<Participant> &old = m_document->head().participants;
    for (int row = 0; row < m_people->rowCount(); ++row) {
        Participant person = row < old.size() ? old.at(row) : Participant{};
        person.name = cell(row, 0);
        person.role = cell(row, 1);
        if (!person.name.isEmpty() || !person.role.isEmpty())
            people.append(person);
    }
    // Queued: the table must not be filled anew while it is still closing its editor.
    QMetaObject::invokeMethod(
        this,
        [this, people] {
            m_document->changeHead(tr("Change people"),
                                   [&people](Plan &plan) { plan.participants = people; });
        },
        Qt::QueuedConnection);
}

void TargetsForm::showPeople()
{
    const QVector<Participant> &people = m_document->head().participants;
    m_people->setRowCount(static_cast<int>(people.size()) + spareRows);
    for (int row = 0; row < m_people->rowCount(); ++row) {
        const bool known = row < people.size();
        const QStringList texts{known ? people.at(row).name : QString(),
                                known ? people.at(row).role : QString()};
        for (int column = 0; column < 2; ++column) {
            if (QTableWidgetItem *item = m_people->item(row, column))
                item->setText(texts.at(column));
            else
                m_people->setItem(row, column, new QTableWidgetItem(texts.at(column)));
        }
    }
}

void TargetsForm::show()
{
    m_showing = true;
    const Plan &head = m_document->head();
    for (const auto &[edit, member] : std::as_const(m_texts)) {
        if (edit->text() != head.*member)
            edit->setText(head.*member);
        if (!edit->hasFocus())
            edit->setCursorPosition(0); // a long text is read from its beginning
    }
    m_rto->setDuration(head.targets.rto, head.targets.extra.value(QStringLiteral("rto_minutes")).toString());
    m_rpo->setDuration(head.targets.rpo, head.targets.extra.value(QStringLiteral("rpo_minutes")).toString());
    const auto fill = [this](QComboBox *box, const QString &none, const QString &now) {
        box->clear();
        box->addItem(none, QString());
        for (const Phase &phase : m_document->steps()->phases()) {
            for (const Step &step : phase.steps)
                box->addItem(step.text, step.id);
        }
        box->setCurrentIndex(std::max(0, box->findData(now)));
    };
    fill(m_goLive, tr("the run"), head.goLive);
    fill(m_recoveredBy, tr("the last step before clean-up"), head.recoveredBy);
    showPeople();
    m_showing = false;
}

} // namespace muster
