// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tabletopforms.h"

#include "pages/durationedit.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace muster
{

namespace
{

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            lines << trimmed;
    }
    return lines;
}

bool sameLines(const QString &a, const QString &b)
{
    return linesOf(a) == linesOf(b);
}

bool sameValues(const QString &a, const QString &b)
{
    return valuesOfCell(a, true) == valuesOfCell(b, true);
}

// Documents and rules are texts, or objects of which people see the name.
QString lineOf(const QJsonValue &item)
{
    if (item.isString())
        return item.toString().simplified();
    const QJsonObject object = item.toObject();
    for (const char *key : {"title", "name", "text", "path", "url"}) {
        if (const QString text = object.value(QLatin1String(key)).toString(); !text.isEmpty())
            return text.simplified();
    }
    return {};
}

QJsonArray itemsOf(const Plan &plan, const QString &key)
{
    const QJsonValue value = plan.extra.value(key);
    return value.isString() ? QJsonArray::fromStringList(linesOf(value.toString())) : value.toArray();
}

QString textOf(const QJsonArray &items)
{
    QStringList lines;
    for (const QJsonValue &item : items)
        lines << lineOf(item);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

// Lines that stay keep what else is known of them.
void putLines(Plan &plan, const QString &key, const QString &text)
{
    QJsonArray old = itemsOf(plan, key);
    QJsonArray items;
    for (const QString &line : linesOf(text)) {
        QJsonValue item(line);
        for (qsizetype i = 0; i < old.size(); ++i) {
            if (lineOf(old.at(i)) == line.simplified()) {
                item = old.takeAt(i);
                break;
            }
        }
        items.append(item);
    }
    if (items.isEmpty())
        plan.extra.remove(key);
    else
        plan.extra.insert(key, items);
}

} // namespace

TabletopForm::TabletopForm(TabletopDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(16, 12, 16, 12);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    connect(document, &TabletopDocument::changed, this, &TabletopForm::show);
}

void TabletopForm::show()
{
    m_showing = true;
    for (const auto &refresh : std::as_const(m_refresh))
        refresh();
    m_showing = false;
}

void TabletopForm::addLine(const QString &name, const QString &label, const Read &read, const Write &write,
                           const QString &hint, const Alike &alike)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setPlaceholderText(hint);
    m_form->addRow(label, edit);
    connect(edit, &QLineEdit::textEdited, this, [write, label, name](const QString &text) {
        write(tr("Change %1").arg(label), text, name);
    });
    m_refresh << [edit, read, alike] {
        const QString now = read();
        if (alike ? !alike(edit->text(), now) : edit->text() != now)
            edit->setText(now);
    };
}

void TabletopForm::addText(const QString &name, const QString &label, int lines, const Read &read,
                           const Write &write, const QString &hint, const Alike &alike)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setPlaceholderText(hint);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(fontMetrics().lineSpacing() * lines + 20);
    m_form->addRow(label, edit);
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit, write, label, name] {
        if (!m_showing)
            write(tr("Change %1").arg(label), edit->toPlainText(), name);
    });
    m_refresh << [edit, read, alike] {
        const QString now = read();
        if (alike ? !alike(edit->toPlainText(), now) : edit->toPlainText() != now)
            edit->setPlainText(now);
    };
}

void TabletopForm::addChoice(const QString &name, const QString &label,
                             const QList<QPair<QString, QString>> &choices, const Read &read, const Write &write)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(label);
    for (const auto &[value, words] : choices)
        box->addItem(words, value);
    m_form->addRow(label, box);
    connect(box, &QComboBox::activated, this, [box, write, label] {
        write(tr("Change %1").arg(label), box->currentData().toString(), {});
    });
    m_refresh << [box, read] { box->setCurrentIndex(std::max(0, box->findData(read()))); };
}

void TabletopForm::addDuration(const QString &name, const QString &label,
                               const std::function<std::optional<Milliseconds>()> &read,
                               const std::function<void(const QString &, std::optional<Milliseconds>)> &write)
{
    auto *edit = new DurationEdit(name, label, this);
    edit->setMaximumWidth(200);
    m_form->addRow(label, edit->withMessage());
    connect(edit, &DurationEdit::edited, this, [write, label](const std::optional<Milliseconds> &value) {
        write(tr("Change %1").arg(label), value);
    });
    auto shown = std::make_shared<std::optional<std::optional<Milliseconds>>>();
    m_refresh << [edit, read, shown] {
        const std::optional<Milliseconds> now = read();
        if (*shown && **shown == now)
            return; // what is wrong and still being typed stays
        *shown = now;
        edit->setDuration(now);
    };
}

