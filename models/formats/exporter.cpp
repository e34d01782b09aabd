// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as the files that others want, and what those cannot hold.
#include "formats/checklist.h"
#include "formats/cutover.h"
#include "formats/importer.h"
#include "formats/importwords.h"
#include "formats/literaltext.h"
#include "formats/msel.h"
#include "formats/playbook.h"
#include "formats/tasklist.h"

#include <algorithm>

namespace muster
{

namespace
{

struct Word
{
    ExportForm form;
    QString text;
};

const QVector<Word> &words()
{
    static const QVector<Word> all{{ExportForm::MselCsv, QStringLiteral("msel-csv")},
                                   {ExportForm::MselXlsx, QStringLiteral("msel-xlsx")},
                                   {ExportForm::Markdown, QStringLiteral("markdown")},
                                   {ExportForm::CutoverCsv, QStringLiteral("cutover-csv")},
                                   {ExportForm::Playbook, QStringLiteral("playbook")}};
    return all;
}

Error wrongKind(const Plan &plan)
{
    QStringList possible;
    for (const ExportForm form : exportFormsOf(plan.kind)) {
        for (const Word &word : words()) {
            if (word.form == form)
                possible.append(word.text);
        }
    }
    if (possible.isEmpty())
        return importError("export.kind", importText("The plan is of kind %1; it has neither injects nor a check list.").arg(kindWord(plan.kind)),
                           importText("Use `muster-cli report` for what other plans hold."));
    return importError("export.kind",
                       plan.kind == PlanKind::Tabletop
                           ? importText("The plan is of kind tabletop; such a list is made of a drill.")
                           : importText("The plan is of kind %1; only a tabletop has injects.").arg(kindWord(plan.kind)),
                       importText("Its formats are %1.").arg(possible.join(QStringLiteral(", "))));
}

struct Counts
{
    int actions = 0;
    int inner = 0;
    int needs = 0;
    int conditions = 0; // when, retry, timeout, on_failure, always
    int dates = 0;      // due, target
};

Counts countsOf(const Plan &plan)
{
    Counts counts;
    for (const Phase &phase : plan.phases) {
        counts.dates += phase.due || phase.target ? 1 : 0;
        for (const Step &step : phase.steps)
            counts.inner += step.steps.isEmpty() ? 0 : 1;
    }
    for (const Step *step : plan.allSteps()) {
        counts.actions += step->action ? 1 : 0;
        counts.needs += step->needs.isEmpty() ? 0 : 1;
        counts.conditions += !step->when.isEmpty() || step->always || step->timeout || step->retry != Retry{} ||
                                     step->onFailure != OnFailure::Stop
                                 ? 1
                                 : 0;
    }
    return counts;
}

} // namespace

std::optional<ExportForm> exportFormFromWord(const QString &word)
{
    for (const Word &each : words()) {
        if (each.text == word)
            return each.form;
    }
    return std::nullopt;
}

QStringList exportFormWords()
{
    QStringList all;
    for (const Word &word : words())
        all.append(word.text);
    return all;
}

QVector<ExportForm> exportFormsOf(PlanKind kind)
{
    if (kind == PlanKind::Tabletop)
        return {ExportForm::MselCsv, ExportForm::MselXlsx, ExportForm::Markdown};
    if (kind == PlanKind::Drill)
        return {ExportForm::Markdown, ExportForm::CutoverCsv, ExportForm::Playbook};
    return {};
}

QStringList exportLosses(const Plan &plan, ExportForm form)
{
    if (plan.kind != PlanKind::Drill)
        return {};
    const Counts counts = countsOf(plan);
    QStringList losses;
    const auto lose = [&losses](int count, const QString &text) {
        if (count > 0)
            losses.append(text.contains(u"%1") ? text.arg(count) : text);
    };
    lose(counts.actions, importText("what automatic steps do (%1): they become steps by hand"));
    lose(counts.conditions, importText("conditions, time-outs and retries of steps (%1)"));
    lose(counts.dates, importText("times and targets of phases (%1)"));
    lose(plan.targets.rto || plan.targets.rpo ? 1 : 0, importText("the recovery objectives"));
    lose(static_cast<int>(plan.participants.size()), importText("participants (%1)"));
    if (form == ExportForm::Playbook) {
        lose(counts.needs, importText("what steps wait for (%1)"));
        lose(counts.inner, importText("nesting (%1): sub-steps stand in the description of their step"));
    }
    if (form == ExportForm::CutoverCsv) {
        const auto described = std::count_if(plan.phases.begin(), plan.phases.end(), [](const Phase &phase) {
            return !phase.extra.value(u"description").toString().isEmpty();
        });
        lose(plan.description.isEmpty() ? 0 : 1, importText("the description"));
        lose(static_cast<int>(described), importText("descriptions of phases (%1)"));
    }
    return losses;
}

Result<QByteArray> exportPlan(const Plan &plan, ExportForm form)
{
    if (!exportFormsOf(plan.kind).contains(form))
        return fail(wrongKind(plan));
    if (plan.kind == PlanKind::Drill && plan.allSteps().isEmpty())
        return fail(importError("export.no_steps", importText("The plan has no steps to write down."),
                                importText("Add steps to its phases first.")));
    if (plan.kind == PlanKind::Tabletop && form == ExportForm::Markdown)
        return tabletopMarkdown(plan);
    switch (form) {
    case ExportForm::Markdown:
        return checklistMarkdown(withPlainText(plan));
    case ExportForm::CutoverCsv:
        return writeCsv(taskRows(withPlainText(plan)));
    case ExportForm::Playbook:
        return playbookJson(withPlainText(plan));
    case ExportForm::MselCsv:
        return writeCsv(mselRows(plan));
    case ExportForm::MselXlsx:
        break;
    }
    return writeXlsx(plan.title, mselRows(plan));
}

} // namespace muster
