// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checkseditor.h"

#include "pages/paramstable.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

namespace muster
{

namespace
{

const QString checksKey = QStringLiteral("checks");

QString toleranceText(double tolerance)
{
    return tolerance > 0 ? QString::number(tolerance) : QString();
}

} // namespace

ChecksEditor::ChecksEditor(PlanDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_table(new QTableWidget(0, ColumnCount, this)),
      m_add(new QPushButton(tr("Add check"), this)), m_remove(new QPushButton(tr("Delete check"), this))
{
    m_table->setObjectName(QStringLiteral("checksTable"));
    m_table->setAccessibleName(tr("Checks of the plan"));
    m_table->setHorizontalHeaderLabels(
        {tr("Name"), tr("SQL"), tr("Expected"), tr("Tolerance"), tr("Critical")});
    m_table->horizontalHeader()->setSectionResizeMode(SqlColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(NameColumn, 180);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_add->setObjectName(QStringLiteral("addCheck"));
    m_add->setAccessibleName(m_add->text());
    m_remove->setObjectName(QStringLiteral("deleteCheck"));
    m_remove->setAccessibleName(m_remove->text());
    auto *note = new QLabel(
        tr("The standard checks (contents, counts, checksums, keys, sequences, indexes) are made by the "
           "validating step itself; these are your own. No expected value: the query has to give true. "
           "Tolerance is a fraction: 0.05 is 5 %."),
        this);
    note->setWordWrap(true);
    theme::setTextRole(note, Colour::Muted);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 8, 12, 12);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    all->addWidget(note);
    all->addLayout(buttons);
    all->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        if (!m_showing)
            QMetaObject::invokeMethod(
                this, [this, row = item->row()] { take(row); }, Qt::QueuedConnection);
    });
    connect(m_add, &QPushButton::clicked, this, &ChecksEditor::add);
    connect(m_remove, &QPushButton::clicked, this, &ChecksEditor::remove);
    connect(document, &PlanDocument::changed, this, &ChecksEditor::show);
    show();
}

int ChecksEditor::count() const
{
    return static_cast<int>(m_rows.size());
}

StepPlace ChecksEditor::validatingStep() const
{
    const QVector<Phase> &phases = m_document->steps()->phases();
    for (int p = 0; p < phases.size(); ++p) {
        for (int s = 0; s < phases.at(p).steps.size(); ++s) {
            const Step &step = phases.at(p).steps.at(s);
            if (step.action && step.action->type.endsWith(QStringLiteral(".validate")))
                return {p, s};
        }
    }
    return {};
}

