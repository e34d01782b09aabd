// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ledgerrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster
{

namespace
{

constexpr qsizetype longestField = 10000; // characters

QString tr(const char *text)
{
    return QCoreApplication::translate("Ledger", text);
}

Done refuse(const char *code, const QString &message, const QString &hint = {})
{
    return fail({QString::fromLatin1(code), message, hint, Fault::BadInput});
}

QString howToClose()
{
    return tr("Name a later run's step or check that passed, or give a reason.");
}

Done mayBe(const QString &key, const QString &value)
{
    if (!gapFieldKeys().contains(key))
        return refuse("gap.field", tr("A gap has no field “%1”.").arg(key),
                      tr("Known: %1.").arg(gapFieldKeys().join(u", ")));
    if (value.size() > longestField)
        return refuse("gap.too_long", tr("The %1 has %2 characters; at most %3 are kept.").arg(key).arg(value.size()).arg(longestField));
    if (key == u"description" && value.trimmed().isEmpty())
        return refuse("gap.field", tr("A gap needs a description."));
    if (key == u"priority" && !value.isEmpty() && value != u"P1" && value != u"P2" && value != u"P3")
        return refuse("gap.priority", tr("“%1” is not a priority.").arg(value), tr("Known: P1, P2, P3."));
    if (key == u"status" && (value.isEmpty() || !gapStatusFromWord(value)))
        return refuse("gap.status", tr("“%1” is not a status of a gap.").arg(value), tr("Known: open, in progress, closed."));
    if (key == u"status" && *gapStatusFromWord(value) == GapStatus::Closed)
        return refuse("gap.needs_evidence", tr("A gap is closed with evidence only."), howToClose());
    return {};
}

Done mayChange(const LedgerGap &gap, const QJsonObject &fields)
{
    if (!gap.isOpen())
        return refuse("gap.closed", tr("The gap %1 is closed.").arg(gap.key), tr("Reopen it first."));
    if (fields.isEmpty())
        return refuse("gap.unchanged", tr("Nothing is to be changed."));
    for (auto it = fields.begin(); it != fields.end(); ++it)
        if (const Done done = mayBe(it.key(), it->toString()); !done)
            return done;
    return {};
}

Done mayLink(const Ledger &ledger, const LedgerGap &gap, const QString &otherKey)
{
    const LedgerGap *other = ledger.gap(otherKey);
    if (!other)
        return refuse("gap.unknown", tr("There is no gap %1.").arg(otherKey));
    if (other->key == gap.key)
        return refuse("gap.same_gap", tr("A gap is not seen before in itself."));
    if (other->runId == gap.runId)
        return refuse("gap.same_run", tr("Both gaps are of the same run: seen before is about another one."));
    return {};
}

QString checkId(const CheckResult &check)
{
    return check.object.isEmpty() ? check.name : check.name + u':' + check.object;
}

Done isLater(const LedgerGap &gap, const EvidenceRun &run)
{
    if (run.runId == gap.runId)
        return refuse("evidence.same_run", tr("The run %1 is the one that raised the gap.").arg(run.runId), howToClose());
    if (run.phase != RunPhase::Finished && run.phase != RunPhase::Aborted)
        return refuse("evidence.not_over", tr("The run %1 is not over: what passed may still change.").arg(run.runId),
                      tr("Finish it first, or name another run."));
    if (!run.startedAt.isValid() || run.startedAt <= gap.openSince)
        return refuse("evidence.earlier", tr("The run %1 is not later than the gap.").arg(run.runId), howToClose());
    return {};
}

bool isMeant(const EvidenceItem &item, const QString &name)
{
    return item.id == name || (item.isCheck && item.id.startsWith(name + u':'));
}

} // namespace

QStringList gapFieldKeys()
{
    return {QStringLiteral("description"), QStringLiteral("category"), QStringLiteral("priority"),
            QStringLiteral("remediation"), QStringLiteral("owner"), QStringLiteral("due"), QStringLiteral("status")};
}

QString gapField(const LedgerGap &gap, const QString &key)
{
    const QStringList values{gap.description, gap.category, gap.priority,  gap.remediation,
                             gap.owner,       gap.due,      gapStatusWord(gap.status)};
    return values.value(gapFieldKeys().indexOf(key));
}

Done mayFollow(const Ledger &ledger, const FollowUp &what)
{
    const LedgerGap *gap = ledger.gap(what.gap);
    if (!gap)
        return refuse("gap.unknown", tr("There is no gap %1.").arg(what.gap));
    if (what.reason.size() > longestField)
        return refuse("gap.too_long", tr("The reason is too long; at most %1 characters are kept.").arg(longestField));
    switch (what.kind) {
    case FollowUpKind::Changed: return mayChange(*gap, what.fields);
    case FollowUpKind::Closed:
        if (!gap->isOpen())
            return refuse("gap.closed", tr("The gap %1 is closed already.").arg(gap->key));
        if (what.run.isEmpty() && what.reason.trimmed().isEmpty())
            return refuse("gap.needs_evidence", tr("A gap is closed with evidence only."), howToClose());
        return {};
    case FollowUpKind::Reopened:
        return gap->isOpen() ? refuse("gap.not_closed", tr("The gap %1 is not closed.").arg(gap->key)) : Done();
    case FollowUpKind::Same:
    case FollowUpKind::Different: return mayLink(ledger, *gap, what.other);
    }
    return {};
}

EvidenceRun evidenceOf(const Plan &plan, const RunState &state)
{
    EvidenceRun run{state.runId, plan.title, state.phase, state.liveAt.isValid() ? state.liveAt : state.createdAt,
                    verdict(plan, state), {}};
    for (const QString &id : state.stepOrder) {
        const StepState *step = state.step(id);
        const Step *planned = plan.findStep(id);
        if (step)
            run.items.append({id, planned ? planned->text : id, false, step->status, step->endedAt});
    }
    for (const RecordedCheck &recorded : effectiveChecks(state)) {
        const StepState *step = state.step(recorded.step);
        const QDateTime at = step && step->endedAt.isValid() ? step->endedAt : state.lastAt;
        run.items.append({checkId(recorded.check), checkId(recorded.check), true, recorded.check.status, at});
    }
    return run;
}

Done proves(const LedgerGap &gap, const EvidenceRun &run, const QString &item)
{
    if (const Done later = isLater(gap, run); !later)
        return later;
    if (item.isEmpty()) {
        const bool anything = std::any_of(run.items.begin(), run.items.end(), [](auto &one) { return one.status == Status::Passed; });
        return anything && run.verdict == Verdict::Passed && run.phase == RunPhase::Finished
                   ? Done()
                   : refuse("evidence.not_passed", anything ? tr("The run %1 did not pass as a whole.").arg(run.runId)
                                     : tr("The run %1 has no step or check that passed.").arg(run.runId),
                            anything ? tr("Name the step or check of it that did: %1:STEP").arg(run.runId) : howToClose());
    }
    int meant = 0;
    for (const EvidenceItem &one : run.items) {
        if (!isMeant(one, item))
            continue;
        ++meant;
        if (one.status != Status::Passed)
            return refuse("evidence.not_passed", tr("%1 of the run %2 did not pass: %3.").arg(one.id, run.runId, statusWord(one.status)), howToClose());
    }
    if (meant > 0)
        return {};
    QStringList passed;
    for (const EvidenceItem &one : provingItems(gap, run).mid(0, 8))
        passed.append(one.id);
    return refuse("evidence.unknown", tr("The run %1 has no step or check “%2”.").arg(run.runId, item),
                  passed.isEmpty() ? tr("Nothing of it passed.") : tr("Of it passed: %1.").arg(passed.join(u", ")));
}

QVector<EvidenceItem> provingItems(const LedgerGap &gap, const EvidenceRun &run)
{
    QVector<EvidenceItem> items;
    if (isLater(gap, run))
        std::copy_if(run.items.begin(), run.items.end(), std::back_inserter(items),
                     [](const EvidenceItem &item) { return item.status == Status::Passed; });
    return items;
}

} // namespace muster
