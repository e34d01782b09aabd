// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/measuredtimes.h"

#include "pages/reporttable.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace muster
{

namespace
{

QString words(const std::optional<Milliseconds> &value)
{
    return value ? wordsText(*value) : QStringLiteral("–");
}

QString differenceText(Milliseconds value)
{
    return (value.count() < 0 ? QStringLiteral("−") : QStringLiteral("+")) + wordsText(Milliseconds(std::abs(value.count())));
}

QVariant key(const std::optional<Milliseconds> &value)
{
    return value.has_value() ? QVariant(qlonglong(value->count())) : QVariant();
}

ReportTableSpec spec()
{
    RowLook look;
    look.mutedColumns = {1, 5};
    return {QStringLiteral("measuredTimes"), MeasuredTimes::tr("Estimates beside measured times"),
            {MeasuredTimes::tr("Step"), MeasuredTimes::tr("Role"), MeasuredTimes::tr("Estimate"), MeasuredTimes::tr("Measured"),
             MeasuredTimes::tr("Difference"), MeasuredTimes::tr("Remark")},
            {0, 130, 90, 90, 90, 150}, 0, look, false, MeasuredTimes::tr("The plan and the run have no step in common.")};
}

} // namespace

MeasuredTimes::MeasuredTimes(const TimesComparison &times, const QString &into, QWidget *parent)
    : QDialog(parent), m_table(new ReportTable(spec(), this))
{
    setObjectName(QStringLiteral("measuredTimesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Take over measured times"));
    setAccessibleName(windowTitle());
    fill(times);
    const auto taken = std::count_if(times.steps.begin(), times.steps.end(), [](const StepTimes &step) { return step.measured.has_value(); });
    auto *said = new QLabel(tr("Measured times become the estimates of %1: of %2 of its %3 steps, up to the full second. "
                               "Steps without a time keep theirs. Nothing is saved before you save the plan.")
                                .arg(into).arg(taken).arg(times.steps.size() + times.onlyInPlan.size()), this);
    said->setObjectName(QStringLiteral("measuredTimesText"));
    said->setTextFormat(Qt::PlainText);
    said->setWordWrap(true);
    auto *sum = new QLabel(tr("All %1 steps that have both: estimated %2, measured %3 (%4)")
                               .arg(times.both).arg(wordsText(times.estimated), wordsText(times.measured), differenceText(times.measured - times.estimated)), this);
    sum->setObjectName(QStringLiteral("measuredTimesSum"));
    sum->setFont(theme::semibold(font()));
    auto *take = new QPushButton(tr("Take over"), this);
    take->setObjectName(QStringLiteral("takeTimes"));
    take->setAccessibleName(tr("Take over the measured times"));
    take->setProperty("kind", QStringLiteral("primary"));
    take->setEnabled(taken > 0);
    auto *leave = new QPushButton(tr("Leave the estimates"), this);
    leave->setObjectName(QStringLiteral("leaveTimes"));
    leave->setAccessibleName(leave->text());
    (taken > 0 ? take : leave)->setDefault(true); // nothing is saved by it
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(leave);
    buttons->addWidget(take);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(10);
    all->addWidget(said);
    all->addWidget(m_table, 1);
    all->addWidget(sum);
    all->addLayout(buttons);
    resize(820, 520);
    setTabOrder(m_table, leave);
    setTabOrder(leave, take);
    (taken > 0 ? take : leave)->setFocus(Qt::OtherFocusReason);
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(take, &QPushButton::clicked, this, [this] {
        Q_EMIT takeOver();
        accept();
    });
}

void MeasuredTimes::fill(const TimesComparison &times)
{
    QVector<ReportRow> rows;
    for (const StepTimes &step : times.steps) {
        const bool both = step.estimate && step.measured;
        const Milliseconds difference = step.measured.value_or(Milliseconds(0)) - step.estimate.value_or(Milliseconds(0));
        const QString remark = !step.measured ? tr("no time: %1").arg(statusWord(step.status))
                               : step.sinceTickBefore ? tr("since the step before") : QString();
        rows.append({{step.text, step.role, words(step.estimate), words(step.measured), both ? differenceText(difference) : QString(), remark},
                     {{}, {}, key(step.estimate), key(step.measured), both ? QVariant(qlonglong(difference.count())) : QVariant(), {}}, {}, {}, {}});
    }
    for (const QString &text : times.onlyInPlan)
        rows.append({{text, {}, {}, {}, {}, tr("not in the run")}, {}, {}, {}, {}});
    for (const QString &text : times.onlyInRun)
        rows.append({{text, {}, {}, {}, {}, tr("not in the plan")}, {}, {}, {}, {}});
    m_table->setRows(rows);
}

} // namespace muster