void ChecksEditor::addRow(const Row &row, const QStringList &texts, bool critical)
{
    const int at = m_table->rowCount();
    m_table->insertRow(at);
    for (int column = 0; column < CriticalColumn; ++column) {
        auto *item = new QTableWidgetItem(texts.at(column));
        item->setToolTip(texts.at(column));
        m_table->setItem(at, column, item);
    }
    auto *box = new QTableWidgetItem;
    box->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    box->setCheckState(critical ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(at, CriticalColumn, box);
    m_rows.append(row);
}

void ChecksEditor::show()
{
    m_showing = true;
    const int current = m_table->currentRow();
    m_table->setRowCount(0);
    m_rows.clear();
    const QVector<CheckSpec> &own = m_document->head().checks;
    for (int i = 0; i < own.size(); ++i) {
        const CheckSpec &check = own.at(i);
        addRow({{}, i},
               {check.name, check.sql.isEmpty() ? check.builtin : check.sql,
                ParamsTable::textFromValue(check.expected.isNull() ? QJsonValue::Undefined : check.expected),
                toleranceText(check.tolerance)},
               check.critical);
    }
    const QVector<Phase> &phases = m_document->steps()->phases();
    for (int p = 0; p < phases.size(); ++p) {
        for (int s = 0; s < phases.at(p).steps.size(); ++s) {
            const Step &step = phases.at(p).steps.at(s);
            const QJsonArray checks =
                step.action ? step.action->params.value(checksKey).toArray() : QJsonArray();
            for (int i = 0; i < checks.size(); ++i) {
                const QJsonObject check = checks.at(i).toObject();
                addRow({{p, s}, i},
                       {check.value(QStringLiteral("name")).toString(),
                        check.value(QStringLiteral("sql"))
                            .toString(check.value(QStringLiteral("builtin")).toString()),
                        ParamsTable::textFromValue(check.value(QStringLiteral("expected"))),
                        toleranceText(check.value(QStringLiteral("tolerance")).toDouble())},
                       check.value(QStringLiteral("critical")).toBool(true));
            }
        }
    }
    m_table->setCurrentCell(std::min(current, m_table->rowCount() - 1), 0);
    const bool partial = m_document->head().kind == PlanKind::Partial;
    m_add->setEnabled(partial || validatingStep().isValid());
    m_add->setToolTip(m_add->isEnabled()
                          ? QString()
                          : tr("A step that validates comes first: add one in Phases and steps."));
    m_remove->setEnabled(m_table->rowCount() > 0);
    m_showing = false;
}

void ChecksEditor::changeStepChecks(const QString &what, StepPlace at,
                                    const std::function<void(QJsonArray &)> &change)
{
    const Step *now = m_document->steps()->step(at);
    if (!now || !now->action)
        return;
    Step step = *now;
    QJsonArray checks = step.action->params.value(checksKey).toArray();
    change(checks);
    if (checks.isEmpty())
        step.action->params.remove(checksKey);
    else
        step.action->params.insert(checksKey, checks);
    m_document->changeStep(what, at, step);
}

void ChecksEditor::take(int row)
{
    if (row < 0 || row >= m_rows.size() || row >= m_table->rowCount())
        return;
    const Row where = m_rows.at(row);
    const auto cell = [this, row](int column) { return m_table->item(row, column)->text().trimmed(); };
    const bool critical = m_table->item(row, CriticalColumn)->checkState() == Qt::Checked;
    const double tolerance = cell(ToleranceColumn).toDouble();
    const QJsonValue expected = ParamsTable::valueFromText(cell(ExpectedColumn));
    if (!where.step.isValid()) {
        m_document->changeHead(tr("Change check"), [&](Plan &plan) {
            CheckSpec &check = plan.checks[where.index];
            check.name = cell(NameColumn);
            (check.sql.isEmpty() && !check.builtin.isEmpty() ? check.builtin : check.sql) = cell(SqlColumn);
            check.expected = expected.isUndefined() ? QJsonValue() : expected;
            check.tolerance = tolerance;
            check.critical = critical;
        });
        return;
    }
    changeStepChecks(tr("Change check"), where.step, [&](QJsonArray &checks) {
        QJsonObject check = checks.at(where.index).toObject();
        check.insert(QStringLiteral("name"), cell(NameColumn));
        const bool builtin =
            check.contains(QStringLiteral("builtin")) && !check.contains(QStringLiteral("sql"));
        check.insert(builtin ? QStringLiteral("builtin") : QStringLiteral("sql"), cell(SqlColumn));
        check.insert(QStringLiteral("critical"), critical);
        const auto optional = [&check](const QString &key, const QJsonValue &value, bool wanted) {
            if (wanted)
                check.insert(key, value);
            else
                check.remove(key);
        };
        optional(QStringLiteral("expected"), expected, !expected.isUndefined());
        optional(QStringLiteral("tolerance"), tolerance, tolerance > 0);
        checks.replace(where.index, check);
    });
}

void ChecksEditor::add()
{
    if (m_document->head().kind == PlanKind::Partial) {
        m_document->changeHead(tr("Add check"), [](Plan &plan) {
            CheckSpec check;
            check.name = tr("new check");
            check.sql = QStringLiteral("SELECT count(*) > 0 FROM …");
            plan.checks.append(check);
        });
        return;
    }
    changeStepChecks(tr("Add check"), validatingStep(), [](QJsonArray &checks) {
        checks.append(QJsonObject{{QStringLiteral("name"), tr("new check")},
                                  {QStringLiteral("sql"), QStringLiteral("SELECT count(*) > 0 FROM …")}});
    });
}

void ChecksEditor::remove()
{
    const int row = m_table->currentRow();
    if (row < 0 || row >= m_rows.size())
        return;
    const Row where = m_rows.at(row);
    if (where.step.isValid())
        changeStepChecks(tr("Delete check"), where.step,
                         [&](QJsonArray &checks) { checks.removeAt(where.index); });
    else
        m_document->changeHead(tr("Delete check"), [&](Plan &plan) { plan.checks.removeAt(where.index); });
}

} // namespace muster