ExerciseForm::ExerciseForm(TabletopDocument *document, QWidget *parent)
    : TabletopForm(document, parent)
{
    setObjectName(QStringLiteral("exerciseForm"));
    addField(QStringLiteral("exerciseTitle"), tr("Title"), &Plan::title);
    addField(QStringLiteral("exerciseId"), tr("Short name"), &Plan::id);
    addField(QStringLiteral("exerciseDate"), tr("Date"), &Plan::date, tr("2026-12-01"));
    addField(QStringLiteral("exerciseFacilitator"), tr("Facilitator"), &Plan::facilitator);
    addField(QStringLiteral("exerciseScribe"), tr("Scribe"), &Plan::scribe);
    addTarget(QStringLiteral("exerciseRto"), tr("Recovery time (RTO)"), &Targets::rto);
    addTarget(QStringLiteral("exerciseRpo"), tr("Data loss (RPO)"), &Targets::rpo);
    addText(
        QStringLiteral("exerciseDescription"), tr("What it is for"), 3,
        [document] { return document->plan().description; },
        [document](const QString &what, const QString &text, const QString &key) {
            document->changePlan(what, [&](Plan &plan) { plan.description = text; }, key);
        });
    addLines(QStringLiteral("groundRules"), tr("Ground rules"), QStringLiteral("ground_rules"),
             tr("One a line: “Nobody touches a real system”"));
    addLines(QStringLiteral("documents"), tr("Documents"), QStringLiteral("documents"),
             tr("One a line: run books, contact lists, diagrams to have at hand"));
    addText(
        QStringLiteral("observations"), tr("Observations known beforehand"), 3,
        [document] { return document->tabletop().observations.join(u'\n'); },
        [document](const QString &what, const QString &text, const QString &key) {
            document->change(what, [&](Tabletop &tabletop) { tabletop.observations = linesOf(text); }, key);
        },
        tr("One a line: “Nobody knew whom to call after 15 minutes”"), sameLines);
    addLine(
        QStringLiteral("exerciseTags"), tr("What it tests"),
        [document] { return document->plan().tags.join(QStringLiteral(", ")); },
        [document](const QString &what, const QString &text, const QString &key) {
            document->changePlan(what, [&](Plan &plan) { plan.tags = valuesOfCell(text, true); }, key);
        },
        tr("failover, communication"), sameValues);
    show();
}

void ExerciseForm::addField(const QString &name, const QString &label, QString Plan::*member, const QString &hint)
{
    addLine(
        name, label, [this, member] { return m_document->plan().*member; },
        [this, member](const QString &what, const QString &text, const QString &key) {
            m_document->changePlan(what, [&](Plan &plan) { plan.*member = text; }, key);
        },
        hint);
}

void ExerciseForm::addLines(const QString &name, const QString &label, const QString &key, const QString &hint)
{
    addText(
        name, label, 4, [this, key] { return textOf(itemsOf(m_document->plan(), key)); },
        [this, key](const QString &what, const QString &text, const QString &merge) {
            m_document->changePlan(what, [&](Plan &plan) { putLines(plan, key, text); }, merge);
        },
        hint, sameLines);
}

void ExerciseForm::addTarget(const QString &name, const QString &label, std::optional<Milliseconds> Targets::*member)
{
    addDuration(
        name, label, [this, member] { return m_document->plan().targets.*member; },
        [this, member](const QString &what, std::optional<Milliseconds> value) {
            m_document->changePlan(what, [&](Plan &plan) { plan.targets.*member = value; });
        });
}

ScenarioForm::ScenarioForm(TabletopDocument *document, QWidget *parent)
    : TabletopForm(document, parent)
{
    setObjectName(QStringLiteral("scenarioForm"));
    addChoice(
        QStringLiteral("severity"), tr("Severity"),
        {{QString(), tr("not said")},
         {QStringLiteral("low"), tr("low")},
         {QStringLiteral("medium"), tr("medium")},
         {QStringLiteral("high"), tr("high")},
         {QStringLiteral("critical"), tr("critical")}},
        [document] { return document->scenario() ? document->scenario()->severity : QString(); },
        [document](const QString &what, const QString &text, const QString &) {
            document->changeScenario(what, [&](Scenario &scenario) { scenario.severity = text; });
        });
    addTarget(QStringLiteral("scenarioRto"), tr("Recovery time (RTO)"), &Scenario::expectedRto);
    addTarget(QStringLiteral("scenarioRpo"), tr("Data loss (RPO)"), &Scenario::expectedRpo);
    addText(
        QStringLiteral("scenarioDescription"), tr("What has happened"), 6,
        [document] { return document->scenario() ? document->scenario()->description : QString(); },
        [document](const QString &what, const QString &text, const QString &key) {
            document->changeScenario(
                what, [&](Scenario &scenario) { scenario.description = text; }, key + document->scenario()->name);
        },
        tr("What the participants are told at the beginning"));
    addLine(
        QStringLiteral("affectedSystems"), tr("Affected systems"),
        [document] {
            return document->scenario() ? document->scenario()->affectedSystems.join(QStringLiteral("; "))
                                        : QString();
        },
        [document](const QString &what, const QString &text, const QString &key) {
            document->changeScenario(
                what, [&](Scenario &scenario) { scenario.affectedSystems = valuesOfCell(text, true); },
                key + document->scenario()->name);
        },
        tr("user-service, order-service"), sameValues);
    addText(
        QStringLiteral("triggerConditions"), tr("What sets it off"), 3,
        [document] {
            return document->scenario() ? document->scenario()->triggerConditions.join(u'\n') : QString();
        },
        [document](const QString &what, const QString &text, const QString &key) {
            document->changeScenario(
                what, [&](Scenario &scenario) { scenario.triggerConditions = linesOf(text); },
                key + document->scenario()->name);
        },
        tr("One a line: “Health check fails for 60 s”"), sameLines);
    show();
}

void ScenarioForm::addTarget(const QString &name, const QString &label,
                             std::optional<Milliseconds> Scenario::*member)
{
    addDuration(
        name, label,
        [this, member] { return m_document->scenario() ? m_document->scenario()->*member : std::nullopt; },
        [this, member](const QString &what, std::optional<Milliseconds> value) {
            m_document->changeScenario(what, [&](Scenario &scenario) { scenario.*member = value; });
        });
}

} // namespace muster
